import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Locale } from '../domain/codes.ts';
import { AppError } from '../domain/errors.ts';
import {
  type Affiliation,
  affiliationBySiren,
  affiliationWithoutSiren,
  type Member,
  type Organisation,
  organisationBySiren,
} from '../store/accounts.ts';
import { profileIdsByCode } from '../store/profiles.ts';
import type { Database } from '../store/schema.ts';
import { members, organisations } from '../store/schema-accounts.ts';
import { openSession } from './open-session.ts';

/** Who came back from an identity provider. */
export interface OpenIdentity {
  /** Issuer and `sub`. */
  subject: string;
  email: string;
  /** Fourteen digits of the establishment that the person works for; null: not said. */
  siret: string | null;
}

/** Digits of a SIRET that name the legal unit (INSEE): its SIREN. */
const SIREN_LENGTH = 9;

interface Arrival extends OpenIdentity {
  siren: string | null;
  locale: Locale;
  now: Date;
}

/** Lets a person in. Somebody whom the operator added to an organisation without SIREN (a post, a network) acts for it;
 *  anybody else for the organisation of their SIRET: the one registered with its SIREN, or the collectivité of the
 *  directory, for which one is opened.
 *  @throws AppError ORGANISATION_UNKNOWN for a SIRET of neither; SIGN_IN_FAILED when member or organisation are
 *  disabled. */
export async function signInByOpenId(
  { db, directory, now }: Pick<Deps, 'db' | 'directory' | 'now'>,
  identity: OpenIdentity,
  locale: Locale,
): Promise<Member> {
  const siren = identity.siret?.slice(0, SIREN_LENGTH) ?? null;
  const arrival: Arrival = { ...identity, siren, locale, now: now() };
  return db.transaction(async (tx) => {
    const added = await affiliationWithoutSiren(tx, arrival);
    const affiliation = added ?? (await joinBySiren(tx, directory, arrival));
    const member = await bind(tx, affiliation.member, arrival);
    await openSession(tx, { ...affiliation, member }, arrival.now);
    return member;
  });
}

/** From now on the provider's identifier tells who it is; the address may change. */
async function bind(db: Database, member: Member, { subject, email }: Arrival): Promise<Member> {
  const [bound] = await db
    .update(members)
    .set({ subject, email })
    .where(eq(members.id, member.id))
    .returning();
  return bound ?? member;
}

async function joinBySiren(
  db: Database,
  directory: Deps['directory'],
  arrival: Arrival,
): Promise<Affiliation> {
  const { siren, subject, email, locale, now } = arrival;
  if (siren === null) throw new AppError('ORGANISATION_UNKNOWN');
  const organisation = await collectivityOf(db, directory, siren, now);
  const known = await affiliationBySiren(db, { siren, subject, email });
  if (known !== null) return { ...known, organisation };
  const [member] = await db
    .insert(members)
    .values({ id: randomUUID(), organisationId: organisation.id, email, subject, locale, createdAt: now })
    // The same person, at the same moment, in another window.
    .onConflictDoUpdate({ target: [members.subject, members.organisationId], set: { email } })
    .returning();
  if (member === undefined) throw new AppError('SIGN_IN_FAILED');
  return { member, organisation };
}

/** The organisation of a SIREN. A collectivité speaks for its entry of the directory and for every profile with its INSEE
 *  code or SIREN, also those that came since. */
async function collectivityOf(
  db: Database,
  directory: Deps['directory'],
  siren: string,
  now: Date,
): Promise<Organisation> {
  const entry = directory.get(`fr-${siren}`);
  const known = await organisationBySiren(db, siren);
  if (known !== null && (known.role !== 'collectivity' || entry === null)) return known;
  if (entry === null) throw new AppError('ORGANISATION_UNKNOWN');
  const ids = [entry.id, ...(await profileIdsByCode(db, { inseeCode: entry.code, siren }))];
  const profileIds = [...new Set([...(known?.profileIds ?? []), ...ids])];
  const [organisation] = await db
    .insert(organisations)
    .values({
      id: randomUUID(),
      name: entry.name,
      role: 'collectivity',
      siren,
      countries: [],
      regions: [],
      profileIds,
      createdAt: now,
    })
    .onConflictDoUpdate({ target: organisations.siren, set: { profileIds } })
    .returning();
  if (organisation === undefined) throw new AppError('ORGANISATION_UNKNOWN');
  return organisation;
}
