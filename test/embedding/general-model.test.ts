import { expect, it } from 'vitest';
import { readDemoVectors } from '../../seeds/demo-vectors.ts';
import { textHash } from '../../src/embedding/cached.ts';
import { readFieldLayer } from '../../src/embedding/field-layer.ts';
import { generalVectors, loadModel } from '../../src/embedding/general-model.ts';
import { MODEL_DIR } from '../../src/places.ts';
import { themeText } from '../../src/reference/themes.ts';
import { cosine } from './vectors.ts';

// Alone in its file: the runtime does not bear two threads of one process.
it('puts the prefix of the model before each text, and the field layer after it', async () => {
  const theme = themeText('eau_assainissement', 'fr');
  const general = await loadModel(MODEL_DIR);
  const [water, definition] = await generalVectors(general, ['eau', theme]);
  await general.dispose();
  // From the file itself, by transformers.js in one thread, with the 16-bit products of `x64quantprecision`: "query: eau"; a bare "eau" starts with 0.0189, -0.0068.
  const expected = [0.0496352, -0.0245995, -0.0661751, -0.0662157];
  for (const [index, value] of expected.entries()) expect(water?.[index]).toBeCloseTo(value, 3);
  const toField = await readFieldLayer(MODEL_DIR);
  const stored = (await readDemoVectors()).vectors.get(textHash(theme));
  expect(cosine(toField(definition ?? new Float32Array()), stored ?? new Float32Array())).toBeCloseTo(1, 3);
});
