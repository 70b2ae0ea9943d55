import { expect, it } from 'vitest';
import { z } from 'zod';
import { readDemoVectors } from '../../seeds/demo-vectors.ts';
import { textHash } from '../../src/embedding/cached.ts';
import { readFieldLayer } from '../../src/embedding/field-layer.ts';
import { MODEL_DIR } from '../../src/places.ts';
import { themeText } from '../../src/reference/themes.ts';
import { run } from '../support/processes.ts';
import { cosine } from './vectors.ts';

const vectorsSchema = z.array(z.array(z.number()));

/** In a process of its own: the runtime does not bear two threads of one. */
async function vectorsOf(...texts: string[]): Promise<Float32Array[]> {
  const { output, ended } = run('test/embedding/general-model-starter.ts', texts, {});
  expect(await ended, output.error).toBe(0);
  return vectorsSchema.parse(JSON.parse(output.out)).map((vector) => Float32Array.from(vector));
}

it('puts the prefix of the model before each text, and the field layer after it', async () => {
  const theme = themeText('eau_assainissement', 'fr');
  const [water, definition] = await vectorsOf('eau', theme);
  // From the file itself, by onnxruntime in one thread, with the 16-bit products of `x64quantprecision`: "query: eau"; a bare "eau" starts with 0.0150, -0.0040.
  const expected = [0.029956, -0.0121818, -0.0490764, -0.07474];
  for (const [index, value] of expected.entries()) expect(water?.[index]).toBeCloseTo(value, 3);
  const toField = await readFieldLayer(MODEL_DIR);
  const stored = (await readDemoVectors()).vectors.get(textHash(theme));
  expect(cosine(toField(definition ?? new Float32Array()), stored ?? new Float32Array())).toBeCloseTo(1, 3);
});
