/** Figures that the service publishes. Each divides one total among cells that do not overlap. */
export const FIGURE_CODES = [
  'partnerships_by_country',
  'partnerships_by_region',
  'partnerships_by_level',
  'partnerships_by_form',
  'partnerships_by_confirmation',
  'mentions_by_theme',
  'profiles_by_country',
  'profiles_by_level',
] as const;
export type FigureCode = (typeof FIGURE_CODES)[number];

/** No smaller number is shown (issue 6, item 8). */
export const SHOWN_MIN = 5;

export interface Cell {
  value: string;
  count: number;
}

export interface Suppressed {
  /** Null: below `SHOWN_MIN`, and then nothing is shown. */
  total: number | null;
  /** Largest first, then by value. */
  cells: Cell[];
  /** All cells that are not named, together; never below `SHOWN_MIN`. 0: they are empty. */
  other: number;
}

/** A total divided among cells, without a number from 1 to 4 and without one that follows from the others: what is not
 *  named is told as one sum, and cells join it, smallest first, until that sum is large enough to hide them. Which of
 *  the unnamed cells hold anything is not told either. Holds against a reader who knows this rule, as long as no other
 *  figure divides the same total by a finer or coarser list.
 *  @param cells counts ≥ 0 of values that do not overlap. */
export function suppressed(cells: readonly Cell[]): Suppressed {
  const total = cells.reduce((sum, { count }) => sum + count, 0);
  if (total < SHOWN_MIN) return { total: null, cells: [], other: 0 };
  const named = cells
    .filter(({ count }) => count >= SHOWN_MIN)
    .sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1));
  let other = total - named.reduce((sum, { count }) => sum + count, 0);
  while (other > 0 && other < SHOWN_MIN) other += named.pop()?.count ?? 0;
  return { total, cells: named, other };
}

/** How often each value occurs, in order of the values. */
export function tally(values: readonly string[]): Cell[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((left, right) => (left.value < right.value ? -1 : 1));
}
