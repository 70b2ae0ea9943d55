import { describe, expect, it } from 'vitest';
import { readDemoVectors } from '../../seeds/demo-vectors.ts';
import { readThesaurus } from '../../seeds/thesaurus.ts';
import { textHash } from '../../src/embedding/cached.ts';
import { readConcepts } from '../../src/embedding/concept-tags.ts';
import { readLayerDescription } from '../../src/embedding/field-layer.ts';
import { MODEL_DIR } from '../../src/places.ts';
import { conceptLabel, themeOfConcept } from '../../src/reference/concepts.ts';
import { themeText } from '../../src/reference/themes.ts';

describe('concepts of a text', () => {
  it('are those of the thesaurus, in the order in which the layer was learned', async () => {
    const concepts = await readThesaurus();
    expect((await readLayerDescription(MODEL_DIR)).concepts).toEqual(concepts.map(({ code }) => code));
    for (const { code, theme, fr, pt } of concepts) {
      expect(themeOfConcept(code)).toBe(theme);
      expect([conceptLabel(code, 'fr'), conceptLabel(code, 'pt')]).toEqual([fr.label, pt.label]);
    }
  });

  it('belong to the theme whose definition is read', async () => {
    const [{ conceptsOf }, { vectors }] = await Promise.all([readConcepts(MODEL_DIR), readDemoVectors()]);
    const themes = ['eau_assainissement', 'etat_civil', 'sport', 'dechets'] as const;
    for (const theme of themes) {
      const [first] = conceptsOf(vectors.get(textHash(themeText(theme, 'fr'))) ?? new Float32Array());
      expect(themeOfConcept(first?.code ?? '')).toBe(theme);
      expect(first?.confidence).toBeGreaterThan(0.45);
    }
  });

  it('are none for a vector that is close to nothing', async () => {
    const { conceptsOf } = await readConcepts(MODEL_DIR);
    expect(conceptsOf(new Float32Array(512))).toEqual([]);
  });
});
