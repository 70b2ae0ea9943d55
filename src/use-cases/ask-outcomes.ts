import type { Deps } from '../deps.ts';
import { isIn, MET, SIDES } from '../domain/introduction.ts';
import { introducedBefore, OUTCOME_MONTHS, type OutcomeMonths } from '../domain/outcome.ts';
import { type Introduction, lockIntroduction } from '../store/introductions.ts';
import { addPrompt, introductionsToAsk } from '../store/outcomes.ts';
import { lockPair, readPair } from './circumstances.ts';
import { eachItem, type Pass } from './each-item.ts';
import { tellSide } from './mail-side.ts';
import { makeSecret, secretHash } from './secret.ts';

type JobDeps = Pick<Deps, 'db' | 'now' | 'publicUrl'>;

/** Asks both sides what became of their introduction after 3, 6 and 12 months, each once (story R9). Where the service stood
 *  still, only the last question that is due is put. A job of the day; repeated, it does what is left.
 *  @returns about how many introductions it asked. */
export async function askOutcomes(deps: JobDeps, pass: Pass): Promise<number> {
  let asked = 0;
  for (const months of OUTCOME_MONTHS.toReversed()) {
    const since = introducedBefore(deps.now(), months);
    asked += await eachItem(
      await introductionsToAsk(deps.db, since, months),
      ({ id }) => id,
      (introduction) => ask(deps, introduction, months),
      pass,
    );
  }
  return asked;
}

/** The prompt and its mail are written together or not at all: whoever comes second finds the prompt, and writes neither.
 *  @returns 1, or 0 where there was nothing left to ask. */
async function ask(
  { db, now, publicUrl }: JobDeps,
  { id, a, b }: Introduction,
  months: OutcomeMonths,
): Promise<number> {
  const before = await readPair(db, { a, b });
  return db.transaction(async (tx) => {
    const introduction = await lockIntroduction(tx, id);
    if (introduction === null || !isIn(MET, introduction.state)) return 0;
    const { pair } = await lockPair(tx, { pair: before });
    let asked = 0;
    for (const side of SIDES) {
      const token = makeSecret('outcome');
      const prompt = { introductionId: id, months, side, askedAt: now(), linkHash: secretHash(token) };
      if (!(await addPrompt(tx, prompt))) continue;
      asked = 1;
      const link = `${publicUrl}/suites?token=${token}`;
      await tellSide(tx, pair, {
        side,
        key: `introduction ${id} outcome ${months}`,
        content: (partnerName) => ({ template: 'outcome-prompt', params: { partnerName, link, months } }),
      });
    }
    return asked;
  });
}
