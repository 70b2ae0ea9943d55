/** Makes one share of what the two sides gain. Every operator lies in 0..1 and never falls when a side gains more. */
export type Fusion = (forSeeker: number, forCandidate: number) => number;

/** Between the lesser of two and their average, nearer to the lesser: the usual operator of reciprocal recommendation. */
const harmonicMean: Fusion = (left, right) => (left + right === 0 ? 0 : (2 * left * right) / (left + right));

/** @param share of the seeker's side, strictly between 0 and 1. */
function geometricMean(share: number): Fusion {
  return (left, right) => left ** share * right ** (1 - share);
}

/** Operators of the literature. The service ships one (`WEIGHTS.fusion`), the others are there to be measured beside it: no
 *  operator wins everywhere (docs/results/relevance.md). */
export const FUSIONS = {
  minimum: Math.min,
  harmonic: harmonicMean,
  geometric: geometricMean(1 / 2),
  geometricSeekerFirst: geometricMean(2 / 3),
  geometricCandidateFirst: geometricMean(1 / 3),
  product: (left, right) => left * right,
} as const satisfies Readonly<Record<string, Fusion>>;

export type FusionName = keyof typeof FUSIONS;
