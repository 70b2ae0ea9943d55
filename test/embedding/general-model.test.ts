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
  // From the file itself, by onnxruntime in one thread, with the 16-bit products of `x64quantprecision`: "query: eau"; a bare "eau" starts with 0.0150, 0.0029.
  const expected = [0.0343681, -0.0018759, -0.0481222, -0.0696618];
  for (const [index, value] of expected.entries()) expect(water?.[index]).toBeCloseTo(value, 3);
  const toField = await readFieldLayer(MODEL_DIR);
  const stored = (await readDemoVectors()).vectors.get(textHash(theme));
  expect(cosine(toField(definition ?? new Float32Array()), stored ?? new Float32Array())).toBeCloseTo(1, 3);
});
