import { OPERATOR } from '../../../src/domain/actor.ts';
import type { ErrorCode } from '../../../src/domain/errors.ts';
import { makeSignIn } from '../../../src/http/make-sign-in.ts';
import type { SignIn } from '../../../src/http/site.ts';
import { addMember } from '../../../src/use-cases/add-member.ts';
import { createKey } from '../../../src/use-cases/create-key.ts';
import { revokeKey } from '../../../src/use-cases/revoke-key.ts';
import { saveProfiles } from '../../../src/use-cases/save-profiles.ts';
import { openAccount, openActors, type TestAccount, type TestActors } from '../../support/actors.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { NOW, profile } from '../../support/profiles.ts';

/** Everybody who calls every route. `unscoped`: an account without scope; `revoked`: a key that was let in once. */
export const CALLERS = [
  'anonymous',
  'revoked',
  'unscoped',
  'collectivity',
  'foreign',
  'embassy',
  'rrma',
  'cdpr',
  'ministry',
  'admin',
] as const;
export type Caller = (typeof CALLERS)[number];

/** What a request is about: something of the caller's, or of somebody else. */
export const WHOSE = ['other', 'own'] as const;
export type Whose = (typeof WHOSE)[number];

/** What the examples of requests are filled with. */
export interface Place {
  caller: Caller;
  whose: Whose;
  organisationId: string;
  /** A profile that the caller speaks for or, for a broker, that lies where it acts. */
  profileId: string;
  country: string;
  /** ISO 3166-2. */
  region: string;
  ground: Ground;
}

/** What things are made on. Those who ask about one of the same name find the same things, until one may have been used up. */
export interface Ground {
  name: string;
}

export interface World {
  test: TestApp;
  actors: TestActors;
  headersOf: (caller: Caller) => Record<string, string>;
  /** Headers that the browser of one of the embassy's members sends. */
  memberOfEmbassy: Record<string, string>;
  /** On new ground each time: whatever it needs to exist is made for it. */
  placeOf: (caller: Caller, whose: Whose) => Place;
  /** What nobody may read of others: names, addresses, numbers. */
  secrets: readonly string[];
}

/** A request for a route; `path` fills the braces of its address. */
export interface Call {
  path?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: unknown;
  /** Code of the failure that those who are let in get, where no example can succeed. */
  refused?: ErrorCode;
  /** It may be asked again, as may the routes after it, about what it was asked about. */
  repeatable?: boolean;
}
/** A call that is the same for everybody, or one about the place that a caller asks about. */
export type Example = Call | Maker<Call>;
export type Maker<T> = (place: Place, world: World) => T | Promise<T>;

/** Makes a thing once for each ground: requests that do not use it up share it. */
export function shared<T>(make: Maker<T>): Maker<T> {
  const made = new WeakMap<Ground, T | Promise<T>>();
  return (place, world) => {
    const thing = made.get(place.ground) ?? make(place, world);
    made.set(place.ground, thing);
    return thing;
  };
}

/** Of an organisation that has nothing to do with any caller. */
export const SECRETS = {
  organisation: 'Organisation à part',
  member: 'member-apart@exemple.invalid',
  key: 'clé à part',
  contact: 'contact-apart@exemple.invalid',
  phone: '+000 555 0199',
  person: 'Personne à part',
  message: 'Entre nous deux, à part',
};

const SENEGAL = { country: 'SN', region: 'FR-BRE', profileId: 'sn-thies' };
const BRITTANY = { country: 'FR', region: 'FR-BRE', profileId: 'fr-35288' };
const BENIN = { country: 'BJ', region: 'FR-NOR', profileId: 'bj-apart' };
const NORMANDY = { country: 'BJ', region: 'FR-NOR', profileId: 'fr-14118' };

/** Where it lies: by it, another description is known for one of the same town. */
const THIES = { subdivision: 'SN-TH', location: { lat: 14.79, lon: -16.93 } };

/** Callers of the French side; all others are asked about places abroad. */
const FRENCH: ReadonlySet<Caller> = new Set(['collectivity', 'rrma', 'cdpr']);

/** What is of others is the same for all of a side, but for a network whose part another one plays (third-parties.ts). */
export function groundName(caller: Caller, whose: Whose): string {
  if (whose === 'own' || caller === 'cdpr') return `${whose} ${caller}`;
  return `${whose} ${FRENCH.has(caller) ? 'french' : 'foreign'}`;
}

async function saveTowns(test: TestApp): Promise<void> {
  const contact = { email: SECRETS.contact, phone: SECRETS.phone, person: SECRETS.person };
  const own = { email: 'own@exemple.invalid' };
  const needs = [{ theme: 'culture', text: 'une bibliothèque' }];
  const french = { country: 'FR', level: 'commune', languages: ['fr'], needs };
  const towns = [
    profile({ ...french, id: BRITTANY.profileId, name: 'Saint-Malo', inseeCode: '35288', contact: own }),
    profile({ ...french, id: NORMANDY.profileId, name: 'Caen', inseeCode: '14118', contact }),
    profile({ ...THIES, needs, id: SENEGAL.profileId, name: 'Thiès', country: 'SN', contact: own }),
    profile({ needs, id: BENIN.profileId, name: 'Ville à part', country: 'BJ', contact }),
  ];
  await saveProfiles(test.service.deps.db, towns, NOW);
}

/** The real app with an account of every role, and one organisation that is a stranger to all of them. */
export async function openWorld(): Promise<World> {
  const signIn = makeSignIn({ sessionSecret: null, oidc: null });
  const test = await openTestApp({ signIn });
  const { deps } = test.service;
  await saveTowns(test);
  const actors = await openActors(test.service);
  const stranger = await openAccount(test.service, 'collectivity', { profileIds: ['bj-apart', 'fr-14118'] });
  await renameStranger(test, actors.admin, stranger);
  await addMember(deps, OPERATOR, stranger.organisationId, { email: SECRETS.member, locale: 'fr' });
  const key = { name: SECRETS.key, scope: null, expiresAt: null };
  await createKey(deps, OPERATOR, stranger.organisationId, key);
  const unscoped = await openAccount(test.service, 'embassy');
  const revoked = await openAccount(test.service, 'admin');
  await revokeKey(deps, OPERATOR, revoked.organisationId, revoked.keyId);
  const accounts: Record<Exclude<Caller, 'anonymous'>, TestAccount> = { ...actors, unscoped, revoked };
  return {
    test,
    actors,
    secrets: Object.values(SECRETS),
    memberOfEmbassy: await sessionOf(test, signIn, actors.embassy),
    headersOf: (caller) => (caller === 'anonymous' ? {} : accounts[caller].headers),
    placeOf: (caller, whose) => {
      const own = caller === 'anonymous' ? stranger : accounts[caller];
      const french = FRENCH.has(caller);
      const place = whose === 'own' ? (french ? BRITTANY : SENEGAL) : french ? NORMANDY : BENIN;
      const { organisationId } = whose === 'own' ? own : stranger;
      return { caller, whose, organisationId, ...place, ground: { name: groundName(caller, whose) } };
    },
  };
}

/** Somebody joins an organisation and signs in. */
async function sessionOf(
  { service: { deps } }: TestApp,
  signIn: SignIn,
  { organisationId }: TestAccount,
): Promise<Record<string, string>> {
  const person = { email: 'member@exemple.invalid', locale: 'fr' } as const;
  const { id } = await addMember(deps, OPERATOR, organisationId, person);
  const session = { memberId: id, openedAt: NOW.getTime(), idToken: null };
  const sealed = await signIn.session.close(session, NOW, 3600);
  return { cookie: `__Host-bourse=${sealed}`, origin: new URL(deps.publicUrl).origin };
}

async function renameStranger(test: TestApp, admin: TestAccount, stranger: TestAccount): Promise<void> {
  const path = `/api/v1/organisations/${stranger.organisationId}`;
  await test.send('PATCH', path, admin.headers, { name: SECRETS.organisation });
}
