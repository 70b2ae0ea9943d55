/** Delivers the outbox of `DATA_DIR` through `SMTP_URL`. */
import { openEmbedded } from '../../src/store/pglite.ts';
import { deliverAll } from './delivery.ts';

const { DATA_DIR = '', SMTP_URL = '' } = process.env;
const { db, close } = await openEmbedded(DATA_DIR);
await deliverAll(db, SMTP_URL);
await close();
