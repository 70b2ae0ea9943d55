import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { catchUp } from '../indexer/pending.ts';
import { saveProfiles } from '../src/use-cases/save-profiles.ts';
import { readCollection } from './collection.ts';
import { exposureTable } from './exposure.ts';
import { openEvaluationDeps } from './service.ts';

/** The moment of every evaluation (evaluation/relevance.ts). */
const NOW = new Date('2026-11-24T12:00:00Z');

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { collection: { type: 'string', default: join(import.meta.dirname, 'collections/dev') } },
  });
  const folder = await mkdtemp(join(tmpdir(), 'bourse-exposure-'));
  const { deps, close } = await openEvaluationDeps(folder, NOW);
  try {
    const collection = await readCollection(values.collection);
    await saveProfiles(deps.db, collection.profiles, NOW);
    await catchUp(deps);
    process.stdout.write(`${(await exposureTable(deps, collection, NOW)).join('\n')}\n`);
  } finally {
    await close();
    await rm(folder, { recursive: true });
  }
}

await main();
