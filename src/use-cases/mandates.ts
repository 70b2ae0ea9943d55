import type { Deps } from '../deps.ts';
import { type Account, type Actor, ANONYMOUS } from '../domain/actor.ts';
import { dayOf, daysAfter } from '../domain/day.ts';
import { AppError, type InputFault, refuseFaults } from '../domain/errors.ts';
import { MANDATE_DAYS_MAX, type Mandate, type MandateInput } from '../domain/mandate.ts';
import type { Profile } from '../domain/profile.ts';
import {
  hasScope,
  isAccount,
  isAdmin,
  isMinistry,
  mayBrokerFor,
  mayEditProfile,
  outOfReach,
  requireAccount,
  requireBroker,
} from '../domain/scope.ts';
import { organisationName } from '../store/accounts.ts';
import {
  addMandate,
  answerMandate,
  lockMandate,
  lockMandateByHash,
  mandatedTerritories,
  mandatesOf,
  openMandate,
} from '../store/mandates.ts';
import { getRecord } from '../store/profiles-admin.ts';
import type { Database } from '../store/schema.ts';
import { enqueueMail } from './enqueue-mail.ts';
import { nextKeyOfDay } from './few-a-day.ts';
import { lockPublished, requireReader } from './profile-access.ts';
import { readerLocale } from './reader-locale.ts';
import { recordAudit } from './record-audit.ts';
import { makeSecret, secretHash } from './secret.ts';

type Needed = Pick<Deps, 'db' | 'now' | 'directory' | 'publicUrl'>;

/** What links of this kind hold begins with. */
const PREFIX = 'mandat';

function periodFaults(validFrom: string, validTo: string, now: Date): InputFault[] {
  const latest = dayOf(daysAfter(now, MANDATE_DAYS_MAX));
  const code = validTo < validFrom || validTo < dayOf(now) ? 'IN_PAST' : validTo > latest ? 'TOO_LATE' : null;
  return code === null ? [] : [{ path: 'validTo', code, params: {} }];
}

/** A broker asks a collectivité of its territory for leave to draft in its place; the collectivité is mailed a link.
 *  While it has not answered, asking again gives what was asked for; whoever wants another period revokes it first.
 *  @throws AppError UNAUTHENTICATED, PROFILE_UNKNOWN, OUT_OF_SCOPE; ASKED_TOO_OFTEN; INVALID_REQUEST for a period that is over
 *  or too long. */
export async function requestMandate(
  deps: Needed,
  actor: Actor,
  profileId: string,
  input: MandateInput,
): Promise<Mandate> {
  const now = deps.now();
  const validFrom = input.validFrom ?? dayOf(now);
  return deps.db.transaction(async (tx) => {
    const { profile } = await lockPublished(tx, actor, profileId);
    const { organisationId } = requireBroker(actor, profile, deps.directory);
    refuseFaults(periodFaults(validFrom, input.validTo, now));
    const open = await openMandate(tx, { profileId, organisationId }, dayOf(now));
    if (open !== null) return open;
    const token = makeSecret(PREFIX);
    const mandate = await addMandate(tx, {
      profileId,
      organisationId,
      validFrom,
      validTo: input.validTo,
      requestedAt: now,
      grantHash: secretHash(token),
    });
    await mailRequest(tx, deps, mandate, { profile, token });
    await audit(tx, actor, 'mandate.request', mandate, now);
    return mandate;
  });
}

/** Whoever has no address can still answer through its account. */
async function mailRequest(
  tx: Database,
  { publicUrl, now }: Needed,
  { organisationId }: Mandate,
  { profile, token }: { profile: Profile; token: string },
): Promise<void> {
  const to = profile.contact?.email ?? null;
  if (to === null) return;
  await enqueueMail(tx, {
    key: await nextKeyOfDay(tx, `mandate-requested ${profile.id} ${organisationId}`, now()),
    to,
    locale: await readerLocale(tx, profile),
    template: 'mandate-requested',
    params: {
      profileName: profile.name,
      requestedBy: await organisationName(tx, organisationId),
      link: `${publicUrl}/mandats/accord?token=${token}`,
    },
  });
}

async function audit(tx: Database, actor: Actor, action: string, mandate: Mandate, now: Date): Promise<void> {
  await recordAudit(tx, { actor, action, target: `profile:${mandate.profileId}`, reason: mandate.id }, now);
}

/** A mandate with the names that people know it by. */
interface NamedMandate {
  mandate: Mandate;
  profileName: string;
  organisationName: string;
}

async function named(db: Database, mandate: Mandate): Promise<NamedMandate> {
  const record = await getRecord(db, mandate.profileId);
  return {
    mandate,
    profileName: record?.profile.name ?? mandate.profileId,
    organisationName: await organisationName(db, mandate.organisationId),
  };
}

const answersFor = (account: Account, { profileId }: Mandate): boolean =>
  mayEditProfile(account, { id: profileId });

const mayLeave = (account: Account, { organisationId }: Mandate): boolean =>
  organisationId === account.organisationId && (isMinistry(account) || hasScope(account));

const beyond = (account: Account, id: string): AppError =>
  outOfReach(`mandate:${id}`, { reachesAll: isAdmin(account) });

/** What the holder of a mailed link is asked to give, and gives unless it only looks.
 *  @throws AppError LINK_INVALID. */
export async function answerMandateLink(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  token: string,
  { preview }: { preview: boolean },
): Promise<NamedMandate> {
  const moment = now();
  return db.transaction(async (tx) => {
    const mandate = await lockMandateByHash(tx, secretHash(token));
    if (mandate === null || mandate.validTo < dayOf(moment)) throw new AppError('LINK_INVALID');
    if (preview) return named(tx, mandate);
    const granted = await answerMandate(tx, mandate, { grantedAt: moment });
    await audit(tx, ANONYMOUS, 'mandate.grant', granted, moment);
    return named(tx, granted);
  });
}

/** The collectivité gives a mandate that it was asked for.
 *  @throws AppError UNAUTHENTICATED; OUT_OF_SCOPE for one of others, as if there were none; NOT_FOUND for one that ended. */
export async function grantMandate(deps: Needed, actor: Actor, id: string): Promise<Mandate> {
  const account = requireAccount(actor);
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const mandate = await lockMandate(tx, id);
    if (mandate === null || !answersFor(account, mandate)) throw beyond(account, id);
    if (mandate.revokedAt !== null) throw new AppError('NOT_FOUND');
    if (mandate.grantedAt !== null) return mandate;
    const granted = await answerMandate(tx, mandate, { grantedAt: now });
    await audit(tx, actor, 'mandate.grant', granted, now);
    return granted;
  });
}

/** Ends a mandate at once, by the collectivité or by whoever holds it and still has a scope (story E1.2).
 *  @throws AppError UNAUTHENTICATED; OUT_OF_SCOPE for one of others, as if there were none. */
export async function revokeMandate(deps: Needed, actor: Actor, id: string): Promise<Mandate> {
  const account = requireAccount(actor);
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const mandate = await lockMandate(tx, id);
    const mayEnd = mandate !== null && (answersFor(account, mandate) || mayLeave(account, mandate));
    if (!mayEnd) throw beyond(account, id);
    if (mandate.revokedAt !== null) return mandate;
    const revoked = await answerMandate(tx, mandate, { revokedAt: now });
    await audit(tx, actor, 'mandate.revoke', revoked, now);
    return revoked;
  });
}

/** Mandates of a profile: all of them for the collectivité, a broker's own for the broker.
 *  @throws AppError UNAUTHENTICATED, PROFILE_UNKNOWN, OUT_OF_SCOPE. */
export async function listMandates(deps: Needed, actor: Actor, profileId: string): Promise<Mandate[]> {
  const { profile } = requireReader(actor, await getRecord(deps.db, profileId), deps);
  const { organisationId } = requireAccount(actor);
  return mandatesOf(deps.db, profileId, mayEditProfile(actor, profile) ? null : organisationId);
}

/** Ids of the profiles that an actor may draft for today on their behalf: by a mandate in force, within its own territory
 *  (story R3). */
export async function mandatedProfiles(
  { db, now, directory }: Pick<Deps, 'db' | 'now' | 'directory'>,
  actor: Actor,
): Promise<ReadonlySet<string>> {
  if (!isAccount(actor)) return new Set();
  const found = await mandatedTerritories(db, actor.organisationId, dayOf(now()));
  return new Set(found.filter((place) => mayBrokerFor(actor, place, directory)).map(({ id }) => id));
}
