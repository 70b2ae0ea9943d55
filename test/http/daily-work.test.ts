import { sql } from 'drizzle-orm';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { indexPending } from '../../indexer/pending.ts';
import { OPERATOR } from '../../src/domain/actor.ts';
import { makeMetrics } from '../../src/metrics.ts';
import { outbox } from '../../src/store/schema-mail.ts';
import { addMember } from '../../src/use-cases/add-member.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { doToday } from '../../src/watch-days.ts';
import { openAccount, type TestAccount } from '../support/actors.ts';
import { openTestApp, type TestApp } from '../support/app.ts';
import { workADay } from '../support/daily-jobs.ts';
import { writtenMails } from '../support/mails.ts';
import { NOW, profile } from '../support/profiles.ts';

const WATER = { theme: 'eau_assainissement', text: 'Réparer les forages et former un comité de l’eau' };
const BOOKS = { theme: 'culture', text: 'Monter une bibliothèque et des lectures publiques' };

/** French towns that keep searches. */
const NAMES = ['une', 'deux', 'trois'];
const french = (name: string) =>
  profile({
    id: `fr-${name}`,
    name,
    country: 'FR',
    languages: ['fr'],
    needs: [WATER],
    contact: { email: `${name}@exemple.invalid` },
    updatedAt: '2020-01-01',
  });
/** A partner of theirs. */
const partner = (id: string, country: string) =>
  profile({ id, name: id, country, languages: ['fr'], offers: [WATER], needs: [BOOKS] });

let test: TestApp;
let accounts: TestAccount[];
let ministry: TestAccount;
beforeAll(async () => {
  test = await openTestApp();
  await save(NAMES.map(french));
  accounts = await Promise.all(
    NAMES.map((name) => openAccount(test.service, 'collectivity', { profileIds: [`fr-${name}`] })),
  );
  for (const [at, name] of NAMES.entries()) await signInWith(accounts[at], name);
  ministry = await openAccount(test.service, 'ministry');
});
afterAll(() => test.close());

/** Somebody of the account owns the address of the profile's contact. */
async function signInWith(account: TestAccount | undefined, name: string): Promise<void> {
  const member = { email: `${name}@exemple.invalid`, locale: 'fr' } as const;
  await addMember(test.service.deps, OPERATOR, account?.organisationId ?? '', member);
}

async function save(profiles: Parameters<typeof saveProfiles>[1]): Promise<void> {
  await saveProfiles(test.service.deps.db, profiles, NOW);
  await indexPending(test.service.deps);
}

async function post(account: TestAccount | undefined, path: string, body: unknown): Promise<string> {
  const answer = await test.send('POST', `/api/v1${path}`, account?.headers ?? {}, body);
  expect(answer.status).toBe(201);
  return z.object({ id: z.string() }).parse(await answer.json()).id;
}
const searchOf = (name: string, seekerId = `fr-${name}`) => ({
  profileId: `fr-${name}`,
  name: `Recherche de ${name}`,
  request: { seekerId },
  locale: 'fr',
});

const told = async (template: string): Promise<string[]> => {
  const rows = await writtenMails(test.service.deps.db);
  return rows
    .filter((mail) => mail.template === template)
    .map(({ recipient }) => recipient)
    .sort();
};
/** The service on a day. */
const on = (day: string) => ({ ...test.service.deps, now: () => new Date(`${day}T06:00:00Z`) });

/** Names of the partners in each digest to somebody, in order. */
async function digestsTo(name: string): Promise<string[][]> {
  const rows = await writtenMails(test.service.deps.db);
  const found = z.object({ found: z.array(z.object({ name: z.string() })) });
  return rows
    .filter((mail) => mail.template === 'digest' && mail.recipient === `${name}@exemple.invalid`)
    .map(({ params }) => found.parse(params).found.map((item) => item.name));
}

describe('the work of a day', () => {
  it('C9.1 a search for an authority that was archived ends, and keeps no other digest back', async () => {
    await save([french('archivee')]);
    for (const [at, name] of NAMES.entries()) {
      await post(accounts[at], '/saved-searches', searchOf(name, at === 1 ? 'fr-archivee' : `fr-${name}`));
    }
    const owner = await openAccount(test.service, 'collectivity', { profileIds: ['fr-archivee'] });
    expect((await test.send('DELETE', '/api/v1/profiles/fr-archivee', owner.headers)).status).toBe(204);
    await save([partner('sn-neuve', 'SN')]);
    expect(await workADay(test.service.deps)).toEqual([]);
    expect(await told('digest')).toEqual(['trois@exemple.invalid', 'une@exemple.invalid']);
    const left = await test.get('/api/v1/saved-searches', accounts[1]?.headers);
    expect(await left.json()).toEqual({ results: [] });
  });

  it('C9.1 a digest leaves out places under advisory, and tells of them once it has ended', async () => {
    const advisory = {
      id: 'tg-test',
      country: 'TG',
      scope: ['all'],
      severity: 'warn',
      from: '2026-11-01',
      to: null,
      source: 'un communiqué',
      sourceDate: '2026-11-01',
      reviewBy: '2027-01-01',
      text: { fr: 'Suspendue', en: 'Suspended', es: 'Suspendida', pt: 'Suspensa' },
    };
    await post(ministry, '/advisories', advisory);
    await save([partner('tg-sous-avis', 'TG'), partner('sn-autre', 'SN')]);
    await workADay(on('2026-11-24'));
    expect((await digestsTo('une')).at(-1)).toEqual(['sn-autre']);
    const ended = await test.send('DELETE', '/api/v1/advisories/tg-test', ministry.headers);
    expect(ended.status).toBe(204);
    await workADay(on('2026-11-25'));
    expect((await digestsTo('une')).at(-1)).toEqual(['tg-sous-avis']);
  });

  it('C9.1 a digest leaves out those that the authority is in touch with, and tells others of them', async () => {
    await save([partner('sn-contact', 'SN'), partner('sn-inconnue', 'SN')]);
    await post(accounts[0], '/introductions', { from: 'fr-une', to: 'sn-contact' });
    await workADay(on('2026-11-26'));
    expect((await digestsTo('une')).at(-1)).toEqual(['sn-inconnue']);
    expect((await digestsTo('trois')).at(-1)?.sort()).toEqual(['sn-contact', 'sn-inconnue']);
  });

  it('does everything but the one thing that fails, says so without an address, and does it on another day', async () => {
    const { db } = test.service.deps;
    await db.delete(outbox);
    await save(['panne', 'ok'].map((name) => french(name)));
    for (const name of ['panne', 'ok']) {
      const account = await openAccount(test.service, 'collectivity', { profileIds: [`fr-${name}`] });
      const body = { profileIds: [`fr-${name}`], title: name, needs: [WATER], deadline: '2026-12-20' };
      const id = await post(account, '/requests', body);
      await test.send('POST', `/api/v1/requests/${id}/publication`, account.headers, {});
      const close = { open: false, closedUntil: '2026-11-26' };
      await test.send('POST', `/api/v1/profiles/fr-${name}/openness`, account.headers, close);
      await post(account, '/saved-searches', searchOf(name));
      await signInWith(account, name);
    }
    await save([partner('sn-du-jour', 'SN')]);
    await db.execute(sql`
      create function broken() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$`);
    await db.execute(sql`
      create trigger broken_mail before insert on outbox for each row
      when (new.recipient = 'panne@exemple.invalid') execute function broken()`);
    await db.execute(sql`
      create trigger broken_profile before update on profiles for each row
      when (new.id = 'fr-panne' and new.open_to_requests) execute function broken()`);

    const logged: string[] = [];
    const metrics = makeMetrics(() => null);
    const log = pino({}, { write: (line: string) => logged.push(line) });
    const watched = (day: string) => ({ ...on(day), log, dailyFailures: metrics.dailyFailures });
    const running = new AbortController().signal;
    await doToday(watched('2026-11-26'), running);
    for (const template of ['contact-validation', 'freshness-prompt', 'request-renewal', 'digest']) {
      const readers = await told(template);
      expect(readers, template).toContain('ok@exemple.invalid');
      expect(readers, template).not.toContain('panne@exemple.invalid');
    }
    const isOpen = async (name: string) => (await test.get(`/api/v1/profiles/fr-${name}`)).json();
    expect(await isOpen('ok')).toMatchObject({ openToRequests: true });
    expect(await isOpen('panne')).toMatchObject({ openToRequests: false });
    const failures = logged.filter((line) => line.includes('daily job failed'));
    expect(failures).toHaveLength(5);
    expect(failures.join()).toContain('"item":"fr-panne"');
    expect(logged.join()).not.toContain('exemple.invalid');
    expect(await metrics.text()).toContain('bourse_daily_failures_total{job="ask contacts"} 1');

    // The day is done: what failed waits for the next one.
    await db.execute(sql`drop trigger broken_mail on outbox`);
    await db.execute(sql`drop trigger broken_profile on profiles`);
    await doToday(watched('2026-11-26'), running);
    expect(await told('contact-validation')).not.toContain('panne@exemple.invalid');
    await doToday(watched('2026-11-27'), running);
    for (const template of ['contact-validation', 'freshness-prompt', 'request-renewal', 'digest'])
      expect(await told(template), template).toContain('panne@exemple.invalid');
    expect(await isOpen('panne')).toMatchObject({ openToRequests: true });
    await db.execute(sql`drop function broken`);
  });
});
