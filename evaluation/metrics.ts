/** Measures of ranked lists, as docs/results/relevance.md reports them. Pure. */

/** Grades of one request: profile id → 3, 2, 1, or −1 (must not be shown). Absent: 0. */
export type Grades = ReadonlyMap<string, number>;

const gain = (grade: number): number => 2 ** grade - 1;
/** A reader looks at the first of a list more than at the tenth. */
export const discount = (position: number): number => 1 / Math.log2(position + 2);

/** Normalised discounted cumulative gain at `k`, gain 2^grade − 1; profiles of grade −1 are taken out of the list first.
 *  @returns 0..1, or null when no profile has a positive grade. */
export function ndcg(ranking: readonly string[], grades: Grades, k: number): number | null {
  const ideal = [...grades.values()].filter((grade) => grade > 0).sort((left, right) => right - left);
  if (ideal.length === 0) return null;
  const cumulate = (list: readonly number[]): number =>
    list.slice(0, k).reduce((sum, grade, position) => sum + gain(grade) * discount(position), 0);
  const shown = ranking.map((id) => grades.get(id) ?? 0).filter((grade) => grade >= 0);
  return cumulate(shown) / cumulate(ideal);
}

/** Share of the profiles with a positive grade found in the first `k`; null without any. */
export function recall(ranking: readonly string[], grades: Grades, k: number): number | null {
  const positives = [...grades].filter(([, grade]) => grade > 0).map(([id]) => id);
  if (positives.length === 0) return null;
  const shown = new Set(ranking.slice(0, k));
  return positives.filter((id) => shown.has(id)).length / positives.length;
}

/** Profiles shown that must not be. */
export function violations(ranking: readonly string[], grades: Grades): string[] {
  return ranking.filter((id) => grades.get(id) === -1);
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Mulberry32: a seeded generator, so that intervals and tests are the same on every run. Uniform in [0, 1). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const RESAMPLES = 5000;
const SEED = 20261124;

/** 95 % interval of a mean by percentile bootstrap over requests. */
export function interval(values: readonly number[]): [number, number] {
  const random = seededRandom(SEED);
  const means = Array.from({ length: RESAMPLES }, () =>
    mean(values.map(() => values[Math.floor(random() * values.length)] ?? 0)),
  ).sort((left, right) => left - right);
  return [means[Math.floor(RESAMPLES * 0.025)] ?? 0, means[Math.floor(RESAMPLES * 0.975)] ?? 0];
}

/** Two-sided paired permutation test of a difference of means: share of random sign flips at least as far from zero. */
export function permutationTest(left: readonly number[], right: readonly number[]): number {
  const random = seededRandom(SEED);
  const differences = left.map((value, index) => value - (right[index] ?? 0));
  const observed = Math.abs(mean(differences));
  let extreme = 0;
  for (let round = 0; round < RESAMPLES; round += 1) {
    if (Math.abs(mean(differences.map((value) => (random() < 0.5 ? value : -value)))) >= observed - 1e-12)
      extreme += 1;
  }
  return (extreme + 1) / (RESAMPLES + 1);
}

/** Holm's correction of several tests: each p times the number of tests that are at least as weak, never decreasing. */
export function holm(chances: readonly number[]): number[] {
  const order = chances
    .map((_, at) => at)
    .sort((left, right) => (chances[left] ?? 1) - (chances[right] ?? 1));
  const corrected = chances.map(() => 1);
  let least = 0;
  order.forEach((at, step) => {
    least = Math.max(least, Math.min(1, (chances[at] ?? 1) * (chances.length - step)));
    corrected[at] = least;
  });
  return corrected;
}

/** Gini coefficient of non-negative amounts: 0 when all are equal, towards 1 when one has everything. */
export function gini(amounts: readonly number[]): number {
  const sorted = [...amounts].sort((left, right) => left - right);
  const total = sorted.reduce((sum, amount) => sum + amount, 0);
  if (total === 0) return 0;
  const weighted = sorted.reduce((sum, amount, at) => sum + (at + 1) * amount, 0);
  return (2 * weighted) / (sorted.length * total) - (sorted.length + 1) / sorted.length;
}

/** 95 % interval of the ratio of two means by percentile bootstrap over the same requests. */
export function ratioInterval(above: readonly number[], below: readonly number[]): [number, number] {
  const random = seededRandom(SEED);
  const ratios = Array.from({ length: RESAMPLES }, () => {
    const drawn = above.map(() => Math.floor(random() * above.length));
    return mean(drawn.map((at) => above[at] ?? 0)) / mean(drawn.map((at) => below[at] ?? 0));
  }).sort((left, right) => left - right);
  return [ratios[Math.floor(RESAMPLES * 0.025)] ?? 0, ratios[Math.floor(RESAMPLES * 0.975)] ?? 0];
}
