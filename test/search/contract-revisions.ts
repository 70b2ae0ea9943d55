import { describe, expect, it } from 'vitest';
import { withFacts } from '../../src/domain/facts.ts';
import type { IndexDocument, SearchEngine } from '../../src/search/engine.ts';
import {
  CONTRACT_MODEL,
  direction,
  documentOf,
  passage,
  passageQuery,
  profileQuery,
  profileWith,
} from './contract-data.ts';

/** One profile at a revision, told apart by its only word and its population. */
function version(revision: number, word = `mot${revision}`, id = 'p-1'): IndexDocument {
  const partner = { frenchName: 'Ville Exemple', frenchId: null, themes: [], startYear: 2000 + revision };
  return {
    ...documentOf(
      profileWith({ id, population: revision }),
      [passage('need', 0, [word], direction(revision))],
      revision,
    ),
    partners: [partner],
  };
}

async function holdersOf(engine: SearchEngine, word: string): Promise<string[]> {
  const [lists] = await engine.retrieve([passageQuery({ tokens: [word] })]);
  return lists?.lexical.map(({ profileId }) => profileId) ?? [];
}

/** Changes: visibility, revisions, removals, vectors that do not fit. */
export function revisionContract(
  name: string,
  fresh: (list?: IndexDocument[]) => Promise<SearchEngine>,
): void {
  describe(`${name}: changes`, () => {
    it('shows an upsert to the next search, whole, and nothing of the version before', async () => {
      const engine = await fresh([version(1)]);
      await engine.upsert([version(2)]);
      expect(await holdersOf(engine, 'mot2')).toEqual(['p-1']);
      expect(await holdersOf(engine, 'mot1')).toEqual([]);
      expect((await engine.find(profileQuery({}))).total).toBe(1);
      const [lists] = await engine.retrieve([passageQuery({ vector: direction(2) })]);
      expect(lists?.semantic).toHaveLength(1);
      expect(lists?.semantic[0]?.score).toBeCloseTo(1, 2);
      expect(await engine.revisions()).toEqual(new Map([['p-1', 2]]));
      const held = await engine.profiles(['p-1', 'unknown']);
      const { profile, partners } = version(2);
      expect(held).toEqual(new Map([['p-1', withFacts({ profile, revision: 2, partners })]]));
      expect(await engine.model()).toEqual(CONTRACT_MODEL);
    });

    it('lists a new profile in its place, also after a list was asked for', async () => {
      const engine = await fresh([version(1, 'mot', 'p-2')]);
      const list = async () =>
        (await engine.find(profileQuery({}))).profiles.map(({ profile }) => profile.id);
      expect(await list()).toEqual(['p-2']);
      await engine.upsert([version(1, 'mot', 'p-3'), version(1, 'mot', 'p-1')]);
      expect(await list()).toEqual(['p-1', 'p-2', 'p-3']);
      await engine.remove([{ id: 'p-2', revision: 2 }]);
      expect(await list()).toEqual(['p-1', 'p-3']);
    });

    it('ignores an older revision and takes the same one again', async () => {
      const engine = await fresh([version(5)]);
      await engine.upsert([version(4)]);
      expect(await holdersOf(engine, 'mot4')).toEqual([]);
      expect(await holdersOf(engine, 'mot5')).toEqual(['p-1']);
      await engine.upsert([version(5, 'encore')]);
      expect(await holdersOf(engine, 'encore')).toEqual(['p-1']);
      expect(await holdersOf(engine, 'mot5')).toEqual([]);
    });

    it('keeps the newest of two versions that come at once, in either order', async () => {
      for (const list of [
        [version(1), version(2)],
        [version(2), version(1)],
      ]) {
        const engine = await fresh(list);
        expect(await engine.revisions()).toEqual(new Map([['p-1', 2]]));
        expect(await holdersOf(engine, 'mot2')).toEqual(['p-1']);
        expect(await holdersOf(engine, 'mot1')).toEqual([]);
      }
    });

    it('removes a profile, and lets only a newer revision bring it back', async () => {
      const engine = await fresh([version(1), version(1, 'autre', 'p-2')]);
      await engine.remove([
        { id: 'p-1', revision: 3 },
        { id: 'unknown', revision: 1 },
      ]);
      expect(await engine.revisions()).toEqual(new Map([['p-2', 1]]));
      expect(await engine.profiles(['p-1'])).toEqual(new Map());
      expect((await engine.find(profileQuery({}))).total).toBe(1);
      await engine.upsert([version(2)]);
      expect(await holdersOf(engine, 'mot2')).toEqual([]);
      await engine.upsert([version(4)]);
      expect(await holdersOf(engine, 'mot4')).toEqual(['p-1']);
    });

    it('does not remove a newer revision than the one given', async () => {
      const engine = await fresh([version(5)]);
      await engine.remove([{ id: 'p-1', revision: 4 }]);
      expect(await engine.revisions()).toEqual(new Map([['p-1', 5]]));
      await engine.remove([{ id: 'p-1', revision: 5 }]);
      expect(await engine.revisions()).toEqual(new Map());
    });

    it('loses nothing over many changes of the same profiles', async () => {
      const engine = await fresh();
      for (let revision = 1; revision <= 40; revision += 1) {
        await engine.upsert(
          Array.from({ length: 20 }, (_, number) => version(revision, `w${revision % 2}`, `p-${number}`)),
        );
      }
      await engine.remove([{ id: 'p-7', revision: 41 }]);
      expect(await holdersOf(engine, 'w1')).toEqual([]);
      expect(new Set(await holdersOf(engine, 'w0')).size).toBe(19);
      const [lists] = await engine.retrieve([passageQuery({ vector: direction(40) })]);
      expect(lists?.semantic).toHaveLength(19);
      expect((await engine.find(profileQuery({ tokens: ['w0'] }))).total).toBe(19);
    });
  });

  describe(`${name}: vectors`, () => {
    it.each([
      ['of another length', Float32Array.of(1, 0, 0)],
      ['that is not of unit length', new Float32Array(CONTRACT_MODEL.dims).fill(1)],
      ['of zeros', new Float32Array(CONTRACT_MODEL.dims)],
      ['that is no number', new Float32Array(CONTRACT_MODEL.dims).fill(Number.NaN)],
    ])('refuses a vector %s and changes nothing', async (_, vector) => {
      const engine = await fresh([version(1)]);
      const bad = documentOf(profileWith({ id: 'p-2' }), [passage('offer', 0, ['eau'], vector)]);
      const refused = { code: 'VECTOR_MISMATCH' };
      await expect(engine.upsert([version(2), bad])).rejects.toMatchObject(refused);
      await expect(engine.retrieve([passageQuery({ vector })])).rejects.toMatchObject(refused);
      expect(await engine.revisions()).toEqual(new Map([['p-1', 1]]));
      expect(await holdersOf(engine, 'mot1')).toEqual(['p-1']);
    });
  });
}
