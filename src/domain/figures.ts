/** Figures that the service publishes: shares of a total. */
export const FIGURE_CODES = [
  'partnerships_by_country',
  'partnerships_by_region',
  'partnerships_by_level',
  'partnerships_by_form',
  'partnerships_by_theme',
  'partnerships_by_confirmation',
  'profiles_by_country',
  'profiles_by_level',
] as const;
export type FigureCode = (typeof FIGURE_CODES)[number];

/** Figures of what became of introductions, for brokers. */
export const OUTCOME_FIGURE_CODES = [
  'outcomes_after_3_months',
  'outcomes_after_6_months',
  'outcomes_after_12_months',
  'reasons_of_nothing',
] as const;
export type OutcomeFigureCode = (typeof OUTCOME_FIGURE_CODES)[number];

/** Every number is rounded down to a multiple of this. Nothing below 5 may be shown or follow from what is shown (issue
 *  6, item 8). A reader of rounded parts of a rounded total can at worst find that every remainder is the largest there
 *  is; that must not lie from 1 to 4, so 5 would be too small. Ten is what people expect. */
export const ROUNDED_TO = 10;

export interface Cell {
  value: string;
  count: number;
}

export interface Figure {
  /** Null: too small to be shown, and then no cell is either. */
  denominator: number | null;
  /** Largest first, then by value; those too small to be shown are left out. */
  cells: Cell[];
}

const rounded = (count: number): number => count - (count % ROUNDED_TO);

/** How a total divides, safe to be published: no number from 1 to 9 is shown, and none from 1 to 4 follows, whatever
 *  other figures divide the same total. Cells may overlap.
 *  @param cells counts ≥ 0. */
export function publishable(total: number, cells: readonly Cell[]): Figure {
  const shown = cells
    .map(({ value, count }) => ({ value, count: rounded(count) }))
    .filter(({ count }) => count > 0)
    .sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1));
  return { denominator: rounded(total) || null, cells: shown };
}

/** How often each value occurs. */
export function tally(values: readonly string[]): Cell[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count }));
}
