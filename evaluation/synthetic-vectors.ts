import { THEMES } from '../src/domain/codes.ts';
import type { Embedder } from '../src/embedding/embedder.ts';
import { themeText } from '../src/reference/themes.ts';
import { seededRandom } from './metrics.ts';
import { type SyntheticText, TOPICS } from './synthetic.ts';

/** Shares of the squared length of a vector, so that cosines lie where the model puts the demonstration's statements: another
 *  theme 0.09, the same theme 0.33, the nearest neighbour 0.6, the definition of its theme 0.29 (medians). */
const SHARE = { definition: 0.08, common: 0.08, theme: 0.17, topic: 0.27, own: 0.4 } as const;

function direction(random: () => number, dims: number): Float32Array {
  // The sum of three uniform values is near enough to a normal one: no axis is preferred.
  return unit(Float32Array.from({ length: dims }, () => random() + random() + random() - 1.5));
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** Vectors that look like the model's, a thousand times faster: 500,000 texts need not be embedded. Around the model's own
 *  vectors of the themes' definitions, so that what a question is near to is near here too.
 *  @returns the vector of a text; another one at each call. */
export async function makeSyntheticVectors(
  embedder: Embedder,
  seed = 7,
): Promise<(text: Omit<SyntheticText, 'text'>) => Float32Array> {
  const random = seededRandom(seed);
  const { dims } = embedder.model;
  const make = (): Float32Array => direction(random, dims);
  const definitions = new Map<string, Float32Array>();
  for (const language of ['fr', 'en', 'es', 'pt', 'de', 'ar'] as const) {
    const vectors = await embedder.embed(THEMES.map((theme) => themeText(theme, language)));
    for (const [index, vector] of vectors.entries()) definitions.set(`${THEMES[index]} ${language}`, vector);
  }
  const common = make();
  const themes = new Map(
    THEMES.map((theme) => [theme, { own: make(), topics: Array.from({ length: TOPICS }, make) }]),
  );
  return ({ theme, topic, language }) => {
    const centre = themes.get(theme);
    const parts: [number, Float32Array | undefined][] = [
      [SHARE.definition, definitions.get(`${theme} ${language}`)],
      [SHARE.common, common],
      [SHARE.theme, centre?.own],
      [SHARE.topic, centre?.topics[topic]],
      [SHARE.own, make()],
    ];
    const vector = new Float32Array(dims);
    for (const [share, part] of parts) {
      for (let axis = 0; axis < dims; axis += 1) {
        vector[axis] = (vector[axis] ?? 0) + Math.sqrt(share) * (part?.[axis] ?? 0);
      }
    }
    return unit(vector);
  };
}
