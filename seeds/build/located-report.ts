import { LEVELS } from '../../src/domain/codes.ts';
import type { DirectoryEntry } from '../../src/reference/directory.ts';

function inhabitants(entries: readonly DirectoryEntry[]): number {
  return entries.reduce((total, { population }) => total + (population ?? 0), 0);
}

function share(entries: readonly DirectoryEntry[]): string {
  const located = entries.filter(({ location }) => location !== null);
  const percent = ((100 * located.length) / entries.length).toFixed(1);
  const people = ((100 * inhabitants(located)) / inhabitants(entries)).toFixed(1);
  return `${located.length} of ${entries.length} (${percent} %, ${people} % of the inhabitants)`;
}

/** Prints how many entries have coordinates, by level. */
export function reportLocated(entries: readonly DirectoryEntry[]): void {
  for (const level of LEVELS) {
    console.log(`${level}: coordinates of ${share(entries.filter(({ kind }) => kind === level))}`);
  }
  const large = entries.filter(({ kind, population }) => kind === 'commune' && (population ?? 0) >= 10_000);
  console.log(`communes of 10,000 inhabitants or more: ${share(large)}`);
}
