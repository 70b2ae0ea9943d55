import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { fold } from '../../src/domain/analysis.ts';
import type { Theme } from '../../src/domain/codes.ts';
import { formOfWord, levelOfWord, themesOfLabel } from '../../src/reference/atlas-words.ts';
import type { Directory } from '../../src/reference/directory.ts';
import { frenchEntry } from '../../src/reference/french-entry.ts';
import { loadDirectory } from '../../src/reference/load-directory.ts';
import { csvLine } from './csv.ts';

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

function known<T>(value: T | null, word: string): T {
  if (value === null) throw new Error(`unknown word "${word}"`);
  return value;
}

function themesOf(labels: string): Theme[] {
  const themes = labels.split(';').flatMap((label) => {
    if (label.trim() === '') return [];
    const found = themesOfLabel(label);
    if (found === null) throw new Error(`unknown theme "${label}"`);
    return found;
  });
  return [...new Set(themes)].sort();
}

function slug(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function linesOf(notes: readonly Note[], directory: Directory): string[] {
  const times = new Map<string, number>();
  return notes.map((note) => {
    const level = known(levelOfWord(note.fr_level), note.fr_level);
    const entry = frenchEntry(directory, note.fr_name, level);
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
      known(levelOfWord(note.foreign_level), note.foreign_level),
      known(formOfWord(note.type), note.type),
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
