import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { fold, nameKey } from '../../src/domain/analysis.ts';
import type { Form, Level, Theme } from '../../src/domain/codes.ts';
import type { Directory, DirectoryEntry } from '../../src/reference/directory.ts';
import { loadDirectory } from '../../src/reference/load-directory.ts';
import { csvLine } from './csv.ts';

/** Themes of the French atlas of decentralised cooperation → ours. The atlas is coarser or crosswise in places: a label
 *  that covers two of our themes gives both, one that names a part of a theme gives the whole. */
const THEMES_OF_LABEL: Readonly<Record<string, readonly Theme[]>> = {
  'Eau et assainissement': ['eau_assainissement'],
  'Eau et déchets': ['eau_assainissement', 'dechets'],
  Déchets: ['dechets'],
  'Économie circulaire': ['dechets'],
  Énergie: ['energie'],
  'Mobilité et transports': ['mobilite'],
  'Aménagement du territoire et transports': ['urbanisme', 'mobilite'],
  'Aménagement urbain': ['urbanisme'],
  'Construction durable': ['urbanisme'],
  'Environnement et biodiversité': ['climat_biodiversite'],
  "Protection / Gestion de l'environnement / Biodiversité": ['climat_biodiversite'],
  Climat: ['climat_biodiversite'],
  'Prévention des risques': ['risques'],
  Pêche: ['ocean_littoral'],
  'Agriculture et développement rural': ['agriculture_securite_alimentaire'],
  Santé: ['sante'],
  Éducation: ['education_formation'],
  'Éducation et formation': ['education_formation'],
  'Éducation, emploi, formation professionnelle': ['education_formation'],
  'Formation professionnelle': ['education_formation'],
  Jeunesse: ['jeunesse'],
  'Jeunesse & genre': ['jeunesse', 'egalite_fh'],
  'Égalité femmes-hommes': ['egalite_fh'],
  Sport: ['sport'],
  Culture: ['culture'],
  Francophonie: ['culture'],
  'Infrastructures, équipements et manifestations culturelles': ['culture'],
  Patrimoine: ['patrimoine'],
  Tourisme: ['tourisme'],
  'Gouvernance locale et appui institutionnel': ['gouvernance_locale'],
  Citoyenneté: ['gouvernance_locale'],
  'Participation citoyenne': ['gouvernance_locale'],
  Numérique: ['numerique'],
  "Technologies de l'information et de la communication": ['numerique'],
  'Développement économique': ['developpement_economique'],
  'Économie sociale et solidaire': ['ess'],
  'Action sociale': ['inclusion_sociale'],
};
const THEMES_BY_KEY = new Map(
  Object.entries(THEMES_OF_LABEL).map(([label, themes]) => [nameKey(label), themes]),
);

const LEVEL_OF: Readonly<Record<string, Level>> = {
  commune: 'commune',
  epci: 'intercommunality',
  intercommunalité: 'intercommunality',
  département: 'department',
  région: 'region',
  syndicat: 'other',
};

const FORM_OF: Readonly<Record<string, Form>> = {
  jumelage: 'jumelage',
  'jumelage-coopération': 'jumelage',
  'coopération décentralisée': 'cooperation_decentralisee',
};

const noteSchema = z.object({
  fr_name: z.string(),
  fr_level: z.string(),
  foreign_name: z.string(),
  foreign_level: z.string(),
  cc: z.string(),
  type: z.string(),
  themes: z.string(),
  year: z.string(),
  status: z.string(),
  source: z.string(),
});
type Note = z.infer<typeof noteSchema>;

function known<T>(table: Readonly<Record<string, T>>, word: string): T {
  const value = table[word];
  if (value === undefined) throw new Error(`unknown word "${word}"`);
  return value;
}

function themesOf(labels: string): Theme[] {
  const themes = labels.split(';').flatMap((label) => {
    if (label.trim() === '') return [];
    const found = THEMES_BY_KEY.get(nameKey(label));
    if (found === undefined) throw new Error(`unknown theme "${label}"`);
    return found;
  });
  return [...new Set(themes)].sort();
}

/** An intercommunalité without its kind and article: « CA du Grand Angoulême » → `grand angouleme`. */
function bareName(name: string): string {
  return nameKey(name).replace(
    /^(?:(?:cc|ca|cu|metropole|communaute \S+)(?: (?:de la|de l|du|des|de|d))? )/u,
    '',
  );
}

/** Nobody means the hamlet who writes « La Rochelle »: a namesake counts from a hundredth of the inhabitants on. */
const NAMESAKE_SHARE = 0.01;

/** The entry of that level and name, only when there is just one; « Étaules, Charente-Maritime » says which Étaules. */
function entryOf(directory: Directory, name: string, level: Level): DirectoryEntry | null {
  const [place = '', department] = name.split(', ');
  const within = department === undefined ? null : entryOf(directory, department, 'department')?.department;
  const sameLevel = directory
    .search(place, 1000)
    .concat(directory.search(bareName(place), 1000))
    .filter((entry) => entry.kind === level && (within === null || entry.department === within));
  const candidates = [...new Set(sameLevel)];
  const exact = candidates.filter((entry) => nameKey(entry.name) === nameKey(place));
  const bare =
    level === 'intercommunality'
      ? candidates.filter((entry) => bareName(entry.name) === bareName(place))
      : [];
  const [found, ...others] = (exact.length > 0 ? exact : bare).sort(
    (left, right) => inhabitants(right) - inhabitants(left),
  );
  if (found === undefined) return null;
  return others.some((other) => inhabitants(other) >= NAMESAKE_SHARE * inhabitants(found)) ? null : found;
}

function inhabitants({ population }: DirectoryEntry): number {
  return population ?? 0;
}

function slug(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function linesOf(notes: readonly Note[], directory: Directory): string[] {
  const times = new Map<string, number>();
  return notes.map((note) => {
    const level = known(LEVEL_OF, note.fr_level);
    const entry = entryOf(directory, note.fr_name, level);
    const base = slug(`${note.fr_name} ${note.cc} ${note.foreign_name}`).slice(0, 75).replace(/-$/, '');
    times.set(base, (times.get(base) ?? 0) + 1);
    const time = times.get(base) ?? 1;
    return csvLine([
      time === 1 ? base : `${base}-${time}`,
      entry?.name ?? note.fr_name,
      entry?.id ?? null,
      level,
      note.foreign_name,
      note.cc,
      known(LEVEL_OF, note.foreign_level),
      known(FORM_OF, note.type),
      themesOf(note.themes).join('|'),
      note.year,
      null,
      note.source,
    ]);
  });
}

/** `node --import tsx seeds/build/partnerships.ts NOTES.csv`, with the columns of `noteSchema`. */
async function main(): Promise<void> {
  const [path] = process.argv.slice(2);
  if (path === undefined) throw new Error('which file of notes?');
  const notes = z.array(noteSchema).parse(parse(readFileSync(path), { columns: true }));
  // The notes say that these have ended, not when: they would close pairs that are open again.
  const current = notes.filter(({ status }) => status !== 'terminé');
  const lines = linesOf(current, await loadDirectory());
  const header = csvLine(
    'id frenchName frenchId frenchLevel foreignName foreignCountry foreignLevel form themes startYear endYear source'.split(
      ' ',
    ),
  );
  writeFileSync(new URL('../partnerships.csv', import.meta.url), header + lines.join(''));
  const linked = lines.filter((line) =>
    /,fr-[a-z0-9]+,(?:commune|intercommunality|department|region),/.test(line),
  ).length;
  console.log(
    `${lines.length} partnerships, ${linked} with their French side in the directory, ${notes.length - current.length} ended ones left out`,
  );
}

await main();
