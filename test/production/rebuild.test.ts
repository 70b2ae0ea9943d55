import { describe, expect, inject, it } from 'vitest';
import { AppError } from '../../src/domain/errors.ts';
import type { ElasticsearchEngine } from '../../src/search/elasticsearch.ts';
import type { IndexDocument } from '../../src/search/engine.ts';
import {
  CONTRACT_MODEL,
  direction,
  documentOf,
  passage,
  passageQuery,
  profileQuery,
  profileWith,
} from '../search/contract-data.ts';
import { freshPrefix, openTestEngine } from './engines.ts';

/** Profiles of each generation. */
const PROFILES = 200;
/** Seconds of load; issue 4 asks for 60: `LOAD_SECONDS=60 npm run test:production`. */
const LOAD_MS = Number(process.env.LOAD_SECONDS ?? 12) * 1000;
/** Rounds before the load: a cluster of a minute's age still compiles what it runs, and takes up to a second for a first
 *  search or a new index (seen on 2026-11-27: all requests later than 250 ms lay in the first five seconds). */
const WARM_UP = 10;
/** A request every so often, whether or not those before were answered. */
const INTERVAL_MS = 100;

/** Every document says which generation it is of, by a word and by its population. */
function generation(number: number): IndexDocument[] {
  return Array.from({ length: PROFILES }, (_, index) =>
    documentOf(
      profileWith({ id: `p-${index}`, population: number }),
      [passage('need', 0, [`generation${number}`, 'eau'], direction(index % 40))],
      1,
    ),
  );
}

interface Load {
  requests: number;
  failed: unknown[];
  /** What answers held that were not whole. */
  mixed: unknown[];
}

/** What an answer holds, unless it is all of one generation and nothing of another. */
async function mixedAnswer(engine: ElasticsearchEngine, generations: number): Promise<object | null> {
  const words = Array.from({ length: generations }, (_, number) => `generation${number}`);
  const queries = words.map((word) => passageQuery({ tokens: [word] }));
  const meaning = passageQuery({ vector: direction(1) });
  const [lists, page] = await Promise.all([
    engine.retrieve([...queries, meaning]),
    engine.find(profileQuery({ limit: 100 })),
  ]);
  const found = lists.map(({ lexical, semantic }) => lexical.length + semantic.length);
  const populations = new Set(page.profiles.map(({ profile }) => profile.population));
  const whole = found.slice(0, generations).sort((left, right) => right - left);
  const isWhole =
    whole[0] === PROFILES &&
    whole.slice(1).every((count) => count === 0) &&
    found.at(-1) === PROFILES &&
    page.total === PROFILES &&
    populations.size === 1;
  return isWhole ? null : { found, total: page.total, populations: [...populations] };
}

async function underLoad(engine: ElasticsearchEngine, until: () => boolean): Promise<Load> {
  const load: Load = { requests: 0, failed: [], mixed: [] };
  const pending = new Set<Promise<void>>();
  const ask = async (): Promise<void> => {
    try {
      const mixed = await mixedAnswer(engine, GENERATIONS);
      if (mixed !== null) load.mixed.push(mixed);
    } catch (error) {
      load.failed.push(error instanceof AppError ? { ...error.params } : error);
    }
  };
  while (!until()) {
    load.requests += 1;
    const asked = ask().finally(() => pending.delete(asked));
    pending.add(asked);
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
  }
  await Promise.all(pending);
  return load;
}

/** The live one, two rebuilds, and more while time is left. */
const GENERATIONS = 6;

/** Rebuilds, and goes back and forth. */
async function swapThrice(engine: ElasticsearchEngine, number: number): Promise<void> {
  const rebuild = await engine.rebuild(CONTRACT_MODEL);
  const documents = generation(number);
  for (let first = 0; first < documents.length; first += 50)
    await rebuild.add(documents.slice(first, first + 50));
  await rebuild.commit(PROFILES);
  await engine.rollback();
  await engine.rollback();
}

describe('rebuilding under load', () => {
  it('fails no request and mixes no generations, roll-back included', async ({ annotate }) => {
    const prefix = freshPrefix();
    const url = inject('elasticsearch')['8'];
    const [reader, writer] = await Promise.all([
      openTestEngine(url, { prefix }),
      openTestEngine(url, { prefix }),
    ]);
    await writer.upsert(generation(0));
    for (let round = 0; round < WARM_UP; round += 1) {
      await swapThrice(writer, 0);
      await mixedAnswer(reader, GENERATIONS);
    }
    let done = false;
    let rebuilds = 0;
    const loading = underLoad(reader, () => done);
    const start = performance.now();
    for (let number = 1; performance.now() - start < LOAD_MS; number = (number % (GENERATIONS - 1)) + 1) {
      await swapThrice(writer, number);
      rebuilds += 1;
    }
    done = true;
    const { requests, failed, mixed } = await loading;
    await annotate(
      `${requests} requests in ${LOAD_MS / 1000} s, ${rebuilds} rebuilds, each rolled back twice`,
    );
    expect(failed).toEqual([]);
    expect(mixed).toEqual([]);
    expect(requests).toBeGreaterThan(LOAD_MS / INTERVAL_MS / 4);
    await writer.close();
  });
});
