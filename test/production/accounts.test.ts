import { randomBytes } from 'node:crypto';
import { afterAll } from 'vitest';
import { openPostgres } from '../../src/store/postgres.ts';
import { FOR_REQUESTS } from '../../src/store/postgres-limits.ts';
import { makeLending } from '../support/lending.ts';
import { testParts } from '../support/parts.ts';
import { startPostgres } from '../support/postgres/server.ts';

/** The suites of accounts once more, unchanged, on a PostgreSQL server with the limits of a service: requests that wait for
 *  each other do so in connections of their own. */
const server = await startPostgres();
const databases = makeLending(async () =>
  openPostgres(await server.createDatabase(`accounts_${randomBytes(6).toString('hex')}`), FOR_REQUESTS),
);
afterAll(async () => {
  await databases.end();
  await server.stop();
});

testParts.openDatabase = databases.lend;
await import('../http/keys.test.ts');
await import('../http/organisations.test.ts');
await import('../http/idempotency.test.ts');
await import('../http/sign-in.test.ts');
await import('../http/sign-in-link.test.ts');
await import('../http/access-matrix.test.ts');
