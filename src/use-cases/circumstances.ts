import type { Deps } from '../deps.ts';
import type { Account } from '../domain/actor.ts';
import { foreignOf, type Pair, requireTwoSides } from '../domain/brokering.ts';
import { AppError } from '../domain/errors.ts';
import type { Side } from '../domain/introduction.ts';
import type { Profile } from '../domain/profile.ts';
import type { Advisory } from '../reference/advisories.ts';
import { activeAdvisories } from '../store/advisories.ts';
import { keptId } from '../store/merges.ts';
import { getKept, getProfiles, lockInOrder } from '../store/profiles.ts';
import { getRecord } from '../store/profiles-admin.ts';
import type { Database } from '../store/schema.ts';
import { recordAudit } from './record-audit.ts';

/** What a change of an introduction needs to know, read before its transaction begins; `lockPair` reads the pair again. */
export interface Circumstances {
  pair: Pair;
  now: Date;
  publicUrl: string;
  /** Live requests that a collectivité may have out at once. */
  requestsMax: number;
  /** Advisories in force for the foreign side's country that ask for an acknowledgement: all but mere information. */
  advisories: readonly Advisory[];
}

type Reading = Pick<Deps, 'db' | 'now' | 'publicUrl' | 'requestsMax'>;
type Ids = Readonly<Record<Side, string>>;

/** Two authorities as they are published, their contacts included, also by ids that were merged; null for one that is not. In one
 *  statement, but for what was merged. */
async function publishedPair(db: Database, { a, b }: Ids): Promise<Record<Side, Profile | null>> {
  const found = await getProfiles(db, [a, b]);
  const of = async (id: string) => (found.get(id) ?? (await getKept(db, id)))?.profile ?? null;
  return { a: await of(a), b: await of(b) };
}

/** An archived authority as it was, without a contact. */
async function archived(db: Database, id: string): Promise<Profile> {
  const record = await getRecord(db, await keptId(db, id));
  if (record === null) throw new AppError('PROFILE_UNKNOWN');
  return { ...record.profile, contact: null };
}

/** The two authorities of a case as they are today or, once archived, as they were, also by ids that were merged: a case outlives
 *  the profiles that it is about.
 *  @throws AppError PROFILE_UNKNOWN where nothing is left of one. */
export async function readPair(db: Database, { a, b }: Ids): Promise<Pair> {
  const pair = await publishedPair(db, { a, b });
  return { a: pair.a ?? (await archived(db, a)), b: pair.b ?? (await archived(db, b)) };
}

/** What a change of a case that there is needs to know.
 *  @throws AppError PROFILE_UNKNOWN. */
export async function caseCircumstances(deps: Reading, ids: Ids): Promise<Circumstances> {
  return circumstancesOf(deps, await readPair(deps.db, ids));
}

/** What bringing two published authorities together needs to know.
 *  @param path of the input that a pair of one side is blamed on.
 *  @throws AppError PROFILE_UNKNOWN; INVALID_REQUEST for two authorities of the same side. */
export async function readCircumstances(deps: Reading, ids: Ids, path: string): Promise<Circumstances> {
  const { a, b } = await publishedPair(deps.db, ids);
  if (a === null || b === null) throw new AppError('PROFILE_UNKNOWN');
  const pair = { a, b };
  requireTwoSides(pair, path);
  return circumstancesOf(deps, pair);
}

async function circumstancesOf(
  { db, now, publicUrl, requestsMax }: Reading,
  pair: Pair,
): Promise<Circumstances> {
  const moment = now();
  const { country } = foreignOf(pair);
  const advisories = (await activeAdvisories(db, moment)).filter(
    (advisory) => advisory.country === country && advisory.severity !== 'info',
  );
  return { pair, now: moment, publicUrl, requestsMax, advisories };
}

/** What is known, with the pair as it is once nobody else may change it before the transaction ends: one of them may have closed,
 *  or its person may have been erased, since it was read. What is checked and mailed rests on this.
 *  @throws AppError PROFILE_UNKNOWN. */
export async function lockPair<T extends { pair: Pair }>(tx: Database, known: T): Promise<T> {
  const ids = { a: known.pair.a.id, b: known.pair.b.id };
  await lockInOrder(tx, [ids.a, ids.b]);
  return { ...known, pair: await readPair(tx, ids) };
}

/** Asks whoever takes a step towards a country under advisory to have read why (domain study § 1.7), and records that it
 *  has.
 *  @throws AppError INVALID_REQUEST naming each advisory. */
export async function acknowledge(
  tx: Database,
  { advisories, pair, now }: Circumstances,
  actor: Account,
  given: boolean,
): Promise<void> {
  if (advisories.length === 0) return;
  if (!given) {
    const faults = advisories.map(({ country, from, source }) => ({
      path: 'acknowledgement',
      code: 'ACKNOWLEDGEMENT_NEEDED',
      params: { country, from, source },
    }));
    throw new AppError('INVALID_REQUEST', {}, { faults });
  }
  const reason = advisories.map(({ id }) => id).join(' ');
  const target = `country:${foreignOf(pair).country}`;
  await recordAudit(tx, { actor, action: 'advisory.acknowledge', target, reason }, now);
}
