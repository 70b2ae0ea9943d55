import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import { watchOutbox } from '../../src/mail/deliver-outbox.ts';
import { makeSender } from '../../src/mail/sender.ts';
import { countWaiting } from '../../src/store/outbox.ts';
import type { Database } from '../../src/store/schema.ts';

/** Delivers the outbox, as the service does, until nothing waits any more. */
export async function deliverAll(db: Database, smtpUrl: string): Promise<void> {
  const stop = new AbortController();
  const delivery = watchOutbox(
    {
      db,
      log: pino({ level: 'silent' }),
      send: makeSender({ smtpUrl, mailFrom: 'bourse@bourse.exemple' }),
      count: () => undefined,
    },
    stop.signal,
  );
  while ((await countWaiting(db)) > 0) await pause(100);
  stop.abort();
  await delivery;
}
