import { randomUUID } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Authority, LinkFollowed } from '../domain/account-input.ts';
import { nameKey } from '../domain/analysis.ts';
import type { Locale } from '../domain/codes.ts';
import { AppError, refused } from '../domain/errors.ts';
import { type Affiliation, affiliationByEmail, type Member } from '../store/accounts.ts';
import { foreignProfilesOf } from '../store/profiles.ts';
import type { Database } from '../store/schema.ts';
import { members, organisations, signInLinks } from '../store/schema-accounts.ts';
import { openSession } from './open-session.ts';
import { secretHash } from './secret.ts';

/** Lets whoever holds a mailed link in, once. A foreign authority speaks for the profiles whose contact has its address,
 *  also those that came since; one that has none says its name and country, and may then write its own.
 *  @throws AppError LINK_INVALID: unknown, used or out of date; SIGN_IN_BY_PROVIDER for accounts that come in by a
 *  stronger way; SIGN_IN_FAILED for disabled ones; INVALID_REQUEST where `authority` is needed: the link then still
 *  works. */
export async function signInByLink(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { token, authority }: LinkFollowed,
): Promise<Member> {
  const moment = now();
  return db.transaction(async (tx) => {
    const { email, locale } = await useLink(tx, token, moment);
    const known = await affiliationByEmail(tx, email);
    const affiliation =
      known === null
        ? await register(tx, { email, locale, authority, now: moment })
        : await resume(tx, known, email);
    await openSession(tx, affiliation, moment);
    return affiliation.member;
  });
}

/** Of two at the same time the second finds it used. Other links to the same address are over too. */
async function useLink(db: Database, token: string, now: Date): Promise<{ email: string; locale: Locale }> {
  const fresh = and(isNull(signInLinks.usedAt), gt(signInLinks.expiresAt, now));
  const [link] = await db
    .update(signInLinks)
    .set({ usedAt: now })
    .where(and(eq(signInLinks.hash, secretHash(token)), fresh))
    .returning();
  if (link === undefined) throw new AppError('LINK_INVALID');
  await db
    .update(signInLinks)
    .set({ usedAt: now })
    .where(and(eq(signInLinks.email, link.email), fresh));
  return link;
}

/** A link is no weaker way around the identity provider that a person or an organisation uses. */
async function resume(db: Database, known: Affiliation, email: string): Promise<Affiliation> {
  const { member, organisation } = known;
  const stronger = member.subject !== null || organisation.siren !== null || organisation.role === 'admin';
  if (stronger) throw new AppError('SIGN_IN_BY_PROVIDER');
  if (organisation.role !== 'collectivity') return known;
  const found = (await foreignProfilesOf(db, email)).map(({ id }) => id);
  const profileIds = [...new Set([...organisation.profileIds, ...found])];
  await db.update(organisations).set({ profileIds }).where(eq(organisations.id, organisation.id));
  return { member, organisation: { ...organisation, profileIds } };
}

interface Newcomer {
  email: string;
  locale: Locale;
  authority: Authority | null;
  now: Date;
}

async function register(db: Database, { email, locale, authority, now }: Newcomer): Promise<Affiliation> {
  const found = await foreignProfilesOf(db, email);
  const [first] = found;
  const name = first?.name ?? authority?.name;
  if (name === undefined) {
    throw refused('authority', 'REQUIRED');
  }
  const registeredProfileId = first === undefined && authority !== null ? newProfileId(authority) : null;
  const profileIds = registeredProfileId === null ? found.map(({ id }) => id) : [registeredProfileId];
  const organisationId = randomUUID();
  const scope = { countries: [], regions: [], profileIds };
  const [organisation] = await db
    .insert(organisations)
    .values({ id: organisationId, name, role: 'collectivity', ...scope, registeredProfileId, createdAt: now })
    .returning();
  const [member] = await db
    .insert(members)
    .values({ id: randomUUID(), organisationId, email, locale, createdAt: now })
    .returning();
  if (organisation === undefined || member === undefined) throw new AppError('SIGN_IN_FAILED');
  return { organisation, member };
}

/** Letters of a name that are kept in an id, which has 80 signs at most, country and end included. */
const ID_NAME_MAX = 60;

/** The id of the one profile that a new authority may write. Its end is random: nobody gets hold of the id of another. */
function newProfileId({ name, country }: Authority): string {
  const readable = nameKey(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, ID_NAME_MAX);
  const end = randomUUID().slice(0, 8);
  return [country.toLowerCase(), readable, end].join('-').replaceAll(/-{2,}/g, '-');
}
