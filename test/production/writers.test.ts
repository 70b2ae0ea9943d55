import { describe, expect, inject, it } from 'vitest';
import { CONTRACT_MODEL, direction, passageQuery, unit } from '../search/contract-data.ts';
import { holders, needs, oneNeed } from './documents.ts';
import { freshPrefix, openTestEngine } from './engines.ts';

const url = inject('elasticsearch')['8'];
const OTHER_MODEL = { name: 'other', dims: 3, hash: 'beef' };

describe('several processes on one index', () => {
  it('start together and make one index', async () => {
    const prefix = freshPrefix();
    const engines = await Promise.all([1, 2, 3].map(() => openTestEngine(url, { prefix })));
    const [first, second] = engines;
    await first?.upsert([oneNeed('p-1')]);
    expect(await second?.revisions()).toEqual(new Map([['p-1', 1]]));
    await first?.close();
  });

  it('leave the newest version whole, and nothing of the others, whatever the order', async () => {
    const prefix = freshPrefix();
    const [left, right] = await Promise.all([
      openTestEngine(url, { prefix }),
      openTestEngine(url, { prefix }),
    ]);
    for (let round = 0; round < 10; round += 1) {
      const id = `p-${round}`;
      await Promise.all([
        left.upsert([needs(id, 1, 6)]),
        right.upsert([needs(id, 3, 2)]),
        left.upsert([needs(id, 2, 4)]),
      ]);
      expect((await left.revisions()).get(id)).toBe(3);
    }
    expect(await holders(left, 'version1')).toEqual([]);
    expect(await holders(left, 'version2')).toEqual([]);
    expect(await holders(left, 'version3')).toHaveLength(20);
    await left.close();
  });

  it('know a profile that a killed writer left half written, and mend it', async () => {
    const prefix = freshPrefix();
    const engine = await openTestEngine(url, { prefix });
    await engine.upsert([needs('p-1', 1, 3), needs('p-2', 5, 2), oneNeed('p-3')]);
    // Behind its back: a passage lost, another one left.
    await fetch(
      `${url}/${prefix}_live/_doc/p-1%2Fneed%2F2?routing=p-1&refresh&version=1&version_type=external_gte`,
      { method: 'DELETE' },
    );
    const left = { kind: 'need', profileId: 'p-2', ordinal: 7, revision: 4, tokens: 'eau' };
    await fetch(
      `${url}/${prefix}_live/_doc/p-2%2Fneed%2F7?routing=p-2&refresh&version=4&version_type=external_gte`,
      {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(left),
      },
    );
    expect(await engine.revisions()).toEqual(
      new Map([
        ['p-1', -1],
        ['p-2', -1],
        ['p-3', 1],
      ]),
    );
    await engine.upsert([needs('p-1', 1, 3), needs('p-2', 5, 2)]);
    expect(await engine.revisions()).toEqual(
      new Map([
        ['p-1', 1],
        ['p-2', 5],
        ['p-3', 1],
      ]),
    );
    await engine.close();
  });

  it('write to the index that another one rebuilds, too', async () => {
    const prefix = freshPrefix();
    const [left, right] = await Promise.all([
      openTestEngine(url, { prefix }),
      openTestEngine(url, { prefix }),
    ]);
    await left.upsert([needs('p-1', 1, 3), oneNeed('p-2'), oneNeed('p-3')]);
    const rebuild = await left.rebuild(CONTRACT_MODEL);
    await right.upsert([needs('p-1', 2, 1), oneNeed('p-4')]);
    await right.remove([{ id: 'p-3', revision: 2 }]);
    await rebuild.add([needs('p-1', 1, 3), oneNeed('p-2'), oneNeed('p-3')]);
    await rebuild.commit(3);
    expect(await right.revisions()).toEqual(
      new Map([
        ['p-1', 2],
        ['p-2', 1],
        ['p-4', 1],
      ]),
    );
    expect(await holders(right, 'version1')).toEqual([]);
    expect(await holders(right, 'version2')).toEqual(['p-1/0']);
    await left.close();
  });

  it('refuse an index of another database', async () => {
    const prefix = freshPrefix();
    const engine = await openTestEngine(url, { prefix });
    await expect(openTestEngine(url, { prefix, databaseId: 'another' })).rejects.toMatchObject({
      code: 'INDEX_FOREIGN',
    });
    await engine.close();
  });

  it('answer by words, and say so, after another one swapped to another model', async () => {
    const prefix = freshPrefix();
    const [old, fresh] = await Promise.all([
      openTestEngine(url, { prefix }),
      openTestEngine(url, { prefix }),
    ]);
    await old.upsert([oneNeed('p-1')]);
    const rebuild = await fresh.rebuild(OTHER_MODEL);
    const need = oneNeed('p-1').passages.map((item) => ({ ...item, vector: unit([1, 2, 3]) }));
    await rebuild.add([{ ...oneNeed('p-1'), passages: need }]);
    await rebuild.commit(1);
    const [lists] = await old.retrieve([passageQuery({ tokens: ['eau'], vector: direction(1) })]);
    expect(lists).toMatchObject({ degraded: true, lexical: [{ profileId: 'p-1' }], semantic: [] });
    await expect(old.upsert([oneNeed('p-2')])).rejects.toMatchObject({ code: 'VECTOR_MISMATCH' });
    await old.close();
  });
});

describe('rolling back', () => {
  it('brings the replaced index back within a second, and the other one again', async () => {
    const engine = await openTestEngine(url);
    await engine.upsert([oneNeed('p-1')]);
    await expect(engine.rollback()).rejects.toMatchObject({ code: 'INDEX_EMPTY' });
    const rebuild = await engine.rebuild(CONTRACT_MODEL);
    await rebuild.add([oneNeed('p-2')]);
    await rebuild.commit(1);
    const before = performance.now();
    await engine.rollback();
    expect(performance.now() - before).toBeLessThan(1000);
    expect(await engine.revisions()).toEqual(new Map([['p-1', 1]]));
    expect(await holders(engine, 'eau')).toEqual(['p-1/0']);
    await engine.rollback();
    expect(await engine.revisions()).toEqual(new Map([['p-2', 1]]));
    await engine.close();
  });
});
