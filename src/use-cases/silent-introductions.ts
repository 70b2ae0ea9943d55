import { eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { dayOf } from '../domain/day.ts';
import {
  EXPIRY_DAYS,
  expiryOf,
  isIn,
  REMINDER_DAYS,
  silentSides,
  silentSince,
  UNANSWERED,
} from '../domain/introduction.ts';
import { getIntroduction, type Introduction, lockIntroduction, silentIds } from '../store/introductions.ts';
import type { Database } from '../store/schema.ts';
import { introductions } from '../store/schema-introductions.ts';
import { expireOpenSuggestions } from '../store/suggestions.ts';
import { advance } from './advance-introduction.ts';
import { type Circumstances, caseCircumstances, lockPair } from './circumstances.ts';
import { eachId, type Pass } from './each-item.ts';
import { mailSide } from './mail-side.ts';
import { recordAudit } from './record-audit.ts';

type JobDeps = Pick<Deps, 'db' | 'now' | 'publicUrl' | 'requestsMax'>;
type Task = (tx: Database, circumstances: Circumstances, introduction: Introduction) => Promise<unknown>;

/** Does a task for each introduction that still waits for an answer, in a transaction of its own.
 *  @returns for how many. */
async function forEachSilent(deps: JobDeps, ids: readonly string[], task: Task, pass: Pass): Promise<number> {
  const doOne = async (id: string): Promise<boolean> => {
    const found = await getIntroduction(deps.db, id);
    if (found === null) return false;
    const circumstances = await caseCircumstances(deps, found);
    return deps.db.transaction(async (tx) => {
      const introduction = await lockIntroduction(tx, id);
      if (introduction === null || !isIn(UNANSWERED, introduction.state)) return false;
      await task(tx, circumstances, introduction);
      return true;
    });
  };
  return eachId(ids, doOne, pass);
}

async function remind(tx: Database, before: Circumstances, introduction: Introduction): Promise<void> {
  const { id, state, proposedAt, remindedAt } = introduction;
  if (remindedAt !== null || proposedAt === null) return;
  const circumstances = await lockPair(tx, before);
  const { now } = circumstances;
  const expiresOn = dayOf(expiryOf(proposedAt));
  await tx.update(introductions).set({ remindedAt: now }).where(eq(introductions.id, id));
  for (const side of silentSides(state)) {
    await mailSide(tx, circumstances, {
      side,
      subject: { introductionId: id },
      key: `introduction ${id} reminder`,
      content: (about) => ({
        template: 'introduction-reminder',
        params: { ...about, days: REMINDER_DAYS, expiresOn },
      }),
    });
  }
}

/** Recalls introductions to the sides that have been silent for 30 days, once (story F2). A job of the day; repeated, it
 *  does what is left.
 *  @returns how many introductions were recalled. */
export async function remindIntroductions(deps: JobDeps, pass: Pass): Promise<number> {
  const since = silentSince(deps.now(), REMINDER_DAYS);
  return forEachSilent(deps, await silentIds(deps.db, since, { unreminded: true }), remind, pass);
}

/** Ends introductions that were silent for 45 days, which counts against nobody (story F2), and suggestions that nobody
 *  took up. A job of the day; repeated, it does what is left.
 *  @returns how many ended. */
export async function expireIntroductions(deps: JobDeps, pass: Pass): Promise<number> {
  const now = deps.now();
  const since = silentSince(now, EXPIRY_DAYS);
  const expire: Task = (tx, circumstances, introduction) =>
    advance(tx, circumstances, introduction, {
      to: 'expired',
      actor: 'system',
      parties: ['system'],
      reason: 'no_answer',
      note: null,
    });
  const ids = await silentIds(deps.db, since, { unreminded: false });
  return (await forEachSilent(deps, ids, expire, pass)) + (await expireSuggestions(deps, since));
}

async function expireSuggestions({ db, now }: JobDeps, since: Date): Promise<number> {
  return db.transaction(async (tx) => {
    const expired = await expireOpenSuggestions(tx, since);
    for (const id of expired) {
      const entry = { actor: 'system', action: 'suggestion.expire', target: `suggestion:${id}` } as const;
      await recordAudit(tx, entry, now());
    }
    return expired.length;
  });
}
