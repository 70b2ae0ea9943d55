import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { THEMES } from '../../../src/domain/codes.ts';
import { withFacts } from '../../../src/domain/facts.ts';
import { fieldOf } from '../../../src/domain/passage.ts';
import { CONCEPTS } from '../../../src/reference/concepts.ts';
import { find } from '../../../src/search/embedded/find.ts';
import {
  compacted,
  type IndexData,
  makeIndexData,
  putDocuments,
  removeProfiles,
} from '../../../src/search/embedded/index-data.ts';
import { retrieve } from '../../../src/search/embedded/retrieve.ts';
import { openEmbeddedEngine } from '../../../src/search/embedded.ts';
import { CONTRACT_MODEL, documents, passageQuery, profileQuery, tokens, vector } from '../contract-data.ts';

function answers(index: IndexData, words: string[], meaning: Float32Array) {
  return [
    retrieve(index, [passageQuery({ tokens: words, vector: meaning })]),
    find(index, profileQuery({ tokens: words })),
  ];
}

describe('the index in memory', () => {
  it('answers after any history as if only the last versions had come, scores included', () => {
    const history = fc.array(documents, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(history, tokens, vector, (versions, words, meaning) => {
        const index = makeIndexData(CONTRACT_MODEL);
        versions.forEach((list, revision) => {
          putDocuments(
            index,
            list.map((document) => ({ ...document, revision })),
          );
        });
        const gone = [...index.slotOf.keys()].slice(0, 2);
        removeProfiles(
          index,
          gone.map((id) => ({ id, revision: 9 })),
        );
        const last = new Map(versions.flat().map((document) => [document.profile.id, document]));
        for (const id of gone) last.delete(id);
        const plain = makeIndexData(CONTRACT_MODEL);
        putDocuments(plain, [...last.values()]);
        const expected = answers(plain, words, meaning);
        const hits = (given: unknown): unknown =>
          JSON.parse(JSON.stringify(given, (key, value) => (key === 'revision' ? 0 : value)));
        expect(hits(answers(index, words, meaning))).toEqual(hits(expected));
        expect(hits(answers(compacted(index), words, meaning))).toEqual(hits(expected));
      }),
      { numRuns: 150, seed: 11 },
    );
  });

  it('keeps removals and drops dead versions and unused words when compacted', () => {
    const index = makeIndexData(CONTRACT_MODEL);
    const [list = []] = fc.sample(documents, { numRuns: 1, seed: 5 });
    putDocuments(index, list);
    putDocuments(
      index,
      list.map((document) => ({ ...document, passages: [], revision: 2 })),
    );
    removeProfiles(index, [{ id: 'p-gone', revision: 7 }]);
    const small = compacted(index);
    expect(small.slots).toHaveLength(list.length);
    expect(small.passages.count).toBe(0);
    expect(small.words.terms()).toEqual([]);
    expect(small.removed).toEqual(new Map([['p-gone', 7]]));
    expect(small.dead).toBe(0);
  });

  it('gives back profiles with all that ranking reads of them, and passages as they were analysed', async () => {
    const samples = fc.sample(documents, { numRuns: 20, seed: 3 });
    const list = samples.flat().map((document, at) => {
      const { profile } = document;
      const theme = THEMES[at % THEMES.length] ?? 'dechets';
      const labels = [{ kind: 'expe-ct' as const, theme, validUntil: '2027-01-01' }].slice(at % 2);
      const wishes = { ...profile.wishes, countries: ['SN'], onlyCountries: at % 3 === 0 };
      const tags = CONCEPTS.slice(at, at + (at % 4));
      return {
        ...document,
        profile: { ...profile, id: `p-${at}`, capacity: at, labels, wishes },
        concepts: { 'needs[0]': tags },
      };
    });
    const engine = await openEmbeddedEngine({ snapshotPath: null, model: CONTRACT_MODEL });
    await engine.upsert(list);
    const ids = list.map(({ profile }) => profile.id);
    const given = list.map(({ passages, ...entry }) => [entry.profile.id, withFacts(entry)] as const);
    expect(await engine.profiles(ids)).toEqual(new Map(given));
    for (const { profile, passages } of list) {
      const fields = passages.map(({ kind, ordinal, tokens }) => [fieldOf(kind, ordinal), tokens] as const);
      expect((await engine.read(profile.id))?.tokens).toEqual(new Map(fields));
    }
  });

  it('stays within bounds over thousands of changes of one profile', async () => {
    const [[document] = []] = fc.sample(documents, { numRuns: 1, seed: 5 });
    if (document === undefined) throw new Error('the sample is empty');
    const engine = await openEmbeddedEngine({ snapshotPath: null, model: CONTRACT_MODEL });
    for (let revision = 1; revision <= 3000; revision += 1) await engine.upsert([{ ...document, revision }]);
    expect(await engine.revisions()).toEqual(new Map([[document.profile.id, 3000]]));
  });
});
