import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { ElasticsearchEngine } from '../../src/search/elasticsearch.ts';
import type { IndexDocument } from '../../src/search/engine.ts';
import { holders, oneNeed } from './documents.ts';
import { openTestEngine } from './engines.ts';

/** Lucene takes no term of more than 32,766 bytes. */
const IMMENSE = 'a'.repeat(40_000);

let engine: ElasticsearchEngine;
const problems: string[] = [];

beforeAll(async () => {
  engine = await openTestEngine(inject('elasticsearch')['8'], {
    onProblem: (message) => problems.push(message),
  });
});
afterAll(() => engine.close());

function refused(id: string, revision = 1): IndexDocument {
  const document = oneNeed(id, 'eau', revision);
  return { ...document, profile: { ...document.profile, name: IMMENSE } };
}

const ids = async (): Promise<string[]> => [...(await engine.revisions()).keys()].sort();

describe('documents that the cluster refuses for good', () => {
  it('do not hold up the others, and are listed with the reason', async () => {
    await engine.upsert([oneNeed('p-1'), refused('p-2'), oneNeed('p-3')]);
    expect(await ids()).toEqual(['p-1', 'p-3']);
    expect(await holders(engine, 'eau')).toEqual(['p-1/0', 'p-3/0']);
    const [letter, ...others] = await engine.deadLetters.list();
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ profileId: 'p-2', revision: 1 });
    expect(problems.join()).toContain('p-2');
  });

  it("take no earlier version's place in part", async () => {
    await engine.upsert([oneNeed('p-4', 'riz')]);
    await engine.upsert([refused('p-4', 2)]);
    expect(await holders(engine, 'riz')).toEqual([]);
    await engine.upsert([oneNeed('p-4', 'riz', 3)]);
    expect(await holders(engine, 'riz')).toEqual(['p-4/0']);
  });

  it('stay listed when replayed in vain', async () => {
    expect(await engine.deadLetters.replay()).toEqual({ taken: 1, refused: 1 });
    expect(await engine.deadLetters.list()).toHaveLength(1);
  });

  it('leave the list once a newer revision was taken', async () => {
    await engine.upsert([oneNeed('p-2', 'eau', 2)]);
    expect(await engine.deadLetters.replay()).toEqual({ taken: 1, refused: 0 });
    expect(await engine.deadLetters.list()).toEqual([]);
    expect((await engine.revisions()).get('p-2')).toBe(2);
  });
});
