import { cp, mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FieldLayer, readFieldLayer } from '../../src/embedding/field-layer.ts';
import { MODEL_DIR } from '../../src/places.ts';
import { cosine } from './vectors.ts';

describe('the field layer', () => {
  let layer: FieldLayer;
  let folder: string;
  beforeAll(async () => {
    layer = await readFieldLayer(MODEL_DIR);
    folder = await mkdtemp(join(tmpdir(), 'bourse-field-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const somewhere = (turn: number): Float32Array => {
    const vector = Float32Array.from({ length: 384 }, (_, axis) => Math.sin(axis * turn + turn));
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  };

  it('gives vectors of unit length, the same for the same vector, and leaves what it is given', () => {
    const given = somewhere(3);
    const before = given.slice();
    const field = layer(given);
    expect(field).toHaveLength(512);
    expect(cosine(field, field)).toBeCloseTo(1, 5);
    expect(layer(given)).toEqual(field);
    expect(given).toEqual(before);
  });

  it('tells different directions apart', () => {
    expect(cosine(layer(somewhere(3)), layer(somewhere(5)))).toBeLessThan(0.9);
  });

  it('is refused when its two files do not belong together', async () => {
    for (const file of ['field.json', 'field.bin']) await cp(join(MODEL_DIR, file), join(folder, file));
    await truncate(join(folder, 'field.bin'), 4000);
    await expect(readFieldLayer(folder)).rejects.toThrow(
      /field\.bin does not hold what field\.json describes/,
    );
  });
});
