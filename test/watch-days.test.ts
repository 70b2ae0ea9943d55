import { eq } from 'drizzle-orm';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../src/deps.ts';
import { AppError } from '../src/domain/errors.ts';
import { matchRequestSchema } from '../src/domain/match.ts';
import { giveLease, takeLease } from '../src/store/leases.ts';
import { countWaiting } from '../src/store/outbox.ts';
import { setWithheld } from '../src/store/profiles-admin.ts';
import { meta } from '../src/store/schema.ts';
import { contactChecks, outbox } from '../src/store/schema-mail.ts';
import { savedSearches } from '../src/store/schema-requests.ts';
import { enqueueMail } from '../src/use-cases/enqueue-mail.ts';
import { saveProfiles } from '../src/use-cases/save-profiles.ts';
import { doToday } from '../src/watch-days.ts';
import { profile } from './support/profiles.ts';
import { openTestService, type TestService } from './support/service.ts';

const running = new AbortController().signal;
let today = new Date('2026-05-15T23:00:00Z');
let service: TestService;
let deps: Deps;
let logged: string[];
beforeAll(async () => {
  service = await openTestService({ now: () => today });
});
afterAll(() => service.close());
beforeEach(async () => {
  logged = [];
  deps = { ...service.deps, log: pino({}, { write: (line: string) => logged.push(line) }) };
  today = new Date('2026-05-15T23:00:00Z');
  for (const table of [outbox, contactChecks, meta]) await deps.db.delete(table);
});

async function saveContact(id: string): Promise<void> {
  await saveProfiles(deps.db, [profile({ id, contact: { email: `${id}@exemple.invalid` } })], today);
}
/** Mails written so far. */
const written = (): Promise<number> => deps.db.$count(outbox);

describe('the work of a day', () => {
  it('is done once a day, whoever looks and however often', async () => {
    await saveContact('day');
    await doToday(deps, running);
    expect(await written()).toBe(1);
    await saveContact('day-two');
    await doToday(deps, running);
    expect(await written()).toBe(1);
    today = new Date('2026-05-16T00:10:00Z');
    await doToday(deps, running);
    expect(await written()).toBe(2);
  });

  it('is done by one of several processes', async () => {
    await saveContact('shared');
    await Promise.all([doToday(deps, running), doToday(deps, running), doToday(deps, running)]);
    expect(await deps.db.$count(outbox)).toBe(await deps.db.$count(contactChecks));
  });

  it('is left to the process that is at it, and taken over when that one gives up', async () => {
    await saveContact('taken');
    await takeLease(deps.db, 'daily jobs', 'another process');
    await doToday(deps, running);
    expect(await written()).toBe(0);
    await giveLease(deps.db, 'daily jobs', 'another process');
    await doToday(deps, running);
    expect(await written()).toBeGreaterThan(0);
  });

  it('is looked at again when a whole part of it failed, and the other parts are done', async () => {
    await saveContact('asked');
    await deps.db.insert(savedSearches).values({
      id: 'search',
      profileId: 'asked',
      name: 'Eau',
      request: matchRequestSchema.parse({ query: 'eau potable' }),
      locale: 'fr',
      unsubscribeToken: 'token',
      createdAt: today,
    });
    const retrieve = async (): Promise<never> => {
      throw new AppError('INDEX_UNAVAILABLE');
    };
    await doToday({ ...deps, search: { ...deps.search, retrieve } }, running);
    expect(logged.join()).toContain('send digests');
    expect(logged.join()).not.toContain('exemple.invalid');
    expect(await deps.db.$count(contactChecks)).toBeGreaterThan(0);
    await saveContact('later');
    const before = await written();
    await doToday(deps, running);
    expect(await written()).toBe(before + 1);
    await deps.db.delete(savedSearches);
  });

  it('is done although one thing of it failed, which waits for the next day', async () => {
    await saveContact('failing');
    await doToday({ ...deps, publicUrl: 'no address' }, running);
    expect(logged.join()).toContain('"item":"failing"');
    expect(logged.join()).not.toContain('exemple.invalid');
    await doToday(deps, running);
    expect(await deps.db.$count(contactChecks)).toBe(0);
    today = new Date('2026-05-16T00:10:00Z');
    await doToday(deps, running);
    expect(await written()).toBeGreaterThan(0);
  });

  it('forgets mails that nobody sent for five days, and what was asked of profiles that are gone', async () => {
    await enqueueMail(deps.db, {
      key: 'stale',
      to: 'un@exemple.invalid',
      locale: 'fr',
      template: 'sign-in-link',
      params: { link: 'https://bourse.exemple/connexion?jeton=abc', minutes: 15 },
    });
    await deps.db.execute(`update outbox set created_at = now() - interval '121 hours'`);
    await saveContact('leaving');
    await doToday(deps, running);
    const [stale] = await deps.db.select().from(outbox).where(eq(outbox.key, 'stale'));
    expect(stale).toMatchObject({ key: 'stale', status: 'dead', recipient: '', params: {} });
    expect(await countWaiting(deps.db)).toBe((await written()) - 1);

    const before = await deps.db.$count(contactChecks);
    await setWithheld(deps.db, 'leaving', today);
    today = new Date('2026-05-16T00:10:00Z');
    await doToday(deps, running);
    expect(await deps.db.$count(contactChecks)).toBe(before - 1);
  });
});
