import { eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Account, Actor } from '../domain/actor.ts';
import { AppError, found, refuseFaults } from '../domain/errors.ts';
import { consentOf, reasonFaults } from '../domain/introduction.ts';
import { transitionInputSchema } from '../domain/introduction-input.ts';
import { isMinistry, requireAccount, speaksFor } from '../domain/scope.ts';
import { isAddressed, type SuggestionAnswer, type SuggestionStatus } from '../domain/suggestion.ts';
import { getIntroduction } from '../store/introductions.ts';
import type { Database } from '../store/schema.ts';
import { suggestions } from '../store/schema-introductions.ts';
import {
  getSuggestion,
  type ListedSuggestion,
  listSuggestions,
  lockSuggestion,
  type Suggestion,
} from '../store/suggestions.ts';
import { advance } from './advance-introduction.ts';
import { acknowledge, type Circumstances, caseCircumstances } from './circumstances.ts';
import { moveWithin } from './move-introduction.ts';
import { addBroker, draftIntroduction } from './open-introduction.ts';
import { recordAudit } from './record-audit.ts';
import { recordEvent } from './record-event.ts';

const whoseOf = (account: Account) => ({ ...account, all: isMinistry(account) });

/** Suggestions that an account made or was told of, the newest first.
 *  @throws AppError UNAUTHENTICATED. */
export async function readSuggestions(
  { db }: Pick<Deps, 'db'>,
  actor: Actor,
  { statuses, page, perPage }: { statuses: readonly SuggestionStatus[]; page: number; perPage: number },
): Promise<{ list: ListedSuggestion[]; total: number }> {
  const query = { statuses, offset: (page - 1) * perPage, limit: perPage };
  return listSuggestions(db, whoseOf(requireAccount(actor)), query);
}

/** @throws AppError UNAUTHENTICATED; NOT_FOUND for whoever neither made it nor was told of it. */
export async function readSuggestion(
  { db }: Pick<Deps, 'db'>,
  actor: Actor,
  id: string,
): Promise<ListedSuggestion> {
  return found(await getSuggestion(db, whoseOf(requireAccount(actor)), id));
}

/** The side that an account answers for; null: for none that was told. */
function sideOf({ french, foreign, audience }: Suggestion, account: Account): string | null {
  if (speaksFor(account, { id: french }) && isAddressed(audience, 'FR')) return french;
  return speaksFor(account, { id: foreign }) && isAddressed(audience, '') ? foreign : null;
}

/** A side takes a suggestion up, by which it asks for the introduction and consents to it, or declines it for both. Once it
 *  is taken up, the other side's answer is its answer to the introduction.
 *  @throws AppError UNAUTHENTICATED, NOT_FOUND, OUT_OF_SCOPE (not of a side that was told), SUGGESTION_CLOSED, INVALID_REQUEST
 *  (no reason; advisory not read); as `openIntroduction` and `moveIntroduction`. */
export async function answerSuggestion(
  deps: Deps,
  actor: Actor,
  id: string,
  answer: SuggestionAnswer,
): Promise<Suggestion> {
  const account = requireAccount(actor);
  const { suggestion } = await readSuggestion(deps, account, id);
  const own = sideOf(suggestion, account);
  if (own === null) throw new AppError('OUT_OF_SCOPE', { target: `suggestion:${id}` });
  if (!answer.accept) refuseFaults(reasonFaults('declined', answer.reason));
  const other = own === suggestion.french ? suggestion.foreign : suggestion.french;
  const circumstances = await caseCircumstances(deps, { a: own, b: other });
  return deps.db.transaction(async (tx) => {
    const locked = found(await lockSuggestion(tx, id));
    if (locked.status === 'taken_up') return answerTakenUp(tx, circumstances, locked, { account, answer });
    if (locked.status !== 'open') throw new AppError('SUGGESTION_CLOSED');
    return answer.accept
      ? takeUp(tx, circumstances, locked, { account, answer })
      : close(tx, circumstances, locked, { account, answer });
  });
}

interface Answering {
  account: Account;
  answer: SuggestionAnswer;
}

async function save(tx: Database, suggestion: Suggestion, changes: Partial<Suggestion>): Promise<Suggestion> {
  await tx.update(suggestions).set(changes).where(eq(suggestions.id, suggestion.id));
  return { ...suggestion, ...changes };
}

async function takeUp(
  tx: Database,
  circumstances: Circumstances,
  suggestion: Suggestion,
  { account, answer }: Answering,
): Promise<Suggestion> {
  const { now } = circumstances;
  const { organisationId } = suggestion;
  const opening = { actor: account, as: 'a', form: null, note: null, purpose: null } as const;
  const draft = await draftIntroduction(tx, circumstances, opening);
  await acknowledge(tx, circumstances, account, answer.acknowledgement);
  await addBroker(tx, draft.id, { organisationId, purpose: suggestion.rationale, now });
  const joined = { event: 'broker_joined', party: 'a', subject: organisationId } as const;
  await recordEvent(tx, { introductionId: draft.id, actor: account, ...joined }, now);
  const move = { to: 'proposed', actor: account, parties: ['a'], reason: null, note: null } as const;
  await advance(tx, circumstances, draft, move);
  const entry = { actor: account, action: 'suggestion.take_up', target: `suggestion:${suggestion.id}` };
  await recordAudit(tx, entry, now);
  return save(tx, suggestion, { status: 'taken_up', introductionId: draft.id, answeredAt: now });
}

async function close(
  tx: Database,
  { now }: Circumstances,
  suggestion: Suggestion,
  { account, answer: { reason } }: Answering,
): Promise<Suggestion> {
  const entry = {
    actor: account,
    action: 'suggestion.decline',
    target: `suggestion:${suggestion.id}`,
    reason,
  };
  await recordAudit(tx, entry, now);
  return save(tx, suggestion, { status: 'declined', reason, answeredAt: now });
}

/** Whoever took it up asks, as side `a`, and has answered. */
async function answerTakenUp(
  tx: Database,
  { pair, ...rest }: Circumstances,
  suggestion: Suggestion,
  { account, answer: { accept, reason, acknowledgement } }: Answering,
): Promise<Suggestion> {
  const id = suggestion.introductionId;
  const introduction = id === null ? null : await getIntroduction(tx, id);
  if (introduction?.b !== pair.a.id) throw new AppError('SUGGESTION_CLOSED');
  const turned = { ...rest, pair: { a: pair.b, b: pair.a } };
  const input = transitionInputSchema.parse({
    to: accept ? consentOf('b') : 'declined',
    reason,
    acknowledgement,
  });
  await moveWithin(tx, turned, introduction.id, { actor: account, parties: ['b'], input });
  return suggestion;
}
