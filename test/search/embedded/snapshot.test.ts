import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmbeddedEngine } from '../../../src/search/embedded.ts';
import type { ModelIdentity, SearchEngine } from '../../../src/search/engine.ts';
import {
  CONTRACT_MODEL,
  direction,
  documentOf,
  documents,
  passage,
  passageQuery,
  profileQuery,
  profileWith,
} from '../contract-data.ts';

let folder = '';
let path = '';
let problems: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bourse-snapshot-'));
  path = join(folder, 'index', 'embedded.snapshot');
  problems = [];
});
afterEach(() => rm(folder, { recursive: true }));

const open = (model: ModelIdentity = CONTRACT_MODEL): Promise<SearchEngine> =>
  openEmbeddedEngine({ snapshotPath: path, model, onProblem: (message) => problems.push(message) });

const [SOME = []] = fc.sample(documents, { numRuns: 1, seed: 5 });

/** All that an engine can be asked, in one value. */
async function answers(engine: SearchEngine): Promise<unknown> {
  const tokens = ['eau', 'port', 'marche'];
  return {
    lists: await engine.retrieve([1, 2].map((seed) => passageQuery({ tokens, vector: direction(seed) }))),
    found: await engine.find(profileQuery({ tokens })),
    all: await engine.find(profileQuery({})),
    revisions: await engine.revisions(),
  };
}

describe('the snapshot', () => {
  it('gives back the same answers after a restart', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (list) => {
        await rm(path, { force: true });
        const before = await open();
        await before.upsert(list);
        await before.upsert(list.slice(0, 3).map((document) => ({ ...document, revision: 2 })));
        const asked = await answers(before);
        await before.close();
        const after = await open();
        expect(await answers(after)).toEqual(asked);
        expect(await after.model()).toEqual(CONTRACT_MODEL);
        await after.close();
      }),
      { numRuns: 25, seed: 3 },
    );
    expect(problems).toEqual([]);
  });

  it('remembers what was removed', async () => {
    const before = await open();
    await before.upsert([documentOf(profileWith({ id: 'p-1' }), [], 3)]);
    await before.remove([{ id: 'p-1', revision: 4 }]);
    await before.close();
    const after = await open();
    await after.upsert([documentOf(profileWith({ id: 'p-1' }), [], 3)]);
    expect(await after.revisions()).toEqual(new Map());
  });

  it('is refused in every damaged form, and the engine starts empty', async () => {
    const engine = await open();
    await engine.upsert(SOME);
    await engine.close();
    const whole = await readFile(path);
    const at = fc.integer({ min: 0, max: whole.length - 1 });
    const damage = fc.oneof(
      at.map((length) => whole.subarray(0, length)),
      fc.tuple(at, fc.integer({ min: 0, max: 7 })).map(([position, bit]) => {
        const copy = Buffer.from(whole);
        copy[position] = (copy[position] ?? 0) ^ (1 << bit);
        return copy;
      }),
      fc.uint8Array({ minLength: 1, maxLength: 9 }).map((more) => Buffer.concat([whole, more])),
      fc.tuple(at, at).map(([left, right]) => {
        const [start, end] = left < right ? [left, right] : [right, left + 1];
        return Buffer.concat([whole.subarray(0, start), whole.subarray(end)]);
      }),
    );
    await fc.assert(
      fc.asyncProperty(damage, async (bytes) => {
        await writeFile(path, bytes);
        problems = [];
        const damaged = await open();
        expect(await damaged.revisions()).toEqual(new Map());
        expect(problems).toHaveLength(1);
      }),
      { numRuns: 200, seed: 20261124 },
    );
    await writeFile(path, whole);
    expect((await (await open()).revisions()).size).toBe(SOME.length);
  });

  it.each([
    { ...CONTRACT_MODEL, hash: 'other' },
    { ...CONTRACT_MODEL, name: 'other' },
    { ...CONTRACT_MODEL, dims: 3 },
  ])('is refused when it is of another model: %o', async (model) => {
    const before = await open();
    await before.upsert(SOME);
    await before.close();
    const after = await open(model);
    expect(await after.revisions()).toEqual(new Map());
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(CONTRACT_MODEL.name);
  });

  it('may be missing, without a word', async () => {
    expect(await (await open()).model()).toBeNull();
    expect(problems).toEqual([]);
  });

  it('holds the state of one moment though the index changes while it is written', async () => {
    const engine = await open();
    const [first, ...rest] = SOME;
    if (first === undefined) throw new Error('the sample is empty');
    await engine.upsert([first]);
    const written = engine.flush();
    // The writer takes its view in the next microtask, and needs many turns to write it.
    await Promise.resolve();
    await engine.upsert(rest);
    await engine.remove([{ id: first.profile.id, revision: 9 }]);
    await written;
    expect(await (await open()).revisions()).toEqual(new Map([[first.profile.id, 1]]));
    await Promise.all([engine.flush(), engine.flush()]);
    expect(await (await open()).revisions()).toEqual(new Map(rest.map(({ profile }) => [profile.id, 1])));
    expect(problems).toEqual([]);
  });

  it('stays whole when the next one cannot be written, which the caller learns', async () => {
    const engine = await open();
    await engine.upsert(SOME.slice(0, 1));
    await engine.flush();
    await mkdir(`${path}.tmp`);
    await engine.upsert(SOME);
    await expect(engine.flush()).rejects.toThrow();
    expect((await (await open()).revisions()).size).toBe(1);
    await rm(`${path}.tmp`, { recursive: true, force: true });
    await engine.flush();
    expect((await (await open()).revisions()).size).toBe(SOME.length);
    expect(existsSync(`${path}.tmp`)).toBe(false);
  });

  it('is taken from a rebuilt index after the swap', async () => {
    const engine = await open();
    await engine.upsert(SOME);
    const rebuild = await engine.rebuild(CONTRACT_MODEL);
    await rebuild.add([
      documentOf(profileWith({ id: 'p-new' }), [passage('need', 0, ['eau'], direction(1))]),
    ]);
    await rebuild.commit(1);
    await engine.close();
    expect(await (await open()).revisions()).toEqual(new Map([['p-new', 1]]));
  });
});

describe('a closed engine', () => {
  it('answers nothing any more', async () => {
    const engine = await open();
    await engine.close();
    await engine.close();
    const unavailable = { code: 'INDEX_UNAVAILABLE' };
    await expect(engine.ping()).rejects.toMatchObject(unavailable);
    await expect(engine.upsert([])).rejects.toMatchObject(unavailable);
    await expect(engine.retrieve([])).rejects.toMatchObject(unavailable);
    await expect(engine.find(profileQuery({}))).rejects.toMatchObject(unavailable);
    await expect(engine.rebuild(CONTRACT_MODEL)).rejects.toMatchObject(unavailable);
  });
});
