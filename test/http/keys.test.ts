import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPERATOR } from '../../src/domain/actor.ts';
import { apiKeys, auditEvents, organisations } from '../../src/store/schema-accounts.ts';
import { createKey } from '../../src/use-cases/create-key.ts';
import { recordAudit } from '../../src/use-cases/record-audit.ts';
import { openAccount, openActors, type TestAccount } from '../support/actors.ts';
import { makeTestApp, openTestApp, type TestApp } from '../support/app.ts';
import { auditTrail } from '../support/audit-trail.ts';
import { problemOf } from '../support/problem.ts';
import { NOW } from '../support/profiles.ts';

const ADMIN_KEY = 'operator-key-of-these-tests';
/** Open to anyone: only the key can be at fault. */
const OPEN = '/api/v1/directory?q=rennes';

let test: TestApp;
let town: TestAccount;
beforeAll(async () => {
  test = await openTestApp({ adminKey: ADMIN_KEY });
  town = await openAccount(test.service, 'collectivity', { profileIds: ['sn-thies'] });
});
afterAll(() => test.close());

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

describe('keys', () => {
  it('let in: a key of each role, and the operator’s own', async () => {
    const actors = await openActors(test.service);
    for (const { headers } of Object.values(actors)) {
      expect((await test.get(OPEN, headers)).status).toBe(200);
    }
    expect((await test.get(OPEN, bearer(ADMIN_KEY))).status).toBe(200);
  });

  it.each([
    ['a key that nobody has', 'Bearer bourse_nothing'],
    ['the operator’s key with one letter more', `Bearer ${ADMIN_KEY}x`],
    ['no key', 'Bearer'],
    ['another scheme', 'Basic dXNlcjpwYXNz'],
  ])('are refused and told how to identify: %s', async (_, authorization) => {
    const response = await test.get(OPEN, { authorization });
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect((await problemOf(response, 401)).code).toBe('UNAUTHENTICATED');
  });

  it('are refused once they expire, once revoked, and when their organisation is disabled', async () => {
    const { deps } = test.service;
    const late = { ...deps, now: () => new Date('2028-01-01T00:00:00Z') };
    const app = makeTestApp(late);
    expect((await app.request(OPEN, { headers: town.headers })).status).toBe(401);
    const other = await openAccount(test.service, 'embassy', { countries: ['SN'] });
    await deps.db.update(apiKeys).set({ revokedAt: NOW }).where(eq(apiKeys.id, other.keyId));
    expect((await test.get(OPEN, other.headers)).status).toBe(401);
    const third = await openAccount(test.service, 'embassy', { countries: ['SN'] });
    const own = eq(organisations.id, third.organisationId);
    await deps.db.update(organisations).set({ disabledAt: NOW }).where(own);
    expect((await test.get(OPEN, third.headers)).status).toBe(401);
  });

  it('stay secret: neither in the database nor in the log', async () => {
    const { key, secret } = await createKey(test.service.deps, OPERATOR, town.organisationId, {
      name: 'site',
      scope: null,
      expiresAt: null,
    });
    await test.get(OPEN, bearer(secret));
    const [stored] = await test.service.deps.db.select().from(apiKeys).where(eq(apiKeys.id, key.id));
    expect(JSON.stringify(stored)).not.toContain(secret);
    expect(stored?.lastUsedAt).toEqual(NOW);
    expect(test.logged.join('')).not.toContain(secret);
  });
});

describe('the audit trail', () => {
  it('takes entries and refuses to change, delete or empty them', async () => {
    const { db } = test.service.deps;
    const entry = { actor: OPERATOR, action: 'test.act', target: 'profile:x', outcome: 'done' } as const;
    await recordAudit(db, { ...entry, reason: 'because' }, NOW);
    const own = eq(auditEvents.action, 'test.act');
    const [written] = await auditTrail(db, own);
    expect(written).toMatchObject({ actor: 'ADMIN_KEY', role: 'admin', reason: 'because', at: NOW });
    await expect(db.update(auditEvents).set({ reason: 'other' }).where(own)).rejects.toThrow();
    await expect(db.delete(auditEvents).where(own)).rejects.toThrow();
    await expect(db.execute(sql`truncate audit_events`)).rejects.toThrow();
    expect(await auditTrail(db, own)).toEqual([written]);
  });
});
