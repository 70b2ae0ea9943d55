import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { TestProject } from 'vitest/node';
import { startNode } from '../support/elasticsearch/node.ts';
import { type Major, RELEASES } from '../support/elasticsearch/releases.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of a single node of each release. */
    elasticsearch: Record<Major, string>;
  }
}

const MEMORY = '/dev/shm';
/** All indexes of all tests together stay below a tenth of it. */
const MEMORY_LEAST = 2 ** 30;

/** Where nodes put their data: in memory where there is room. To wait for the disk protects against the machine's crash, and
 *  hundreds of indexes are made here. */
async function dataFolder(): Promise<string> {
  const room = await statfs(MEMORY).catch(() => null);
  return room !== null && room.bavail * room.bsize > MEMORY_LEAST ? MEMORY : tmpdir();
}

/** Starts one node of each release for all test files. A server that cannot be had fails the run: nothing is skipped.
 *  `TEST_ELASTICSEARCH_8` and `TEST_ELASTICSEARCH_9` name servers that run already. */
export default async function startServers(project: TestProject): Promise<() => Promise<void>> {
  const dataIn = await dataFolder();
  const start = async (major: Major) => {
    const given = process.env[`TEST_ELASTICSEARCH_${major}`];
    if (given !== undefined && given !== '') return { url: given, stop: async () => undefined };
    return startNode(await RELEASES[major](), undefined, dataIn);
  };
  const eight = await start('8');
  const nine = await start('9').catch(async (error: unknown) => {
    await eight.stop();
    throw error;
  });
  project.provide('elasticsearch', { '8': eight.url, '9': nine.url });
  return async () => {
    await Promise.all([eight.stop(), nine.stop()]);
  };
}
