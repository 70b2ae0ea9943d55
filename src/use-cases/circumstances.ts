import type { Deps } from '../deps.ts';
import type { Account } from '../domain/actor.ts';
import { foreignOf, type Pair, requireTwoSides } from '../domain/brokering.ts';
import { AppError } from '../domain/errors.ts';
import type { Advisory } from '../reference/advisories.ts';
import { activeAdvisories } from '../store/advisories.ts';
import { getKept } from '../store/profiles.ts';
import type { Database } from '../store/schema.ts';
import { recordAudit } from './record-audit.ts';

/** What a change of an introduction needs to know, read before its transaction begins. */
export interface Circumstances {
  pair: Pair;
  now: Date;
  publicUrl: string;
  /** Advisories in force for the foreign side's country that ask for an acknowledgement: all but mere information. */
  advisories: readonly Advisory[];
}

type Reading = Pick<Deps, 'db' | 'now' | 'publicUrl'>;

/** The two authorities as they are today, also by ids that were merged, contacts included.
 *  @throws AppError PROFILE_UNKNOWN. */
export async function readPair(db: Database, a: string, b: string): Promise<Pair> {
  const [first, second] = [await getKept(db, a), await getKept(db, b)];
  if (first === null || second === null) throw new AppError('PROFILE_UNKNOWN');
  return { a: first.profile, b: second.profile };
}

/** @param path of the input that a pair of one side is blamed on.
 *  @throws AppError PROFILE_UNKNOWN; INVALID_REQUEST for two authorities of the same side. */
export async function readCircumstances(
  { db, now, publicUrl }: Reading,
  ids: { a: string; b: string },
  path: string,
): Promise<Circumstances> {
  const pair = await readPair(db, ids.a, ids.b);
  requireTwoSides(pair, path);
  const moment = now();
  const { country } = foreignOf(pair);
  const advisories = (await activeAdvisories(db, moment)).filter(
    (advisory) => advisory.country === country && advisory.severity !== 'info',
  );
  return { pair, now: moment, publicUrl, advisories };
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
  await recordAudit(tx, { actor, action: 'advisory.acknowledge', target, outcome: 'done', reason }, now);
}
