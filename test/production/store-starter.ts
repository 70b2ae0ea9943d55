import { FOR_BATCHES, openPostgres } from '../../src/store/postgres.ts';

/** Opens the database as a service that starts would, and ends. */
const store = await openPostgres(process.argv[2] ?? '', FOR_BATCHES);
await store.close();
