import { openPostgres } from '../../src/store/postgres.ts';
import { FOR_BATCHES } from '../../src/store/postgres-limits.ts';

/** Opens the database as a service that starts would, and ends. */
const store = await openPostgres(process.argv[2] ?? '', FOR_BATCHES);
await store.close();
