import { createHash } from 'node:crypto';
import { fold, nameKey } from '../domain/analysis.ts';
import { isSameDivision, type Keeper, type Partnership } from '../domain/partnership.ts';
import type { ImportedRow } from '../domain/partnership-import.ts';

/** What is there already. */
type Stored = Partnership & { keeper: Keeper; closedAt: Date | null };

export interface ImportedPairs {
  /** To be saved; one a pair. */
  declared: (Partnership & { closedAt: Date | null })[];
  /** Lines about what people confirmed, corrected or closed: left alone. */
  kept: number;
  /** Lines about a pair that came before: their themes were added to it. */
  merged: number;
}

/** Brings lines of a file together with what is there: a pair of collectivités is one partnership, whatever its forms
 *  and themes, and keeps the id that it has. */
export function pairPartnerships(
  lines: readonly ImportedRow[],
  stored: readonly Stored[],
  now: Date,
): ImportedPairs {
  const known = new Map<string, Partnership[]>();
  const remember = (one: Partnership): void => {
    known.set(pairOf(one), [...(known.get(pairOf(one)) ?? []), one]);
  };
  for (const one of stored) remember(one);
  const byId = new Map(stored.map((one) => [one.id, one]));
  const declared = new Map<string, ImportedPairs['declared'][number]>();
  const count = { kept: 0, merged: 0 };
  for (const { input, ended } of lines) {
    const same = known.get(pairOf(input))?.find((one) => isSamePlace(one, input));
    const id = same?.id ?? idOf(input);
    const earlier = declared.get(id);
    const there = byId.get(id);
    if (there?.keeper === 'people') count.kept += 1;
    else if (earlier !== undefined) {
      count.merged += 1;
      earlier.themes = [...new Set([...earlier.themes, ...input.themes])].sort();
    } else {
      const foreignSubdivision = input.foreignSubdivision ?? same?.foreignSubdivision ?? null;
      const closedAt = ended ? (there?.closedAt ?? now) : null;
      declared.set(id, { id, ...input, foreignSubdivision, closedAt });
      if (same === undefined) remember({ id, ...input });
    }
  }
  return { declared: [...declared.values()], ...count };
}

type Placed = Pick<Partnership, 'foreignSubdivision'>;
type Pair = Pick<Partnership, 'frenchId' | 'frenchName' | 'foreignCountry' | 'foreignName'>;

function isSamePlace(one: Placed, other: Placed): boolean {
  return isSameDivision(one.foreignSubdivision, other.foreignSubdivision);
}

function pairOf({ frenchId, frenchName, foreignCountry, foreignName }: Pair): string {
  return [frenchId ?? nameKey(frenchName), foreignCountry, nameKey(foreignName)].join(' ');
}

/** Longest id (`partnershipSchema`), and how much of it stays readable beside a hash of 48 bits. */
const ID_MAX = 80;
const READABLE_MAX = 67;
const HASH_DIGITS = 12;

/** `fr-35288-sn-thies`; a name that is long or in another script is told apart by a hash. */
function idOf(input: Pair & Placed): string {
  const { frenchId, frenchName, foreignCountry, foreignName, foreignSubdivision } = input;
  const words = `${frenchId ?? frenchName} ${foreignSubdivision ?? foreignCountry} ${foreignName}`;
  const slug = fold(words)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (slug.length <= ID_MAX && !/[^\p{Script=Latin}\p{N}\p{P}\p{Z}]/u.test(words)) return slug;
  const hash = createHash('sha256').update(pairOf(input)).digest('hex').slice(0, HASH_DIGITS);
  return `${slug.slice(0, READABLE_MAX)}-${hash}`;
}
