import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ACCESS, type Access } from '../../src/http/access.ts';
import { makeSignIn } from '../../src/http/make-sign-in.ts';
import { openApiDocument } from '../../src/http/openapi.ts';
import { makeTestApp } from '../support/app.ts';
import { watched } from '../support/statements.ts';
import { ACCOUNT_EXAMPLES } from './access/accounts.ts';
import { INTRODUCTION_EXAMPLES } from './access/introductions.ts';
import { INVENTORY_EXAMPLES } from './access/inventory.ts';
import { LAW_EXAMPLES } from './access/law.ts';
import { OPEN_EXAMPLES } from './access/open.ts';
import { PROFILE_EXAMPLES } from './access/profiles.ts';
import { REQUEST_EXAMPLES } from './access/requests.ts';
import {
  CALLERS,
  type Call,
  type Caller,
  type Example,
  groundName,
  openWorld,
  type Place,
  WHOSE,
  type Whose,
  type World,
} from './access/world.ts';

/** One example request for each route, by operation: a new route adds its own, next to those of its kind. */
const EXAMPLES: Readonly<Record<string, Example>> = {
  ...OPEN_EXAMPLES,
  ...ACCOUNT_EXAMPLES,
  ...REQUEST_EXAMPLES,
  ...LAW_EXAMPLES,
  ...INVENTORY_EXAMPLES,
  ...INTRODUCTION_EXAMPLES,
  ...PROFILE_EXAMPLES,
};

const operationSchema = z.object({
  operationId: z.string(),
  'x-access': z.array(z.enum(ACCESS)).min(1),
  responses: z.record(z.string(), z.unknown()),
});
interface Operation extends z.infer<typeof operationSchema> {
  method: string;
  path: string;
}

/** Every route of the interface, as its description has it. */
function operations(): Operation[] {
  const app = makeTestApp(() => {
    throw new Error('describing needs no dependencies');
  });
  const paths = z.record(z.string(), z.record(z.string(), operationSchema)).parse(openApiDocument(app).paths);
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method, path })),
  );
}

type Rule = (caller: Caller, whose: Whose, method: string) => boolean;

const isSignedIn: Rule = (caller) => caller !== 'anonymous' && caller !== 'revoked';
const isMinistry: Rule = (caller) => caller === 'ministry' || caller === 'admin';
const isOneOf =
  (...callers: Caller[]): Rule =>
  (caller, whose) =>
    whose === 'own' && callers.includes(caller);

/** The matrix in words: who is let in by each kind of access. An account without scope may read what is its own, and
 *  write nothing. */
const RULES: Readonly<Record<Access, Rule>> = {
  public: (caller) => caller !== 'revoked',
  account: isSignedIn,
  'own-organisation': (caller, whose, method) =>
    isSignedIn(caller, whose, method) &&
    (caller === 'admin' || (whose === 'own' && (method === 'get' || caller !== 'unscoped'))),
  'own-profile': (caller, whose, method) =>
    caller === 'admin' || isOneOf('collectivity', 'foreign')(caller, whose, method),
  country: (caller, whose, method) =>
    isMinistry(caller, whose, method) || isOneOf('embassy')(caller, whose, method),
  region: (caller, whose, method) =>
    isMinistry(caller, whose, method) || isOneOf('rrma', 'cdpr')(caller, whose, method),
  side: isOneOf('collectivity', 'foreign'),
  'french-side': isOneOf('collectivity'),
  broker: (caller, _, method) =>
    isMinistry(caller, 'own', method) || isOneOf('embassy', 'rrma', 'cdpr')(caller, 'own', method),
  'third-party': (caller, whose, method) =>
    isOneOf('embassy', 'rrma', 'cdpr', 'ministry', 'admin')(caller, whose, method) ||
    (method === 'get' && isOneOf('unscoped')(caller, whose, method)),
  ministry: isMinistry,
  admin: (caller) => caller === 'admin',
};

function isAllowed({ 'x-access': wanted, method, path }: Operation, caller: Caller, whose: Whose): boolean {
  // Supervisors ask with no key; whatever they send is not looked at.
  if (!path.startsWith('/api/')) return true;
  return wanted.some((access) => RULES[access](caller, whose, method));
}

function addressOf({ path }: Operation, { path: values = {}, query = {} }: Call): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? `no-${name}`),
  );
  const search = new URLSearchParams(query).toString();
  return search === '' ? filled : `${filled}?${search}`;
}

/** What says that somebody was kept out, or that what they asked for is not theirs to know of. */
const KEPT_OUT = new Set(['UNAUTHENTICATED', 'OUT_OF_SCOPE', 'NOT_FOUND', 'PROFILE_UNKNOWN']);

const OPERATIONS = operations();
const BY_NAME = new Map(OPERATIONS.map((operation) => [operation.operationId, operation]));

interface Cell {
  name: string;
  caller: Caller;
  /** As whom it asks: with its key, or as a member with the cookie of a session. */
  as: string;
  whose: Whose;
  operation: Operation;
  example: Example;
}

/** Whether a request may change something. */
const writes = ({ operation, caller, whose }: Cell): boolean =>
  operation.method !== 'get' && isAllowed(operation, caller, whose);

/** Callers without anything of their own: to them every place is another's. */
const OF_NOTHING: ReadonlySet<Caller> = new Set(['anonymous', 'revoked']);

const MEMBER = 'a member of embassy';
/** Where a person has what no key has, or ends its session: personal-data.test.ts and sign-in-link.test.ts. */
const PERSONAL = new Set(['exportPersonalData', 'eraseMyself', 'signOut']);

/** One route, asked about a place by a caller and, once more, by a member of the embassy: a session opens what a key does.
 *  A call that is the same for every place is made once. */
function cellsOf(name: string, example: Example, caller: Caller, whose: Whose): Cell[] {
  const operation = BY_NAME.get(name);
  const isAsked = whose === 'own' || (typeof example === 'function' && !OF_NOTHING.has(caller));
  if (operation === undefined || !isAsked) return [];
  const cell = { name, caller, as: caller, whose, operation, example };
  return caller === 'embassy' && !PERSONAL.has(name) ? [cell, { ...cell, as: MEMBER }] : [cell];
}

/** Every route, asked by these callers about a place. Route by route: those who ask share what is made for it. */
const cellsBy = (callers: readonly Caller[], whose: Whose): Cell[] =>
  Object.entries(EXAMPLES).flatMap(([name, example]) =>
    callers.flatMap((caller) => cellsOf(name, example, caller, whose)),
  );

/** Callers who find the same things, together. */
const byGround = (whose: Whose): Caller[][] =>
  [...new Set(CALLERS.map((caller) => groundName(caller, whose)))].map((name) =>
    CALLERS.filter((caller) => groundName(caller, whose) === name),
  );

/** What is of others first: then there is much that lists must not show. */
const CELLS = WHOSE.flatMap((whose) => byGround(whose).flatMap((callers) => cellsBy(callers, whose)));

let world: World;
let place: Place;
let isUsedUp = false;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.test.close());

const callOf = async (example: Example | undefined, place: Place): Promise<Call> =>
  typeof example === 'function' ? example(place, world) : (example ?? {});

/** The place of a cell, on the ground of the one before unless that was another or may be used up. */
function nextPlace({ caller, whose }: Cell): Place {
  const next = world.placeOf(caller, whose);
  const isSame = place?.ground.name === next.ground.name && !isUsedUp;
  return isSame ? { ...next, ground: place.ground } : next;
}

async function answer(
  operation: Operation,
  call: Call,
  credentials: Record<string, string>,
  app = world.test.app,
) {
  const headers = { ...credentials, ...call.headers };
  const address = addressOf(operation, call);
  const isJson = call.body !== undefined && typeof call.body !== 'string';
  const response = await app.request(address, {
    method: operation.method.toUpperCase(),
    headers: { ...(call.body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(call.body === undefined ? {} : { body: isJson ? JSON.stringify(call.body) : String(call.body) }),
  });
  const text = await response.text();
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
  const code = isProblem ? z.object({ code: z.string() }).parse(JSON.parse(text)).code : null;
  return { status: response.status, text, code };
}

const countedSchema = z.object({
  results: z.array(z.unknown()),
  totalResults: z.number(),
  perPage: z.number(),
  page: z.literal(1),
});

/** A list counts what it shows and nothing else: not what lies in the scope of others. */
function requireTrueCount(text: string): void {
  if (!text.startsWith('{')) return;
  const { success, data } = countedSchema.safeParse(JSON.parse(text));
  if (success && data.totalResults <= data.perPage) expect(data.totalResults).toBe(data.results.length);
  if (success && data.results.length < data.perPage) expect(data.totalResults).toBe(data.results.length);
}

async function requireRightAnswer(cell: Cell): Promise<void> {
  const { operation, caller, as, whose, example } = cell;
  place = nextPlace(cell);
  const call = await callOf(example, place);
  isUsedUp = writes(cell) && call.refused === undefined && !call.repeatable;
  const { status, text, code } = await answer(
    operation,
    call,
    as === MEMBER ? world.memberOfEmbassy : world.headersOf(caller),
  );
  const told = `${status} ${text.slice(0, 300)}`;
  if (isAllowed(operation, caller, whose)) {
    expect(Object.keys(operation.responses), told).toContain(String(status));
    expect(code, told).toBe(call.refused ?? null);
    expect(status < 400, told).toBe(call.refused === undefined);
  } else {
    expect([401, 403, 404], told).toContain(status);
    expect(KEPT_OUT, told).toContain(code);
    if (caller === 'anonymous' || caller === 'revoked') expect(status, told).toBe(401);
  }
  if (!operation['x-access'].includes('public')) requireTrueCount(text);
  // The operator reads everything; the stranger's own data is read by nobody else.
  if (caller !== 'admin') {
    for (const secret of world.secrets) expect(text).not.toContain(secret);
  }
}

/** Where what is of others and what is nowhere are told apart, since it is public that it is there. */
const PUBLIC_THINGS: ReadonlySet<string> = new Set([
  'archiveProfile',
  'confirmPartnership',
  'closePartnership',
  'correctPartnership',
  'evaluatePartnership',
  'getProfileRecord',
  'setOpenness',
  'confirmProfile',
  'mergeProfiles',
  'requestMandate',
  'listMandates',
]);

/** An id of the same shape that nothing has. */
function unknownLike(id: string): string {
  if (/^\d+$/.test(id)) return '999999999';
  return /^[0-9a-f]{8}-/.test(id) ? randomUUID() : 'nowhere';
}

/** Routes about one thing that a caller is kept out of, where it is another's. */
const closedTo = (caller: Caller): Cell[] =>
  CELLS.filter((cell) => {
    const { operation, whose } = cell;
    const isClosed = cell.as === caller && whose === 'other' && !isAllowed(operation, caller, whose);
    return isClosed && operation.path.includes('{id}');
  });

describe('the access matrix', () => {
  it('has an example for every route, and none for any other', () => {
    const routes = OPERATIONS.map(({ operationId }) => operationId).sort();
    expect(Object.keys(EXAMPLES).sort()).toEqual(routes);
  });

  // Before all that the matrix makes: the more there is, the longer each of these takes.
  it.each(['embassy', 'collectivity'] as const)(
    'does not tell %s by answer or by work what is of others from what is nowhere',
    async (caller) => {
      const { deps } = world.test.service;
      let work: string[] = [];
      const db = watched(deps.db, (kind) => work.push(kind));
      const app = makeTestApp({ ...deps, db }, { signIn: makeSignIn({ sessionSecret: null, oidc: null }) });
      const asked = async (operation: Operation, call: Call) => {
        work = [];
        const { status, text, code } = await answer(operation, call, world.headersOf(caller), app);
        return { status, code, work, text: text.replace(/"requestId":"[^"]+"/, '') };
      };
      // The day on which a key was last used is written once.
      await app.request('/api/v1/me', { headers: world.headersOf(caller) });
      const cells = closedTo(caller);
      expect(cells.length).toBeGreaterThan(20);
      const told: string[] = [];
      const other = world.placeOf(caller, 'other');
      for (const { operation, example } of cells) {
        const call = await callOf(example, other);
        const nowhere = { ...call, path: { ...call.path, id: unknownLike(call.path?.id ?? '') } };
        const [known, none] = [await asked(operation, call), await asked(operation, nowhere)];
        if (!isDeepStrictEqual(known, none)) {
          told.push(`${operation.operationId}: ${known.code} ${known.work}, ${none.code} ${none.work}`);
        }
      }
      expect(told.filter((line) => !PUBLIC_THINGS.has(line.split(':')[0] ?? ''))).toEqual([]);
    },
  );

  it.each(CELLS)('$name by $as on its $whose', requireRightAnswer);

  it('E1.2 lets an account without scope write nothing', () => {
    const wanted = CELLS.filter(
      ({ caller, operation }) => caller === 'unscoped' && operation.method !== 'get',
    );
    const opens = (name: Access) => (cell: Cell) => cell.operation['x-access'].includes(name);
    const open = wanted.filter(writes);
    expect(open.filter((cell) => !opens('public')(cell) && !opens('account')(cell))).toEqual([]);
    expect(wanted.length - open.length).toBeGreaterThan(10);
  });
});
