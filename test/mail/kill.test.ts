import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../src/store/pglite.ts';
import { outbox } from '../../src/store/schema-mail.ts';
import { enqueueMail } from '../../src/use-cases/enqueue-mail.ts';
import { type FolderDatabase, openFolderDatabase } from '../support/database.ts';
import { run } from '../support/processes.ts';
import { openSmtp, type SmtpRules, type TestSmtp } from '../support/smtp.ts';
import { deliverAll } from './delivery.ts';

const MAILS = 20;
const addressOf = (index: number): string => `ville-${index}@exemple.invalid`;

let store: FolderDatabase;
let smtp: TestSmtp;
beforeAll(async () => {
  store = await openFolderDatabase();
  smtp = await openSmtp();
  for (let index = 0; index < MAILS; index += 1) {
    await enqueueMail(store.db, {
      key: `mail ${index}`,
      to: addressOf(index),
      locale: 'fr',
      template: 'request-expired',
      params: { requestTitle: `Demande ${index}`, link: `https://bourse.exemple/demandes/${index}` },
    });
  }
  await store.shut();
});
afterAll(async () => {
  await smtp.close();
  await store.close();
});

/** Delivers in a process of its own until the rules kill it.
 *  @returns its exit status; null: killed. */
async function deliverKilled(rules: (kill: () => void) => SmtpRules): Promise<number | null> {
  const { child, ended } = run('test/mail/delivery-starter.ts', [], {
    DATA_DIR: store.dataDir,
    SMTP_URL: smtp.url,
  });
  smtp.rules = rules(() => child.kill('SIGKILL'));
  return ended;
}

describe('a sender killed with SIGKILL', () => {
  it('loses no mail, and repeats none but the one that the server had in full, under its Message-ID', async () => {
    const beforeContent = addressOf(3);
    const inFull: string[] = [];
    const statuses = [
      await deliverKilled((kill) => ({
        recipient: (address) => {
          if (address === beforeContent) kill();
          return null;
        },
      })),
      await deliverKilled((kill) => ({
        arrived: async ({ to: [address = ''] }) => {
          if (address !== addressOf(7)) return null;
          inFull.push(address);
          kill();
          return null;
        },
      })),
      await deliverKilled((kill) => ({
        accepted: ({ to: [address = ''] }) => {
          if (address !== addressOf(11)) return;
          inFull.push(address);
          kill();
        },
      })),
    ];
    expect(statuses).toEqual([null, null, null]);
    smtp.rules = {};
    const after = await openEmbedded(store.dataDir);
    // As if the claims of the dead had ended, which takes a quarter of a minute.
    await after.db.update(outbox).set({ dueAt: sql`now()` });
    await deliverAll(after.db, smtp.url);

    for (let index = 0; index < MAILS; index += 1) {
      const address = addressOf(index);
      const copies = smtp.taken.filter(({ to }) => to[0] === address);
      const known = new Set(copies.map(({ email }) => `${email.messageId} ${email.date} ${email.text}`));
      expect(known.size, address).toBe(1);
      expect(copies.length, address).toBeLessThanOrEqual(inFull.includes(address) ? 2 : 1);
    }
    expect(
      await after.db.selectDistinct({ status: outbox.status, to: outbox.recipient }).from(outbox),
    ).toEqual([{ status: 'sent', to: '' }]);
    await after.close();
  });
});
