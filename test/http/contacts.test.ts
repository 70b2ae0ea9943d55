import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { App } from '../../src/http/context.ts';
import { type DeliveryDeps, deliverDue } from '../../src/mail/deliver-outbox.ts';
import { makeSender } from '../../src/mail/sender.ts';
import { setWithheld } from '../../src/store/profiles-admin.ts';
import { profiles } from '../../src/store/schema.ts';
import { bouncingAddresses, outbox } from '../../src/store/schema-mail.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { openAccount, type TestAccount } from '../support/actors.ts';
import { makeTestApp } from '../support/app.ts';
import { workADay } from '../support/daily-jobs.ts';
import { problemOf } from '../support/problem.ts';
import { profile } from '../support/profiles.ts';
import { openTestService, type TestService } from '../support/service.ts';
import { openSmtp, type TestSmtp } from '../support/smtp.ts';

const running = new AbortController().signal;
let today: Date;
let service: TestService;
let smtp: TestSmtp;
let delivery: DeliveryDeps;
let app: App;
let broker: TestAccount;
beforeAll(async () => {
  today = new Date('2026-05-15T08:00:00Z');
  service = await openTestService({ now: () => today });
  smtp = await openSmtp();
  delivery = {
    db: service.deps.db,
    log: service.deps.log,
    send: makeSender({ smtpUrl: smtp.url, mailFrom: 'bourse@bourse.exemple' }),
    count: () => undefined,
  };
  app = makeTestApp(service.deps);
  broker = await openAccount(service, 'embassy', { countries: ['SN'] });
});
afterAll(async () => {
  await smtp.close();
  await service.close();
});
beforeEach(async () => {
  await service.deps.db.delete(outbox);
  await service.deps.db.delete(bouncingAddresses);
  await service.deps.db.delete(profiles);
  smtp.taken.length = 0;
  smtp.rules = {};
});

async function save(id: string, fields: Record<string, unknown>): Promise<void> {
  await saveProfiles(service.deps.db, [profile({ id, name: `Ville de ${id}`, ...fields })], today);
}

/** What the service does on a day (`2026-05-15`), mails included. */
async function live(day: string): Promise<void> {
  today = new Date(`${day}T08:00:00Z`);
  expect(await workADay(service.deps)).toEqual([]);
  await deliverDue(delivery, running);
}

/** The token of the last mail. */
function lastToken(): string {
  const link = /https:\/\/bourse\.exemple\/contacts\/validation\?token=(\S+)/.exec(
    smtp.taken.at(-1)?.email.text ?? '',
  );
  return link?.[1] ?? '';
}

async function validate(body: unknown): Promise<Response> {
  return app.request('/api/v1/contacts/validate', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

const asBroker = async (path: string): Promise<unknown> =>
  (await app.request(`/api/v1/profiles/${path}`, { headers: broker.headers })).json();
const flagged = z.object({ contactState: z.string().nullable() });

/** The flag of a contact, as the brokers of its territory see it. */
async function stateOf(id: string): Promise<string | null> {
  const record = await asBroker(`${id}/record`);
  expect(JSON.stringify(record)).not.toContain('exemple.invalid');
  return flagged.parse(record).contactState;
}
/** The same in the queue of what needs care. */
async function queued(): Promise<Record<string, string | null>> {
  const page = z.object({ results: z.array(flagged.extend({ profile: z.object({ id: z.string() }) })) });
  const { results } = page.parse(await asBroker('quality'));
  return Object.fromEntries(results.map(({ profile: { id }, contactState }) => [id, contactState]));
}

describe('X2.1 contact e-mails are validated again every three months', () => {
  it('X2.1 asks each contact in its language, takes its answer, and asks again three months later', async () => {
    today = new Date('2026-05-15T08:00:00Z');
    await save('pt', { languages: ['wo', 'pt-PT', 'fr'], contact: { email: 'contacto@exemple.invalid' } });
    await live('2026-05-15');
    expect(smtp.taken.map(({ to }) => to)).toEqual([['contacto@exemple.invalid']]);
    expect(smtp.taken[0]?.email.subject).toBe('Este endereço continua correto? Ville de pt');
    expect(smtp.taken[0]?.email.text).toContain('92 dias');
    expect(await stateOf('pt')).toBe('unverified');

    await live('2026-05-16');
    expect((await validate({ token: lastToken() })).status).toBe(204);
    expect(await stateOf('pt')).toBe('verified');

    await live('2026-08-15');
    expect(smtp.taken).toHaveLength(1);
    expect(await stateOf('pt')).toBe('verified');
    await live('2026-08-16');
    expect(smtp.taken).toHaveLength(2);
    expect(await stateOf('pt')).toBe('unverified');
  });

  it('X2.1 asks an address that never answered every three months too, and a new address at once', async () => {
    today = new Date('2026-05-15T08:00:00Z');
    await save('silent', { contact: { email: 'un@exemple.invalid' } });
    await live('2026-05-15');
    await live('2026-08-14');
    expect(smtp.taken).toHaveLength(1);
    const first = lastToken();
    await live('2026-08-15');
    expect(smtp.taken).toHaveLength(2);
    await problemOf(await validate({ token: first }), 404);
    expect((await validate({ token: lastToken() })).status).toBe(204);

    const old = lastToken();
    await save('silent', { contact: { email: 'deux@exemple.invalid' } });
    expect(await stateOf('silent')).toBe('unverified');
    await problemOf(await validate({ token: old }), 404);
    await live('2026-08-16');
    expect(smtp.taken.at(-1)?.to).toEqual(['deux@exemple.invalid']);
    expect(await stateOf('silent')).toBe('unverified');
  });

  it('X2.1 does not take a link that was left lying for three months', async () => {
    today = new Date('2026-05-15T08:00:00Z');
    await save('late', { contact: { email: 'un@exemple.invalid' } });
    await live('2026-05-15');
    today = new Date('2026-08-15T08:00:00Z');
    const problem = await problemOf(await validate({ token: lastToken() }), 404);
    expect(problem.code).toBe('LINK_INVALID');
    expect(await stateOf('late')).toBe('unverified');
  });

  it('X2.1 a repeated answer does not put the next question off', async () => {
    today = new Date('2026-05-15T08:00:00Z');
    await save('twice', { contact: { email: 'un@exemple.invalid' } });
    await live('2026-05-15');
    const token = lastToken();
    await validate({ token });
    today = new Date('2026-08-01T08:00:00Z');
    expect((await validate({ token })).status).toBe(204);
    await live('2026-08-15');
    expect(smtp.taken).toHaveLength(2);
  });

  it('asks neither fictitious profiles nor withheld ones nor those without an address', async () => {
    today = new Date('2026-05-15T08:00:00Z');
    await save('fiction', { demonstration: true, contact: { email: 'un@exemple.invalid' } });
    await save('mute', { contact: { phone: '+221 000' } });
    await save('gone', { contact: { email: 'deux@exemple.invalid' } });
    await setWithheld(service.deps.db, 'gone', today);
    await live('2026-05-15');
    expect(smtp.taken).toEqual([]);
    expect(await stateOf('fiction')).toBeNull();
  });

  it('keeps no link that whoever reads the database could use', async () => {
    today = new Date('2026-05-15T08:00:00Z');
    await save('secret', { contact: { email: 'un@exemple.invalid' } });
    await live('2026-05-15');
    const tables = await service.deps.db.execute(
      `select (select json_agg(c) from contact_checks c) as checks, (select json_agg(o) from outbox o) as mails`,
    );
    expect(lastToken().length).toBeGreaterThan(40);
    expect(JSON.stringify(tables)).toContain('secret');
    expect(JSON.stringify(tables)).not.toContain(lastToken());
    expect(JSON.stringify(tables)).not.toContain('un@exemple.invalid","locale');
  });
});

describe('X2.2 a contact that bounces', () => {
  it('X2.2 is flagged, and nothing more is sent to it until there is another address', async () => {
    today = new Date('2026-05-15T08:00:00Z');
    smtp.rules.recipient = () => '550 5.1.1 no such user';
    await save('broken', { contact: { email: 'un@exemple.invalid' } });
    await live('2026-05-15');
    expect(await stateOf('broken')).toBe('bounced');
    await save('silent', { contact: { email: 'trois@exemple.invalid' } });
    await save('mute', { contact: { phone: '+221 000' } });
    expect(await queued()).toEqual({ broken: 'bounced', silent: 'unverified', mute: null });
    await setWithheld(service.deps.db, 'silent', today);
    smtp.rules = {};
    await live('2026-08-15');
    await live('2026-11-15');
    expect(smtp.taken).toEqual([]);

    await save('broken', { contact: { email: 'deux@exemple.invalid' } });
    await live('2026-11-16');
    expect(smtp.taken.map(({ to }) => to)).toEqual([['deux@exemple.invalid']]);
    expect((await validate({ token: lastToken() })).status).toBe(204);
    expect(await stateOf('broken')).toBe('verified');
  });

  it('X2.2 that answers a link sent before takes mail again', async () => {
    today = new Date('2026-05-15T08:00:00Z');
    await save('back', { contact: { email: 'un@exemple.invalid' } });
    await live('2026-05-15');
    const token = lastToken();
    smtp.rules.recipient = () => '550 5.1.1 no such user';
    await save('other', { contact: { email: 'un@exemple.invalid' } });
    await live('2026-05-16');
    expect(await stateOf('back')).toBe('bounced');
    expect((await validate({ token })).status).toBe(204);
    expect(await stateOf('back')).toBe('verified');
  });
});

describe('the flag of a contact', () => {
  it('is in no public answer', async () => {
    today = new Date('2026-05-15T08:00:00Z');
    await save('public', { contact: { email: 'un@exemple.invalid' } });
    await live('2026-05-15');
    const text = await (await app.request('/api/v1/profiles/public')).text();
    expect(text).toContain('"public"');
    for (const word of ['verified', 'bounc', 'asked', 'exemple.invalid']) expect(text).not.toContain(word);
  });
});

describe('POST /api/v1/contacts/validate', () => {
  it('tells an unknown link from a bad request, in the language asked for', async () => {
    const unknown = await problemOf(await validate({ token: 'unknown' }), 404);
    expect([unknown.code, unknown.title]).toEqual(['LINK_INVALID', 'Lien qui n’est plus valable']);
    const bad = await problemOf(await validate({ jeton: 'x', other: 1 }), 422);
    expect(bad.errors?.map(({ path }) => path).sort()).toEqual(['jeton', 'other', 'token']);
    for (const body of [null, [], { token: 12 }, { token: '' }, { token: 'x'.repeat(101) }])
      await problemOf(await validate(body), 422);
    const form = await app.request('/api/v1/contacts/validate', { method: 'POST', body: 'token=x' });
    await problemOf(form, 415);
  });
});

describe('the page that the link of a mail leads to', () => {
  it('confirms by a button without a script: whoever only looks at the link confirms nothing', async () => {
    today = new Date('2026-05-15T08:00:00Z');
    await save('page', { contact: { email: 'un@exemple.invalid' } });
    await live('2026-05-15');
    const token = lastToken();
    const asked = await app.request(`/contacts/validation?token=${token}`);
    expect(await asked.text()).toMatch(
      new RegExp(`<form action="/contacts/validation" method="post">[\\s\\S]*value="${token}"`),
    );
    expect(await stateOf('page')).toBe('unverified');

    const press = (value: string): Promise<Response> =>
      Promise.resolve(
        app.request('/contacts/validation', {
          method: 'POST',
          headers: { 'accept-language': 'es' },
          body: new URLSearchParams({ token: value }),
        }),
      );
    expect(await (await press(token)).text()).toContain('Gracias: la dirección queda confirmada');
    expect(await stateOf('page')).toBe('verified');

    const wrong = await press('<script>');
    expect(wrong.status).toBe(404);
    expect(wrong.headers.get('content-type')).toMatch(/^text\/html/);
    expect(await wrong.text()).toContain('Este enlace es desconocido');
    expect((await app.request('/contacts/validation')).status).toBe(404);
    const shown = await app.request('/contacts/validation?token=%22%3E%3Cscript%3E');
    expect(await shown.text()).not.toContain('<script>');
    const broken = await app.request('/contacts/validation', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: 'nothing of the kind',
    });
    expect(broken.status).toBe(404);
  });
});
