import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { getOrganisation } from '../../src/store/accounts.ts';
import { openActors, type TestActors } from '../support/actors.ts';
import { openTestApp, type TestApp } from '../support/app.ts';
import { problemOf } from '../support/problem.ts';

const ORGANISATIONS = '/api/v1/organisations';
/** Open to anyone: only the credentials can be at fault. */
const OPEN = '/api/v1/directory?q=rennes';

let test: TestApp;
let actors: TestActors;
let admin: Record<string, string>;
beforeAll(async () => {
  test = await openTestApp();
  actors = await openActors(test.service);
  admin = actors.admin.headers;
});
afterAll(() => test.close());

const withId = z.looseObject({ id: z.string() });
const newKey = z.looseObject({ id: z.string(), secret: z.string(), scope: z.unknown() });
const list = z.object({ results: z.array(z.looseObject({ id: z.string() })) });

const open = async (body: unknown): Promise<z.infer<typeof withId>> => {
  const response = await test.send('POST', ORGANISATIONS, admin, body);
  expect(response.status, await response.clone().text()).toBe(201);
  return withId.parse(await response.json());
};
const faults = (problem: { errors?: { path: string; code: string }[] | undefined }): string[] =>
  (problem.errors ?? []).map(({ path, code }) => `${path} ${code}`);

describe('organisations', () => {
  it('are opened, listed, changed and disabled by the operator', async () => {
    const { id } = await open({ name: 'Ambassade d’essai', role: 'embassy', countries: ['SN'] });
    const page = await test.get(`${ORGANISATIONS}?role=embassy&perPage=100`, admin);
    expect(list.parse(await page.json()).results.map((row) => row.id)).toContain(id);
    const wider = await test.send('PATCH', `${ORGANISATIONS}/${id}`, admin, { countries: ['SN', 'GM'] });
    expect(await wider.json()).toMatchObject({ name: 'Ambassade d’essai', countries: ['SN', 'GM'] });
    const disabled = await test.send('PATCH', `${ORGANISATIONS}/${id}`, admin, { disabled: true });
    expect(await disabled.json()).toMatchObject({ countries: ['SN', 'GM'], disabledAt: expect.any(String) });
    const enabled = await test.send('PATCH', `${ORGANISATIONS}/${id}`, admin, { disabled: false });
    expect(await enabled.json()).toMatchObject({ disabledAt: null });
  });

  it('keep both of two changes that come at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id } = await open({ name: 'Ambassade', role: 'embassy', countries: ['SN'] });
      const change = (body: unknown) => test.send('PATCH', `${ORGANISATIONS}/${id}`, admin, body);
      await Promise.all([change({ disabled: true }), change({ name: `Consulat ${round}` })]);
      const kept = await getOrganisation(test.service.deps.db, id);
      expect(kept).toMatchObject({ name: `Consulat ${round}`, disabledAt: expect.any(Date) });
    }
  });

  it('name every fault of a scope that is not their role’s', async () => {
    const body = { name: '', role: 'cdpr', countries: ['SN', 'ZZ'], regions: ['FR-BRE', 'bretagne'] };
    const refused = await test.send('POST', ORGANISATIONS, admin, body);
    expect(faults(await problemOf(refused, 422))).toEqual([
      'name EMPTY',
      'countries[1] UNKNOWN_COUNTRY',
      'regions[1] UNKNOWN_REGION',
      'countries SCOPE_OF_OTHER_ROLE',
      'regions ONE_REGION',
    ]);
    const own = `${ORGANISATIONS}/${actors.embassy.organisationId}`;
    const wrong = await test.send('PATCH', own, admin, { regions: ['FR-BRE'] });
    expect(faults(await problemOf(wrong, 422))).toEqual(['regions SCOPE_OF_OTHER_ROLE']);
  });

  it('are one a SIREN', async () => {
    const body = { name: 'Ville', role: 'collectivity', siren: '213502883' };
    await open(body);
    const again = await test.send('POST', ORGANISATIONS, admin, body);
    expect((await problemOf(again, 409)).code).toBe('ORGANISATION_EXISTS');
  });

  it('are let in with their scope of now, and not while disabled', async () => {
    const { id } = await open({ name: 'Poste', role: 'embassy', countries: ['SN'] });
    const made = await test.send('POST', `${ORGANISATIONS}/${id}/keys`, admin, { name: 'agenda' });
    const { secret } = newKey.parse(await made.json());
    const headers = { authorization: `Bearer ${secret}` };
    const me = async () => (await test.get('/api/v1/me', headers)).json();
    expect(await me()).toMatchObject({ role: 'embassy', organisation: { id }, countries: ['SN'] });
    await test.send('PATCH', `${ORGANISATIONS}/${id}`, admin, { countries: ['GM'] });
    expect(await me()).toMatchObject({ countries: ['GM'] });
    await test.send('PATCH', `${ORGANISATIONS}/${id}`, admin, { disabled: true });
    expect((await test.get(OPEN, headers)).status).toBe(401);
  });
});

describe('members', () => {
  it('are added once for an address, listed to their organisation, and disabled', async () => {
    const { organisationId, headers } = actors.embassy;
    const members = `${ORGANISATIONS}/${organisationId}/members`;
    const added = await test.send('POST', members, admin, { email: 'Poste@Exemple.invalid', locale: 'en' });
    const { id, email } = z.object({ id: z.string(), email: z.string() }).parse(await added.json());
    expect(email).toBe('poste@exemple.invalid');
    const again = await test.send('POST', members, admin, { email: 'poste@exemple.INVALID' });
    expect((await problemOf(again, 409)).code).toBe('MEMBER_EXISTS');
    expect(list.parse(await (await test.get(members, headers)).json()).results).toMatchObject([{ id }]);
    await problemOf(await test.get(members, actors.rrma.headers), 403);
    const disabled = await test.send('PATCH', `${members}/${id}`, admin, { disabled: true });
    expect(await disabled.json()).toMatchObject({ id, disabledAt: expect.any(String) });
    const elsewhere = `${ORGANISATIONS}/${actors.rrma.organisationId}/members/${id}`;
    await problemOf(await test.send('PATCH', elsewhere, admin, { disabled: true }), 404);
  });
});

describe('keys of an organisation', () => {
  const keysOf = (organisationId: string): string => `${ORGANISATIONS}/${organisationId}/keys`;
  const make = async (headers: Record<string, string>, body: unknown) =>
    test.send('POST', keysOf(actors.embassy.organisationId), headers, body);

  it('are made by it, listed without their secret, and end when revoked', async () => {
    const { organisationId, headers } = actors.embassy;
    const made = await make(headers, { name: 'site', expiresAt: '2027-01-01T00:00:00Z' });
    const { id, secret } = newKey.parse(await made.json());
    const listed = await (await test.get(keysOf(organisationId), headers)).text();
    expect(listed).toContain(id);
    expect(listed).not.toContain(secret);
    const own = { authorization: `Bearer ${secret}` };
    expect((await test.get(OPEN, own)).status).toBe(200);
    await problemOf(await test.send('DELETE', `${keysOf(actors.rrma.organisationId)}/${id}`, headers), 403);
    for (const _ of ['revoked', 'still revoked']) {
      const revoked = await test.send('DELETE', `${keysOf(organisationId)}/${id}`, headers);
      expect(revoked.status).toBe(204);
    }
    expect((await test.get(OPEN, own)).status).toBe(401);
  });

  it('have less than the organisation if so wished, never more, and make no key that has more', async () => {
    const { headers } = actors.embassy;
    const beyond = await make(headers, { name: 'x', scope: { countries: ['SN', 'ML'] } });
    expect(faults(await problemOf(beyond, 422))).toEqual(['scope.countries OUTSIDE_SCOPE']);
    const made = await make(headers, { name: 'Gambie', scope: { countries: ['GM'] } });
    const narrow = { authorization: `Bearer ${newKey.parse(await made.json()).secret}` };
    expect(await (await test.get('/api/v1/me', narrow)).json()).toMatchObject({ countries: ['GM'] });
    await problemOf(await make(narrow, { name: 'wider' }), 403);
    const reader = await make(headers, { name: 'lecture', scope: {} });
    const reading = { authorization: `Bearer ${newKey.parse(await reader.json()).secret}` };
    expect((await test.get(OPEN, reading)).status).toBe(200);
    await problemOf(await make(reading, { name: 'x' }), 403);
  });

  it('end within a year, and cannot be narrowed where there is no scope', async () => {
    const { headers } = actors.embassy;
    const past = await make(headers, { name: 'x', expiresAt: '2020-01-01T00:00:00Z' });
    expect(faults(await problemOf(past, 422))).toEqual(['expiresAt IN_PAST']);
    const late = await make(headers, { name: 'x', expiresAt: '2030-01-01T00:00:00Z' });
    expect(faults(await problemOf(late, 422))).toEqual(['expiresAt TOO_LATE']);
    const { organisationId, headers: ministry } = actors.ministry;
    const narrowed = await test.send('POST', keysOf(organisationId), ministry, { name: 'x', scope: {} });
    expect(faults(await problemOf(narrowed, 422))).toEqual(['scope SCOPE_OF_OTHER_ROLE']);
  });
});

describe('the audit trail', () => {
  it('E1.1 has every refusal for scope, with who, what and why', async () => {
    const target = `organisation:${actors.foreign.organisationId}`;
    const path = `${ORGANISATIONS}/${actors.foreign.organisationId}`;
    const refused = await test.get(path, { ...actors.cdpr.headers, 'accept-language': 'en' });
    expect((await problemOf(refused, 403)).code).toBe('OUT_OF_SCOPE');
    const trail = await test.get(`/api/v1/audit?target=${encodeURIComponent(target)}`, admin);
    expect(await trail.json()).toMatchObject({
      results: [
        {
          actor: actors.cdpr.keyId,
          role: 'cdpr',
          organisationId: actors.cdpr.organisationId,
          action: 'GET /api/v1/organisations/:id',
          target,
          outcome: 'refused',
          reason: 'OUT_OF_SCOPE',
        },
        { action: 'organisation.open', outcome: 'done', role: 'admin' },
      ],
      nextBefore: null,
    });
  });

  it('is read backwards by pages, by the operator alone', async () => {
    const page = z.object({
      results: z.array(z.object({ id: z.number() })),
      nextBefore: z.number().nullable(),
    });
    const first = page.parse(await (await test.get('/api/v1/audit?limit=2', admin)).json());
    const second = page.parse(
      await (await test.get(`/api/v1/audit?limit=2&before=${first.nextBefore}`, admin)).json(),
    );
    const ids = [...first.results, ...second.results].map(({ id }) => id);
    expect(ids).toEqual([...ids].sort((left, right) => right - left));
    expect(new Set(ids).size).toBe(4);
    await problemOf(await test.get('/api/v1/audit', actors.ministry.headers), 403);
    await problemOf(await test.get('/api/v1/audit'), 401);
    expect(faults(await problemOf(await test.get('/api/v1/audit?before=x&limit=0', admin), 422))).toEqual([
      'before WRONG_TYPE',
      'limit TOO_SMALL',
    ]);
  });
});
