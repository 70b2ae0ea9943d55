import { readdir, readFile } from 'node:fs/promises';
import { Client } from '@elastic/elasticsearch';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../../src/store/schema.ts';
import type { Production } from './service.ts';

const MIB = 2 ** 20;

/** What is stored and held in memory, in MiB. */
export type Sizes = Record<string, number>;

async function databaseSizes(db: Database): Promise<Sizes> {
  await db.execute(sql`vacuum analyze`);
  const sizeOf = async (size: ReturnType<typeof sql>): Promise<number> => {
    // float8: drizzle leaves 64-bit integers as text.
    const [row] = await db.select({ bytes: sql<number>`(${size})::float8` }).from(sql`(select 1) as one`);
    return (row?.bytes ?? 0) / MIB;
  };
  return {
    'PostgreSQL, disk': await sizeOf(sql`pg_database_size(current_database())`),
    '— cached vectors': await sizeOf(sql`pg_total_relation_size('embeddings')`),
    '— profiles': await sizeOf(sql`pg_total_relation_size('profiles')`),
    '— needs and offers': await sizeOf(sql`pg_total_relation_size('statements')`),
  };
}

/** `Pss:`, `Anonymous:` … of a process, by Linux; pages shared by several count in parts.
 *  @returns 0 for a process that has ended. */
async function memoryOf(pid: number, field: 'Pss' | 'Anonymous'): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  const [, kib = '0'] = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text) ?? [];
  return Number(kib) / 1024;
}

async function childrenOf(pid: number): Promise<number[]> {
  const pids = (await readdir('/proc')).map(Number).filter((entry) => entry > 0);
  const stats = await Promise.all(
    pids.map((child) => readFile(`/proc/${child}/stat`, 'utf8').catch(() => '')),
  );
  // The second field, in brackets, may hold blanks; the parent is the second one after it.
  return pids.filter((_, index) => Number(stats[index]?.split(') ').at(-1)?.split(' ')[1]) === pid);
}

const statsSchema = z.object({
  _all: z.object({
    primaries: z.object({
      store: z.object({ size_in_bytes: z.number() }),
      docs: z.object({ count: z.number(), deleted: z.number() }),
      segments: z.object({ count: z.number() }),
      dense_vector: z.object({ value_count: z.number() }),
    }),
  }),
});
const heapSchema = z.object({
  nodes: z.record(
    z.string(),
    z.object({ jvm: z.object({ mem: z.object({ heap_used_in_bytes: z.number() }) }) }),
  ),
});
const processSchema = z.object({
  nodes: z.record(z.string(), z.object({ process: z.object({ id: z.number() }) })),
});

async function clusterSizes(client: Client): Promise<Sizes> {
  const answer = await client.transport.request({
    method: 'GET',
    path: '/bench*/_stats/store,docs,segments,dense_vector',
  });
  const { store, docs, segments, dense_vector: vectors } = statsSchema.parse(answer)._all.primaries;
  const heap = heapSchema.parse(await client.nodes.stats({ metric: 'jvm' }));
  const { nodes } = processSchema.parse(await client.nodes.info({ metric: 'process' }));
  const pid = Object.values(nodes)[0]?.process.id ?? 0;
  return {
    'Elasticsearch, disk': store.size_in_bytes / MIB,
    '— documents (number)': docs.count,
    '— deleted documents (number)': docs.deleted,
    '— vectors (number)': vectors.value_count,
    '— segments (number)': segments.count,
    'Elasticsearch, heap used': (Object.values(heap.nodes)[0]?.jvm.mem.heap_used_in_bytes ?? 0) / MIB,
    'Elasticsearch, memory of the process': await memoryOf(pid, 'Pss'),
    '— without mapped files': await memoryOf(pid, 'Anonymous'),
  };
}

/** Disk and memory of both servers and of this process. Nested documents count as documents. */
export async function measureSizes(production: Production, db: Database): Promise<Sizes> {
  const client = new Client({ node: production.elasticsearchUrl, enableMetaHeader: false });
  await client.indices.flush({ index: 'bench*' });
  const { postgresPid } = production;
  const backends = await Promise.all(
    [postgresPid, ...(await childrenOf(postgresPid))].map((pid) => memoryOf(pid, 'Pss')),
  );
  const sizes = {
    ...(await databaseSizes(db)),
    'PostgreSQL, memory of all processes': backends.reduce((sum, mib) => sum + mib, 0),
    ...(await clusterSizes(client)),
    'service, memory of the process': await memoryOf(process.pid, 'Pss'),
  };
  await client.close();
  return sizes;
}
