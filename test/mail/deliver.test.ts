import { eq, sql } from 'drizzle-orm';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MailContent, MailEnvelope } from '../../src/domain/mail.ts';
import { ATTEMPTS_MAX, retryAfterS } from '../../src/domain/mail-retry.ts';
import { type DeliveryDeps, deliverDue, watchOutbox } from '../../src/mail/deliver-outbox.ts';
import { makeSender } from '../../src/mail/sender.ts';
import { bouncingAddresses, outbox } from '../../src/store/schema-mail.ts';
import { enqueueMail } from '../../src/use-cases/enqueue-mail.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { writtenMails } from '../support/mails.ts';
import { openSmtp, type TestSmtp } from '../support/smtp.ts';
import { watched } from '../support/statements.ts';

const TO = 'mairie@exemple.invalid';
const FROM = 'Bourse partenariat <ne-pas-repondre@bourse.exemple>';
const FINDS = { name: 'Keur <Exemple>', link: 'https://bourse.exemple/profils/sn-keur' };
const DIGEST = {
  template: 'digest',
  params: {
    searchName: 'Eau & « forêt »',
    found: [FINDS],
    total: 1,
    link: 'https://bourse.exemple/recherches/1',
    unsubscribe: 'https://bourse.exemple/alertes/arret?jeton=abc',
  },
} satisfies MailContent;

let store: TestDatabase;
let smtp: TestSmtp;
let logged: string[];
let counts: string[];
let deps: DeliveryDeps;
const running = new AbortController().signal;
beforeAll(async () => {
  store = await openTestDatabase();
  smtp = await openSmtp();
});
afterAll(async () => {
  await smtp.close();
  await store.close();
});
beforeEach(async () => {
  await store.db.delete(outbox);
  await store.db.delete(bouncingAddresses);
  smtp.taken.length = 0;
  smtp.rules = {};
  logged = [];
  counts = [];
  deps = {
    db: store.db,
    log: pino({}, { write: (line: string) => logged.push(line) }),
    send: makeSender({ smtpUrl: smtp.url, mailFrom: FROM }),
    count: (kind) => counts.push(kind),
  };
});

async function write(key: string, fields: Partial<MailEnvelope> = {}, content: MailContent = EXPIRED) {
  await enqueueMail(store.db, { key, to: TO, locale: 'fr', ...fields, ...content });
}
const EXPIRED: MailContent = {
  template: 'request-expired',
  params: { requestTitle: 'Eau potable', link: 'https://bourse.exemple/demandes/1' },
};

/** Lets what was postponed be tried at once. */
async function hurry(): Promise<void> {
  await store.db.update(outbox).set({ dueAt: sql`now()` });
}

async function rows() {
  return writtenMails(store.db);
}

describe('a mail', () => {
  it('arrives in its language as text and as HTML of the same sentences, with nothing of others unescaped', async () => {
    await write('one', { locale: 'fr' }, DIGEST);
    await write('two', { locale: 'en' }, DIGEST);
    await write('three', { locale: 'es' }, DIGEST);
    await write('four', { locale: 'pt' }, DIGEST);
    await deliverDue(deps, running);
    expect(smtp.taken.map(({ email }) => email.subject)).toEqual([
      '1 nouveau profil : Eau & « forêt »',
      '1 new profile: Eau & « forêt »',
      '1 perfil nuevo: Eau & « forêt »',
      '1 novo perfil: Eau & « forêt »',
    ]);
    const [french] = smtp.taken;
    expect(french?.to).toEqual([TO]);
    expect(french?.email.from).toEqual({
      name: 'Bourse partenariat',
      address: 'ne-pas-repondre@bourse.exemple',
    });
    expect(french?.email.text).toContain(
      'Votre recherche enregistrée « Eau & « forêt » » a 1 nouveau résultat.',
    );
    expect(french?.email.text).toContain(`- Keur <Exemple>\n  ${FINDS.link}`);
    expect(french?.email.html).toContain('Eau &amp; « forêt »');
    expect(french?.email.html).toContain(`<a href="${FINDS.link}">Keur &lt;Exemple&gt;</a>`);
  });

  it('of alerts can be stopped by one click of the mail program, others need not', async () => {
    await write('alert', {}, DIGEST);
    await write('other');
    await deliverDue(deps, running);
    const headers = smtp.taken.map(({ email }) =>
      Object.fromEntries(email.headers.map(({ key, value }) => [key, value])),
    );
    expect(headers[0]).toMatchObject({
      'list-unsubscribe': `<${DIGEST.params.unsubscribe}>`,
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    });
    expect(headers[1]).not.toHaveProperty('list-unsubscribe');
    expect(headers[1]).toMatchObject({ 'auto-submitted': 'auto-generated' });
  });

  it('is sent once, and forgotten but for its key', async () => {
    await write('once');
    await deliverDue(deps, running);
    await write('once');
    await hurry();
    await deliverDue(deps, running);
    expect(smtp.taken).toHaveLength(1);
    expect(await rows()).toMatchObject([{ key: 'once', status: 'sent', recipient: '', params: {} }]);
    expect(counts).toEqual(['sent']);
  });

  it('is never sent by two processes at once', async () => {
    for (let index = 0; index < 12; index += 1) await write(`shared ${index}`);
    await Promise.all([deliverDue(deps, running), deliverDue(deps, running), deliverDue(deps, running)]);
    expect(smtp.taken).toHaveLength(12);
    expect(new Set(smtp.taken.map(({ email }) => email.messageId)).size).toBe(12);
  });

  it('keeps its Message-ID and its date when it is tried again', async () => {
    const seen: string[] = [];
    smtp.rules.arrived = async ({ email }) => {
      seen.push(`${email.messageId} ${email.date}`);
      return seen.length < 3 ? '451 4.3.0 come back' : null;
    };
    await write('again');
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await hurry();
      await deliverDue(deps, running);
    }
    expect(smtp.taken).toHaveLength(1);
    expect(seen).toHaveLength(3);
    expect(new Set(seen).size).toBe(1);
    expect(seen[0]).toMatch(/^<[0-9a-f-]{36}@bourse\.exemple> /);
    expect(counts).toEqual(['later', 'later', 'sent']);
  });
});

describe('a mail server that does not take a mail', () => {
  it('is asked again after a minute, then after twice as long, and given up after five days', async () => {
    expect([1, 2, 3, 20].map(retryAfterS)).toEqual([60, 120, 240, 3 * 3600]);
    const inAll = Array.from({ length: ATTEMPTS_MAX - 1 }, (_, index) => retryAfterS(index + 1) ?? 0);
    const days = inAll.reduce((sum, pause) => sum + pause, 0) / 86_400;
    expect(days).toBeGreaterThan(4);
    expect(days).toBeLessThan(5);
    expect(retryAfterS(ATTEMPTS_MAX)).toBeNull();

    smtp.rules.recipient = () => '450 4.2.1 busy';
    await write('late');
    await deliverDue(deps, running);
    await deliverDue(deps, running);
    const [row] = await rows();
    expect(row).toMatchObject({ status: 'waiting', attempts: 1, recipient: TO });
    const waitS = ((row?.dueAt.getTime() ?? 0) - (row?.createdAt.getTime() ?? 0)) / 1000;
    expect(waitS).toBeGreaterThan(55);
    expect(waitS).toBeLessThan(90);
  });

  it('makes it dead at the last attempt', async () => {
    smtp.rules.recipient = () => '450 4.2.1 busy';
    await write('last');
    await store.db.update(outbox).set({ attempts: ATTEMPTS_MAX - 1 });
    await deliverDue(deps, running);
    expect(await rows()).toMatchObject([{ status: 'dead', recipient: '', params: {} }]);
    expect(counts).toEqual(['dead']);
  });

  it('that is away keeps every mail waiting', async () => {
    const away = await openSmtp();
    await away.close();
    deps.send = makeSender({ smtpUrl: away.url, mailFrom: FROM });
    await write('away');
    await deliverDue(deps, running);
    expect(await rows()).toMatchObject([{ status: 'waiting', attempts: 1 }]);
    expect(logged.join()).toContain('ESOCKET');
  });

  it('that refuses the login or the sender says nothing of the address', async () => {
    const strict = await openSmtp({ password: 'right' });
    deps.send = makeSender({ smtpUrl: strict.url.replace('//', '//sender:wrong@'), mailFrom: FROM });
    await write('login');
    await deliverDue(deps, running);
    expect(await rows()).toMatchObject([{ status: 'waiting' }]);
    deps.send = makeSender({ smtpUrl: strict.url.replace('//', '//sender:right@'), mailFrom: FROM });
    await hurry();
    await deliverDue(deps, running);
    await strict.close();
    expect(strict.taken).toHaveLength(1);
    expect(counts).toEqual(['later', 'sent']);
  });

  it.each(['552 5.2.2 mailbox full', '550 5.7.1 your server is on a list', '552 storage exceeded'])(
    'with "%s" is asked again: the address is not at fault',
    async (reply) => {
      smtp.rules.recipient = () => reply;
      await write('fault');
      await deliverDue(deps, running);
      expect(await rows()).toMatchObject([{ status: 'waiting' }]);
      expect(await store.db.$count(bouncingAddresses)).toBe(0);
    },
  );

  it('and refuses its content for good is not asked again; the address still takes others', async () => {
    smtp.rules.arrived = async ({ email }) => (email.subject?.includes('fo') ? '554 5.6.0 no' : null);
    await write('refused', {}, DIGEST);
    await write('fine');
    await deliverDue(deps, running);
    expect((await rows()).map(({ status }) => status)).toEqual(['dead', 'sent']);
  });

  it('X2.2 flags an address that it refuses for good, and nothing more is sent to it', async () => {
    smtp.rules.recipient = (address) => (address === TO ? '550 5.1.1 no such user' : null);
    await write('bounced');
    await write('elsewhere', { to: 'autre@exemple.invalid' });
    await deliverDue(deps, running);
    smtp.rules = {};
    await write('after', { to: TO.toUpperCase() });
    await deliverDue(deps, running);
    expect((await rows()).map(({ key, status }) => [key, status])).toEqual([
      ['bounced', 'bounced'],
      ['elsewhere', 'sent'],
      ['after', 'suppressed'],
    ]);
    expect(smtp.taken.map(({ to }) => to)).toEqual([['autre@exemple.invalid']]);
    expect(await store.db.$count(bouncingAddresses)).toBe(1);
  });
});

describe('a mail server that does not answer', () => {
  /** Resolves once the server has a mail in full; it never says what it did with it. */
  async function silence(): Promise<void> {
    return new Promise((resolve) => {
      smtp.rules.arrived = async () => {
        resolve();
        return new Promise(() => undefined);
      };
    });
  }

  it('does not hold up the end of the service; the mail waits for the next start', async () => {
    const silent = silence();
    await write('stop');
    const stop = new AbortController();
    const watching = watchOutbox(deps, stop.signal);
    await silent;
    const asked = performance.now();
    stop.abort();
    await watching;
    expect(performance.now() - asked).toBeLessThan(3_000);
    expect(await rows()).toMatchObject([{ status: 'waiting', recipient: TO }]);
  });

  it('does not hold up an end that was told while the mail was being claimed either', async () => {
    void silence();
    await write('stop');
    const stop = new AbortController();
    const db = watched(store.db, () => stop.abort());
    expect(await deliverDue({ ...deps, db }, stop.signal)).toBe(1);
    expect(await rows()).toMatchObject([{ status: 'waiting', recipient: TO }]);
  });

  it('is left by whoever lost the mail to another process, which alone says how it ended', async () => {
    const silent = silence();
    await write('lost');
    const slow = deliverDue(deps, running);
    await silent;
    // As if this process had stood still until its claim ended.
    await store.db.update(outbox).set({ owner: '', dueAt: sql`now()` });
    smtp.rules = {};
    await deliverDue(deps, running);
    await slow;
    expect(smtp.taken).toHaveLength(1);
    expect(await rows()).toMatchObject([{ status: 'sent', recipient: '' }]);
    expect(counts).toEqual(['sent', 'later']);
  });
});

describe('what is logged and kept', () => {
  it('tells how every attempt went, and no address', async () => {
    const replies = ['550 no', '450 later', '554 never'];
    smtp.rules.recipient = (address) => `${replies.shift()} <${address}>`;
    await write('a', { to: 'a@exemple.invalid' });
    await write('b', { to: 'b@exemple.invalid' });
    await write('c', { to: 'c@exemple.invalid' });
    await deliverDue(deps, running);
    expect(counts).toEqual(['bounced', 'later', 'bounced']);
    expect(logged.join()).toContain('RCPT TO 550');
    expect(logged.join()).not.toContain('exemple.invalid');
    expect(JSON.stringify(await store.db.select().from(bouncingAddresses))).not.toContain('exemple.invalid');
  });

  it('a mail that this version cannot read is given up, and holds no other back', async () => {
    await write('old');
    await store.db
      .update(outbox)
      .set({ params: { other: 1 } })
      .where(eq(outbox.key, 'old'));
    await write('new');
    await deliverDue(deps, running);
    expect((await rows()).map(({ status }) => status)).toEqual(['dead', 'sent']);
  });
});
