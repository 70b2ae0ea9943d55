import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { analyse } from '../../src/domain/analysis.ts';
import { joined } from '../../src/search/elasticsearch/documents.ts';

const STRINGS = 10_000;
/** Texts analysed at once; the cluster gives at most 10,000 tokens. */
const BATCH = 100;

const answerSchema = z.object({ tokens: z.array(z.object({ token: z.string() })) });

const words = fc.lorem({ maxCount: 20 });
const accented = fc.string({
  unit: fc.constantFrom(..."éèêçàœßİıłøñ’'- .,;0123456789abcdeABCDE\u0301\u0327"),
  maxLength: 60,
});
const anything = fc.string({ unit: 'binary', maxLength: 60 });
const scripts = fc.string({
  unit: fc.constantFrom(
    ...'ءآأبةتىيкирилицаαβγδεζηθ漢字かなカナ한글हिन्दी😀🇫🇷\u200d\u200b\u00a0\u2028\u3000 ',
  ),
  maxLength: 60,
});

/** What the cluster's analyser makes of texts, one after the other. */
async function analysed(url: string, texts: readonly string[]): Promise<string[]> {
  const answer = await fetch(`${url}/_analyze`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ analyzer: 'whitespace', text: texts }),
  });
  return answerSchema.parse(await answer.json()).tokens.map(({ token }) => token);
}

describe.each(['8', '9'] as const)('tokens in Elasticsearch %s', (major) => {
  it(`are ours, unchanged, for ${STRINGS} texts`, async () => {
    const texts = fc.sample(fc.oneof(words, accented, anything, scripts), {
      numRuns: STRINGS,
      seed: 20261126,
    });
    for (let first = 0; first < texts.length; first += BATCH) {
      const ours = texts.slice(first, first + BATCH).map((text) => analyse(text, null));
      expect(await analysed(inject('elasticsearch')[major], ours.map(joined))).toEqual(ours.flat());
    }
  });
});
