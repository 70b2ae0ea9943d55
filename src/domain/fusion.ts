/** Makes one share of what the two sides gain. Every operator lies in 0..1 and never falls when a side gains more. */
export type Fusion = (forSeeker: number, forCandidate: number) => number;

/** Between the lesser of two and their average, nearer to the lesser: the usual operator of reciprocal recommendation. Others
 *  are measured beside it: `evaluation/joins.ts`. */
export const harmonicMean: Fusion = (left, right) =>
  left + right === 0 ? 0 : (2 * left * right) / (left + right);
