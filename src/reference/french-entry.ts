import { nameKey } from '../domain/analysis.ts';
import type { Level } from '../domain/codes.ts';
import type { Directory, DirectoryEntry } from './directory.ts';

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
export function frenchEntry(
  directory: Pick<Directory, 'search'>,
  name: string,
  level: Level,
): DirectoryEntry | null {
  const [place = '', department] = name.split(', ');
  const within =
    department === undefined ? null : frenchEntry(directory, department, 'department')?.department;
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
