import type { Deps } from '../deps.ts';
import type { Account, Actor } from '../domain/actor.ts';
import { AppError, refuseFaults } from '../domain/errors.ts';
import { otherSide, SIDES, type Side } from '../domain/introduction.ts';
import { linkAccount } from '../domain/link-account.ts';
import {
  linkLimit,
  type OutcomeInput,
  type OutcomeLink,
  type OutcomeMonths,
  outcomeFaults,
} from '../domain/outcome.ts';
import { getIntroduction } from '../store/introductions.ts';
import {
  answerPrompt,
  type OutcomePrompt,
  type PromptKey,
  promptByHash,
  promptsOf,
} from '../store/outcomes.ts';
import { readPair } from './circumstances.ts';
import { recordAudit } from './record-audit.ts';
import { type Case, requireCase } from './require-case.ts';
import { secretHash } from './secret.ts';

/** The side that an account speaks for. Answers are counted, and shown to nobody else (story R9).
 *  @throws AppError OUT_OF_SCOPE for brokers and the ministry. */
function ownSide({ parties, introduction }: Case): Side {
  const own = SIDES.find((side) => parties.includes(side));
  if (own === undefined) throw new AppError('OUT_OF_SCOPE', { target: `introduction:${introduction.id}` });
  return own;
}

/** What the reader's side was asked of an introduction, and answered.
 *  @throws AppError UNAUTHENTICATED, NOT_FOUND, OUT_OF_SCOPE. */
export async function readOutcomes(deps: Deps, actor: Actor, id: string): Promise<OutcomePrompt[]> {
  const found = await requireCase(deps, actor, id);
  return promptsOf(deps.db, { introductionId: id, side: ownSide(found) });
}

/** Answers a prompt for the side that the account speaks for; a later answer replaces an earlier one.
 *  @throws AppError UNAUTHENTICATED; NOT_FOUND, also before it was asked; OUT_OF_SCOPE; INVALID_REQUEST (reason missing, or
 *  none of these). */
export async function tellOutcome(
  deps: Deps,
  actor: Actor,
  { id, months }: { id: string; months: OutcomeMonths },
  input: OutcomeInput,
): Promise<OutcomePrompt> {
  const found = await requireCase(deps, actor, id);
  const key = { introductionId: id, months, side: ownSide(found) };
  return answer(deps, found.account, key, input);
}

async function answer(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  actor: Account,
  key: PromptKey,
  input: OutcomeInput,
): Promise<OutcomePrompt> {
  refuseFaults(outcomeFaults(input));
  const answeredAt = now();
  const { outcome, reason } = input;
  return db.transaction(async (tx) => {
    const answered = await answerPrompt(tx, key, { outcome, reason, answeredAt });
    if (answered === null) throw new AppError('NOT_FOUND');
    const target = `introduction:${key.introductionId}`;
    await recordAudit(tx, { actor, action: 'introduction.outcome', target }, answeredAt);
    return answered;
  });
}

/** What a link asks about. */
export interface OutcomeQuestion {
  profileId: string;
  partnerName: string;
  prompt: OutcomePrompt;
}

/** Shows what a link asks, and uses nothing up.
 *  @throws AppError LINK_INVALID: unknown, used, or too old. */
export async function readOutcomeLink(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  token: string,
): Promise<OutcomeQuestion> {
  const prompt = await promptByHash(db, secretHash(token), linkLimit(now()));
  const introduction = prompt === null ? null : await getIntroduction(db, prompt.introductionId);
  if (prompt === null || introduction === null) throw new AppError('LINK_INVALID');
  const pair = await readPair(db, introduction);
  const [own, partner] = [pair[prompt.side], pair[otherSide(prompt.side)]];
  return { profileId: own.id, partnerName: partner.name, prompt };
}

/** Answers for the side that the link was sent to; the link is good for this one answer.
 *  @throws AppError LINK_INVALID; INVALID_REQUEST, and the link then stays good. */
export async function tellOutcomeByLink(
  deps: Pick<Deps, 'db' | 'now'>,
  { token, ...input }: OutcomeLink,
): Promise<OutcomePrompt> {
  const { profileId, prompt } = await readOutcomeLink(deps, token);
  return answer(deps, linkAccount(profileId), prompt, input);
}
