import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCollection } from '../../evaluation/collection.ts';
import { WORDINGS } from '../../evaluation/wordings.ts';
import { detectLanguage } from '../../src/domain/analysis.ts';

const COLLECTIONS = join(import.meta.dirname, '../../evaluation/collections');

describe.each(['en', 'es', 'pt', 'de', 'ar'])('the translations into %s', (language) => {
  it('are of sixty French requests, and in that language', async () => {
    const { requests } = await readCollection(join(COLLECTIONS, 'dev'));
    const french = new Map(
      requests.flatMap(({ id, lang, request }) =>
        lang === 'fr' && request.query ? [[id, request.query]] : [],
      ),
    );
    const text = await readFile(join(COLLECTIONS, `translations/${language}.tsv`), 'utf8');
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(new Set(lines.map(([id]) => id)).size).toBe(60);
    for (const [id = '', translated = ''] of lines) {
      expect(french.has(id)).toBe(true);
      expect(translated).not.toBe(french.get(id));
    }
    expect(detectLanguage(lines.map(([, translated]) => translated).join(' '))).toBe(language);
  });
});

describe('other wordings of a request', () => {
  const text = "Nous cherchons une commune d'Haïti qui sache réparer ses forages, et nulle part ailleurs.";

  it('are the same on every run', () => {
    for (const { rewrite } of WORDINGS) expect(rewrite(text, 'fr', 7)).toBe(rewrite(text, 'fr', 7));
  });

  it('lose accents, function words or correct spelling, or gain a letter around them', () => {
    const [bare, misspelt, keywords, long] = WORDINGS.map(({ rewrite }) => rewrite(text, 'fr', 7));
    expect(bare).toContain('Haiti');
    expect(misspelt).not.toBe(text);
    expect(keywords).toContain('haïti');
    expect(keywords).not.toContain('nous');
    expect(long).toContain(text);
  });
});
