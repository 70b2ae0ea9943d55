/** Delivers the outbox of `DATA_DIR` through `SMTP_URL`, as the service does, until nothing waits any more. */
import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import { watchOutbox } from '../../src/mail/deliver-outbox.ts';
import { makeSender } from '../../src/mail/sender.ts';
import { countWaiting } from '../../src/store/outbox.ts';
import { openEmbedded } from '../../src/store/pglite.ts';

const { DATA_DIR = '', SMTP_URL = '' } = process.env;
const { db, close } = await openEmbedded(DATA_DIR);
const stop = new AbortController();
const delivery = watchOutbox(
  {
    db,
    log: pino(pino.destination(2)),
    send: makeSender({ smtpUrl: SMTP_URL, mailFrom: 'bourse@bourse.exemple' }),
    count: () => undefined,
  },
  stop.signal,
);
while ((await countWaiting(db)) > 0) await pause(100);
stop.abort();
await delivery;
await close();
