import { describe, expect, it } from 'vitest';
import { readThesaurus, THESAURUS_LANGUAGES } from '../../seeds/thesaurus.ts';
import { THEMES } from '../../src/domain/codes.ts';

describe('the thesaurus', async () => {
  const concepts = await readThesaurus();
  const byCode = new Map(concepts.map((concept) => [concept.code, concept]));

  it('has several concepts below every theme, each under one code', () => {
    expect(byCode.size).toBe(concepts.length);
    for (const theme of THEMES) {
      expect(concepts.filter((concept) => concept.theme === theme).length).toBeGreaterThan(15);
    }
  });

  it('puts concepts under heads of their own theme, and relates them to concepts that exist', () => {
    for (const { code, theme, broader, related } of concepts) {
      const head = broader === null ? null : byCode.get(broader);
      if (head !== null) expect(head, `${code} under ${broader}`).toMatchObject({ theme, broader: null });
      for (const other of related) expect(byCode.has(other), `${code} related to ${other}`).toBe(true);
    }
  });

  it('is written in each language for itself, no wording twice in a concept', () => {
    for (const concept of concepts) {
      const definitions = THESAURUS_LANGUAGES.map((language) => concept[language].definition);
      expect(new Set(definitions).size, concept.code).toBe(THESAURUS_LANGUAGES.length);
      for (const language of THESAURUS_LANGUAGES) {
        const { label, technical, everyday } = concept[language];
        const wordings = [label, ...technical, ...everyday].map((wording) => wording.toLowerCase());
        expect(new Set(wordings).size, `${concept.code} in ${language}`).toBe(wordings.length);
      }
    }
  });

  it('says things in everyday words that its names do not say', () => {
    for (const concept of concepts) {
      for (const language of THESAURUS_LANGUAGES) {
        const { label, technical, everyday } = concept[language];
        const names = new Set([label, ...technical].map((name) => name.toLowerCase()));
        const plain = everyday.filter((wording) => !names.has(wording.toLowerCase()));
        expect(plain.length, `${concept.code} in ${language}`).toBeGreaterThanOrEqual(3);
      }
    }
  });
});
