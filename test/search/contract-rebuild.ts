import { describe, expect, it } from 'vitest';
import type { IndexDocument, SearchEngine } from '../../src/search/engine.ts';
import {
  CONTRACT_MODEL,
  direction,
  documentOf,
  passage,
  passageQuery,
  profileWith,
  unit,
} from './contract-data.ts';

const document = (id: string, word = 'eau'): IndexDocument =>
  documentOf(profileWith({ id }), [passage('need', 0, [word], direction(1))]);

const ids = async (engine: SearchEngine): Promise<string[]> => [...(await engine.revisions()).keys()].sort();

/** Rebuilding beside the live index. */
export function rebuildContract(
  name: string,
  fresh: (list?: IndexDocument[]) => Promise<SearchEngine>,
): void {
  describe(`${name}: rebuild`, () => {
    it('shows nothing before the swap and only the new index after it', async () => {
      const engine = await fresh([document('p-1'), document('p-2')]);
      const rebuild = await engine.rebuild(CONTRACT_MODEL);
      await rebuild.add([document('p-2', 'riz')]);
      await rebuild.add([document('p-3', 'riz')]);
      expect(await ids(engine)).toEqual(['p-1', 'p-2']);
      await rebuild.commit(2);
      expect(await ids(engine)).toEqual(['p-2', 'p-3']);
      const [lists] = await engine.retrieve([passageQuery({ tokens: ['eau', 'riz'] })]);
      expect(lists?.lexical.map(({ profileId }) => profileId)).toEqual(['p-2', 'p-3']);
      await engine.upsert([document('p-4')]);
      expect(await ids(engine)).toEqual(['p-2', 'p-3', 'p-4']);
    });

    it('keeps the live index when the count differs', async () => {
      const engine = await fresh([document('p-1')]);
      const rebuild = await engine.rebuild(CONTRACT_MODEL);
      await rebuild.add([document('p-2')]);
      await expect(rebuild.commit(2)).rejects.toMatchObject({ code: 'INDEX_COUNT_MISMATCH' });
      await rebuild.abort();
      expect(await ids(engine)).toEqual(['p-1']);
    });

    it('never puts an empty index in place of a full one, and may in place of an empty one', async () => {
      const engine = await fresh([document('p-1')]);
      const rebuild = await engine.rebuild(CONTRACT_MODEL);
      await expect(rebuild.commit(0)).rejects.toMatchObject({ code: 'INDEX_EMPTY' });
      await rebuild.abort();
      expect(await ids(engine)).toEqual(['p-1']);
      const empty = await fresh();
      await (await empty.rebuild(CONTRACT_MODEL)).commit(0);
      expect(await ids(empty)).toEqual([]);
    });

    it('leaves the live index alone when aborted, twice if need be', async () => {
      const engine = await fresh([document('p-1')]);
      const rebuild = await engine.rebuild(CONTRACT_MODEL);
      await rebuild.add([document('p-2')]);
      await rebuild.abort();
      await rebuild.abort();
      expect(await ids(engine)).toEqual(['p-1']);
    });

    it('changes the model with the swap, and refuses vectors of the other one before and after', async () => {
      const engine = await fresh([document('p-1')]);
      const model = { name: 'other', dims: 3, hash: 'beef' };
      const rebuild = await engine.rebuild(model);
      await expect(rebuild.add([document('p-1')])).rejects.toMatchObject({ code: 'VECTOR_MISMATCH' });
      const other = documentOf(profileWith({ id: 'p-1' }), [passage('need', 0, ['eau'], unit([1, 2, 3]))]);
      await rebuild.add([other]);
      await expect(engine.upsert([other])).rejects.toMatchObject({ code: 'VECTOR_MISMATCH' });
      await rebuild.commit(1);
      expect(await engine.model()).toEqual(model);
      await expect(engine.upsert([document('p-1')])).rejects.toMatchObject({ code: 'VECTOR_MISMATCH' });
      const [lists] = await engine.retrieve([passageQuery({ vector: unit([1, 2, 3]) })]);
      expect(lists?.semantic.map(({ profileId }) => profileId)).toEqual(['p-1']);
    });
  });
}
