import { THEMES, type Theme } from './codes.ts';

/** Themes guessed for a text that states none: most municipal questions touch one theme and its neighbour. */
const GUESSED = 2;

/** The themes whose definitions lie closest to a text, closest first. Only their order counts: cosines of one model all
 *  lie close together.
 *  @param vector of the text, and of each theme's definition in the order of THEMES; unit length. */
export function nearestThemes(vector: Float32Array, definitions: readonly (Float32Array | null)[]): Theme[] {
  const cosine = (definition: Float32Array | null): number =>
    definition === null ? -1 : definition.reduce((sum, value, at) => sum + value * (vector[at] ?? 0), 0);
  return THEMES.map((theme, index) => ({ theme, score: cosine(definitions[index] ?? null) }))
    .filter(({ score }) => score > -1)
    .sort((left, right) => right.score - left.score)
    .slice(0, GUESSED)
    .map(({ theme }) => theme);
}
