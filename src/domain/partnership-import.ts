import { formOfWord, levelOfWord, themesOfLabel } from '../reference/atlas-words.ts';
import { COUNTRIES, countryName, isCountry } from '../reference/countries.ts';
import type { Directory, DirectoryEntry } from '../reference/directory.ts';
import { frenchEntry } from '../reference/french-entry.ts';
import { nameKey } from './analysis.ts';
import type { InputFault } from './errors.ts';
import { faultsOf } from './faults.ts';
import { type PartnershipInput, partnershipInputSchema } from './partnership.ts';

/** What a column of a file of partnerships may tell, and how it may be headed: as our own export, as the French atlas
 *  and notes made from it, or as a query of Wikidata's twinned administrative bodies (P190; `docs/inventory.md`). The
 *  first heading that a file has counts. Written in the form of `nameKey`. */
const HEADINGS = {
  frenchName: [
    'frenchname',
    'fr name',
    'collectivite francaise',
    'collectivite territoriale francaise',
    'nom de la collectivite francaise',
    'citylabel',
    'itemlabel',
  ],
  frenchId: ['frenchid', 'fr insee', 'code insee', 'insee', 'siren', 'code siren', 'fr code'],
  frenchLevel: ['frenchlevel', 'fr level', 'type de collectivite francaise', 'type de collectivite'],
  foreignName: [
    'foreignname',
    'foreign name',
    'collectivite etrangere',
    'collectivite partenaire',
    'autorite locale etrangere',
    'partenaire etranger',
    'partenaire',
    'twinlabel',
  ],
  foreignCountry: [
    'foreigncountry',
    'cc',
    'foreign country iso2',
    'code pays',
    'pays',
    'pays partenaire',
    'iso',
    'countrylabel',
  ],
  foreignSubdivision: ['foreignsubdivision'],
  foreignLevel: ['foreignlevel', 'foreign level', 'type de collectivite etrangere'],
  form: ['form', 'type', 'type de cooperation', 'forme'],
  themes: ['themes', 'theme', 'sous thematique', 'sous thematiques', 'thematiques', 'thematique'],
  startYear: ['startyear', 'year', 'annee', 'annee de debut', 'date de debut', 'start'],
  endYear: ['endyear', 'annee de fin', 'date de fin', 'end'],
  status: ['status', 'statut'],
  source: ['source', 'city', 'item'],
} as const;
export type ImportField = keyof typeof HEADINGS;

const FIELDS = Object.keys(HEADINGS).filter((name): name is ImportField => name in HEADINGS);

/** Which column tells which field. */
export type ColumnMapping = ReadonlyMap<ImportField, string>;

/** What of a header is understood. */
export function mappingOf(columns: readonly string[]): ColumnMapping {
  const byKey = new Map(columns.map((column) => [nameKey(column), column]));
  return new Map(
    FIELDS.flatMap((field): [ImportField, string][] => {
      const heading = HEADINGS[field].find((key) => byKey.has(key));
      const column = heading === undefined ? undefined : byKey.get(heading);
      return column === undefined ? [] : [[field, column]];
    }),
  );
}

/** Fields without which no line of a file can be a partnership. */
const NEEDED = ['frenchName', 'foreignName', 'foreignCountry'] as const;

/** One fault for each needed field that no column tells. */
export function missingColumns(mapping: ColumnMapping): InputFault[] {
  return NEEDED.filter((field) => !mapping.has(field)).map((path) => ({
    path,
    code: 'REQUIRED',
    params: {},
  }));
}

/** Names of countries in French and English; a name that two share stands for none. */
const COUNTRY_BY_NAME: ReadonlyMap<string, string | null> = (() => {
  const byName = new Map<string, string | null>();
  for (const code of COUNTRIES) {
    for (const key of new Set([nameKey(countryName(code, 'fr')), nameKey(countryName(code, 'en'))])) {
      byName.set(key, byName.has(key) ? null : code);
    }
  }
  return byName;
})();

function countryOf(cell: string): string {
  const code = cell.toUpperCase();
  return isCountry(code) ? code : (COUNTRY_BY_NAME.get(nameKey(cell)) ?? cell);
}

/** `2019`, or the year of a date; anything else as it is, for the schema to name. */
function yearOf(cell: string): number | string {
  const [, year] = /^(\d{4})(?:-\d{2}-\d{2}.*)?$/.exec(cell) ?? [];
  return year === undefined ? cell : Number(year);
}

const ENDED: ReadonlySet<string> = new Set(['termine', 'clos', 'closed', 'ended']);

export interface ImportedRow {
  input: PartnershipInput;
  /** True: the file says that it is over. */
  ended: boolean;
}

/** A line of a file as a partnership, or what is wrong with it, each fault by the heading of its column.
 *  @param standard source of lines that state none; null: there is none.
 *  @param year the year of today: what ended before is over. */
export function readRow(
  row: Readonly<Record<string, string>>,
  mapping: ColumnMapping,
  { directory, standard, year }: { directory: Directory; standard: string | null; year: number },
): ImportedRow | InputFault[] {
  const cell = (field: ImportField): string => row[mapping.get(field) ?? '']?.trim() ?? '';
  const code = cell('frenchId').replace(/^fr-/, '').toLowerCase();
  const entry = code === '' ? byName(directory, cell) : directory.get(`fr-${code}`);
  const words = cell('themes')
    .split(/[;|]/)
    .filter((word) => word.trim() !== '');
  const faults: InputFault[] = [
    ...(code !== '' && entry === null
      ? [{ path: 'frenchId', code: 'UNKNOWN_COLLECTIVITY', params: {} }]
      : []),
    ...words
      .filter((word) => themesOfLabel(word) === null)
      .map(() => ({ path: 'themes', code: 'UNKNOWN_THEME', params: {} })),
  ];
  const given = givenOf(cell, entry, words, standard);
  const parsed = partnershipInputSchema.safeParse(given);
  if (!parsed.success) faults.push(...faultsOf(parsed.error, given));
  if (!parsed.success || faults.length > 0) {
    return faults.map((fault) => ({ ...fault, path: headingOf(fault.path, mapping) }));
  }
  const { endYear } = parsed.data;
  const ended = ENDED.has(nameKey(cell('status'))) || (endYear !== null && endYear < year);
  return { input: parsed.data, ended };
}

type Cell = (field: ImportField) => string;

function byName(directory: Directory, cell: Cell): DirectoryEntry | null {
  const level = levelOfWord(cell('frenchLevel'));
  return level === null ? null : frenchEntry(directory, cell('frenchName'), level);
}

function givenOf(
  cell: Cell,
  entry: DirectoryEntry | null,
  words: readonly string[],
  standard: string | null,
) {
  const stated = <T>(field: ImportField, read: (text: string) => T): T | null =>
    cell(field) === '' ? null : read(cell(field));
  const level = (text: string): string => levelOfWord(text) ?? text;
  return {
    frenchName: entry?.name ?? cell('frenchName'),
    frenchId: entry?.id ?? null,
    frenchLevel: entry?.kind ?? stated('frenchLevel', level) ?? undefined,
    foreignName: cell('foreignName'),
    foreignCountry: countryOf(cell('foreignCountry')),
    foreignSubdivision: stated('foreignSubdivision', String),
    foreignLevel: stated('foreignLevel', level),
    form: stated('form', (text) => formOfWord(text) ?? text),
    themes: [...new Set(words.flatMap((word) => themesOfLabel(word) ?? []))].sort(),
    startYear: stated('startYear', yearOf),
    endYear: stated('endYear', yearOf),
    source: stated('source', String) ?? standard ?? undefined,
  };
}

/** A fault is told by the column that the file has; by the field where it has none. */
function headingOf(path: string, mapping: ColumnMapping): string {
  const field = FIELDS.find((name) => path === name || path.startsWith(`${name}[`));
  return (field === undefined ? undefined : mapping.get(field)) ?? path;
}
