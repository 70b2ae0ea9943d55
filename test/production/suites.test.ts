import { randomBytes } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { openPostgres } from '../../src/store/postgres.ts';
import { FOR_BATCHES } from '../../src/store/postgres-limits.ts';
import { makeLending } from '../support/lending.ts';
import { testParts } from '../support/parts.ts';
import { startPostgres } from '../support/postgres/server.ts';
import { openTestEngine } from './engines.ts';

/** The suites of the store, the indexer and the HTTP interface once more, unchanged, on real servers. */
const server = await startPostgres();
const databases = makeLending(async () =>
  openPostgres(await server.createDatabase(`suite_${randomBytes(6).toString('hex')}`), FOR_BATCHES),
);
afterAll(async () => {
  await databases.end();
  await server.stop();
});

testParts.openDatabase = databases.lend;
testParts.openSearch = (model) => openTestEngine(inject('elasticsearch')['9'], { model });

await import('../store/profiles.test.ts');
await import('../store/embeddings.test.ts');
await import('../embedding/cached.test.ts');
await import('../seeds/load.test.ts');
await import('../indexer/pending.test.ts');
await import('../http/matches.test.ts');
await import('../http/stories.test.ts');
await import('../http/bad-input.test.ts');
await import('../http/metrics.test.ts');
await import('../http/concurrent-edits.test.ts');
await import('../http/contacts.test.ts');
await import('../mail/enqueue.test.ts');
await import('../mail/deliver.test.ts');
await import('../watch-days.test.ts');
await import('../http/introduction-life.test.ts');
await import('../http/introductions.test.ts');
await import('../http/introduction-links.test.ts');
await import('../http/archived-authorities.test.ts');
await import('../http/suggestions.test.ts');
await import('../http/coordination-requests.test.ts');
await import('../http/outcomes.test.ts');
await import('../http/portfolio.test.ts');
