import { beforeAll, describe, expect, it } from 'vitest';
import { type FieldLayer, readFieldLayer } from '../../src/embedding/field-layer.ts';
import {
  makeStaticQueries,
  readStaticFiles,
  type StaticFiles,
  type StaticQueries,
} from '../../src/embedding/static-queries.ts';
import { MODEL_DIR, STATIC_QUERIES_DIR } from '../../src/places.ts';
import { cosine } from './vectors.ts';

describe('questions without a model', () => {
  let files: StaticFiles;
  let layer: FieldLayer;
  let vectorOf: StaticQueries;
  beforeAll(async () => {
    [files, layer] = await Promise.all([readStaticFiles(STATIC_QUERIES_DIR), readFieldLayer(MODEL_DIR)]);
    vectorOf = makeStaticQueries(files, layer);
  });
  const vector = (text: string): Float32Array => vectorOf(text) ?? new Float32Array(512);

  it('get vectors of unit length in the space of the index, the same for the same text', () => {
    const once = vector('Nous cherchons de l’eau potable pour nos villages');
    expect(once).toHaveLength(512);
    expect(cosine(once, once)).toBeCloseTo(1, 5);
    expect(vector('Nous cherchons de l’eau potable pour nos villages')).toEqual(once);
  });

  it('lie closer to the same thing in other words or another language than to another thing', () => {
    const water = vector('puits et forages pour les villages');
    const same = [
      vector('boreholes and wells'),
      vector('pozos de agua en las aldeas'),
      vector('accès à l’eau'),
    ];
    const other = [vector('échanges de jeunes sportifs'), vector('street lighting'), vector('bibliotecas')];
    const closest = Math.max(...other.map((text) => cosine(water, text)));
    for (const text of same) expect(cosine(water, text)).toBeGreaterThan(closest);
  });

  it('without a word get none', () => {
    expect(vectorOf('')).toBeNull();
    expect(vectorOf('   ')).toBeNull();
  });

  it('are refused files that do not belong together', () => {
    const cut = { ...files, pieces: files.pieces.subarray(1) };
    expect(() => makeStaticQueries(cut, layer)).toThrow(/pieces\.bin/);
  });
});
