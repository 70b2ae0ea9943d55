import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { nameKey } from '../../src/domain/analysis.ts';
import { facetsOf } from '../../src/domain/facets.ts';
import { withFacts } from '../../src/domain/facts.ts';
import type { IndexDocument, PassageHit, SearchEngine } from '../../src/search/engine.ts';
import {
  direction,
  documentOf,
  documents,
  isWithin,
  kinds,
  passage,
  passageQuery,
  profileQuery,
  profileWith,
  scope,
  tokens,
  vector,
} from './contract-data.ts';
import { namesContract } from './contract-names.ts';
import { rebuildContract } from './contract-rebuild.ts';
import { revisionContract } from './contract-revisions.ts';

/** Runs of each property: each fills an index anew. */
const RUNS = { numRuns: 40, seed: 20261124 };

const keyOf = ({ profileId, kind, ordinal }: PassageHit): string => `${profileId}/${kind}/${ordinal}`;
const keys = (hits: readonly PassageHit[]): string[] => hits.map(keyOf);

function expectSorted(hits: readonly PassageHit[]): void {
  hits.slice(1).forEach((hit, position) => {
    const before = hits[position];
    if (before === undefined || before.score > hit.score) return;
    expect(before.score).toBe(hit.score);
    const order = [
      [before.profileId, hit.profileId],
      [before.kind, hit.kind],
      [before.ordinal, hit.ordinal],
    ].find(([left, right]) => left !== right);
    expect(order?.[0] !== undefined && order[1] !== undefined && order[0] < order[1]).toBe(true);
  });
}

/** Passages of the documents, as keys. */
function passageKeys(
  list: readonly IndexDocument[],
  keep: (document: IndexDocument, passage: IndexDocument['passages'][number]) => boolean,
): string[] {
  return list
    .flatMap((document) =>
      document.passages
        .filter((item) => keep(document, item))
        .map(({ kind, ordinal }) => keyOf({ profileId: document.profile.id, kind, ordinal, score: 0 })),
    )
    .sort();
}

/** What every engine promises (`src/search/engine.ts`).
 *  @param open a fresh, empty engine for `CONTRACT_MODEL`. */
export function searchContract(name: string, open: () => Promise<SearchEngine>): void {
  const opened: SearchEngine[] = [];
  const fresh = async (list: IndexDocument[] = []): Promise<SearchEngine> => {
    const engine = await open();
    opened.push(engine);
    await engine.upsert(list);
    return engine;
  };
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((engine) => engine.close()));
  });

  describe(`${name}: an empty index`, () => {
    it('answers with empty lists and has no model', async () => {
      const engine = await fresh();
      await engine.ping();
      expect(await engine.model()).toBeNull();
      expect(await engine.revisions()).toEqual(new Map());
      expect(await engine.profiles(['p-1'])).toEqual(new Map());
      expect(await engine.retrieve([passageQuery({ tokens: ['eau'], vector: direction(1) })])).toEqual([
        { lexical: [], semantic: [] },
      ]);
      expect(await engine.find(profileQuery({}))).toEqual({ profiles: [], total: 0, facets: facetsOf([]) });
    });
  });

  describe(`${name}: scopes`, () => {
    it('finds exactly the profiles within, by id, with facets of the same set', async () => {
      await fc.assert(
        fc.asyncProperty(documents, scope, async (list, limits) => {
          const engine = await fresh(list);
          const page = await engine.find(profileQuery({ scope: limits }));
          const within = list.map(({ profile }) => profile).filter((profile) => isWithin(profile, limits));
          expect(page.profiles.map(({ profile }) => profile.id)).toEqual(within.map(({ id }) => id).sort());
          expect(page.total).toBe(within.length);
          expect(page.facets).toEqual(facetsOf(within.map((profile) => withFacts({ profile }))));
        }),
        RUNS,
      );
    });

    it('retrieves every passage within that shares a word or has a vector, and no other, sorted', async () => {
      await fc.assert(
        fc.asyncProperty(
          documents,
          scope,
          kinds,
          tokens,
          vector,
          async (list, limits, asked, words, meaning) => {
            const engine = await fresh(list);
            const query = passageQuery({ kinds: asked, tokens: words, vector: meaning, scope: limits });
            const [lists] = await engine.retrieve([query]);
            const within = passageKeys(
              list,
              ({ profile }, { kind, tokens: held }) =>
                isWithin(profile, limits) &&
                asked.includes(kind) &&
                held.some((token) => words.includes(token)),
            );
            const embedded = passageKeys(
              list,
              ({ profile }, item) =>
                isWithin(profile, limits) && asked.includes(item.kind) && item.vector !== null,
            );
            expect(keys(lists?.lexical ?? []).sort()).toEqual(within);
            expect(keys(lists?.semantic ?? []).sort()).toEqual(embedded);
            expectSorted(lists?.lexical ?? []);
            expectSorted(lists?.semantic ?? []);
            expect(lists?.lexical.every(({ score }) => score > 0)).toBe(true);
            expect(lists?.semantic.every(({ score }) => Math.abs(score) <= 1.000_001)).toBe(true);
          },
        ),
        RUNS,
      );
    });

    it('answers several queries as it answers each alone', async () => {
      const query = fc
        .record({ kinds, tokens, vector: fc.option(vector), scope, size: fc.integer({ min: 1, max: 8 }) })
        .map(passageQuery);
      await fc.assert(
        fc.asyncProperty(documents, fc.array(query, { maxLength: 7 }), async (list, queries) => {
          const engine = await fresh(list);
          const together = await engine.retrieve(queries);
          for (const [position, single] of queries.entries()) {
            expect((await engine.retrieve([single]))[0]).toEqual(together[position]);
            expect(together[position]?.lexical.length).toBeLessThanOrEqual(single.size);
            expect(together[position]?.semantic.length).toBeLessThanOrEqual(single.size);
          }
        }),
        RUNS,
      );
    });
  });

  describe(`${name}: lists`, () => {
    it('keeps the best of a longer list', async () => {
      await fc.assert(
        fc.asyncProperty(documents, tokens, vector, async (list, words, meaning) => {
          const engine = await fresh(list);
          const ask = (size: number) =>
            engine.retrieve([passageQuery({ tokens: words, vector: meaning, size })]);
          const [[long], [short]] = [await ask(1000), await ask(4)];
          expect(keys(short?.lexical ?? [])).toEqual(keys(long?.lexical ?? []).slice(0, 4));
          expect(keys(short?.semantic ?? [])).toEqual(keys(long?.semantic ?? []).slice(0, 4));
        }),
        RUNS,
      );
    });

    it('breaks ties by profile id, kind and ordinal', async () => {
      const same = (kind: 'need' | 'offer' | 'summary', ordinal: number) =>
        passage(kind, ordinal, ['eau', 'potabl'], direction(1));
      const passages = [same('summary', 0), same('offer', 0), same('need', 1), same('need', 0)];
      const engine = await fresh(['p-b', 'p-a'].map((id) => documentOf(profileWith({ id }), passages)));
      const [lists] = await engine.retrieve([passageQuery({ tokens: ['eau'], vector: direction(1) })]);
      const expected = ['p-a', 'p-b'].flatMap((id) =>
        ['need/0', 'need/1', 'offer/0', 'summary/0'].map((place) => `${id}/${place}`),
      );
      expect(keys(lists?.lexical ?? [])).toEqual(expected);
      expect(keys(lists?.semantic ?? [])).toEqual(expected);
    });

    it('puts the rarer word and the closer direction first', async () => {
      const engine = await fresh(
        [1, 2, 3, 4].map((number) =>
          documentOf(profileWith({ id: `p-${number}` }), [
            passage('need', 0, ['eau', number === 3 ? 'riz' : 'port'], direction(number)),
          ]),
        ),
      );
      const [lists] = await engine.retrieve([passageQuery({ tokens: ['eau', 'riz'], vector: direction(2) })]);
      expect(lists?.lexical[0]?.profileId).toBe('p-3');
      expect(lists?.semantic[0]?.profileId).toBe('p-2');
    });

    it('gives the same answers whatever the order of arrival', async () => {
      const shuffled = documents.chain((list) =>
        fc.tuple(
          fc.constant(list),
          fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
        ),
      );
      await fc.assert(
        fc.asyncProperty(shuffled, tokens, vector, async ([list, other], words, meaning) => {
          const answers = async (engine: SearchEngine) => {
            const [lists] = await engine.retrieve([passageQuery({ tokens: words, vector: meaning })]);
            const page = await engine.find(profileQuery({ tokens: words }));
            return {
              lexical: keys(lists?.lexical ?? []),
              semantic: keys(lists?.semantic ?? []),
              profiles: page.profiles.map(({ profile }) => profile.id),
            };
          };
          const oneByOne = await fresh();
          for (const document of other) await oneByOne.upsert([document]);
          expect(await answers(oneByOne)).toEqual(await answers(await fresh(list)));
        }),
        { ...RUNS, numRuns: 15 },
      );
    });

    it('pages without repeating or missing a profile, and counts the same on every page', async () => {
      await fc.assert(
        fc.asyncProperty(documents, tokens, fc.integer({ min: 1, max: 9 }), async (list, words, limit) => {
          const engine = await fresh(list);
          const whole = await engine.find(profileQuery({ tokens: words, nameKey: nameKey('Keur') }));
          const paged: string[] = [];
          for (let offset = 0; offset < whole.total; offset += limit) {
            const page = await engine.find(
              profileQuery({ tokens: words, nameKey: nameKey('Keur'), offset, limit }),
            );
            paged.push(...page.profiles.map(({ profile }) => profile.id));
            expect(page.total).toBe(whole.total);
            expect(page.facets).toEqual(whole.facets);
          }
          expect(paged).toEqual(whole.profiles.map(({ profile }) => profile.id));
        }),
        { ...RUNS, numRuns: 15 },
      );
    });
  });

  namesContract(name, fresh);
  revisionContract(name, fresh);
  rebuildContract(name, fresh);
}
