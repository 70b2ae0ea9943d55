import { eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Account } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import { consentOf, otherSide, type Side, type State, stepsFor } from '../domain/introduction.ts';
import { type LinkAnswer, transitionInputSchema } from '../domain/introduction-input.ts';
import { linkAccount } from '../domain/link-account.ts';
import type { PublicProfile } from '../domain/profile.ts';
import { withoutContact } from '../domain/profile.ts';
import { getIntroduction, type Introduction } from '../store/introductions.ts';
import type { Database } from '../store/schema.ts';
import { answerLinks } from '../store/schema-introductions.ts';
import { getSuggestion, type ListedSuggestion } from '../store/suggestions.ts';
import { answerSuggestion } from './answer-suggestion.ts';
import { type Circumstances, caseCircumstances } from './circumstances.ts';
import { moveIntroduction } from './move-introduction.ts';
import { secretHash } from './secret.ts';

type Link = typeof answerLinks.$inferSelect;

/** What a link is about, as its side sees it. Never a contact. */
export interface LinkView {
  own: PublicProfile;
  partner: PublicProfile;
  /** Null: a suggestion. */
  introductionId: string | null;
  state: State | null;
  /** Answers that are possible now. */
  answers: readonly LinkAnswer['answer'][];
  /** Who suggested it, and why; null: nobody, the other side asks. */
  suggestion: { by: string; rationale: string } | null;
  /** Advisories that an acceptance must have read. */
  advisories: Circumstances['advisories'];
}

async function linkOf(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  token: string,
  { lock }: { lock: boolean },
): Promise<Link> {
  const query = db
    .select()
    .from(answerLinks)
    .where(eq(answerLinks.hash, secretHash(token)));
  const [link] = await (lock ? query.for('update') : query);
  if (link === undefined || link.usedAt !== null || link.expiresAt <= now())
    throw new AppError('LINK_INVALID');
  return link;
}

interface Subject {
  introduction: Introduction | null;
  suggestion: ListedSuggestion | null;
}

/** What a link is about: a suggestion that was taken up is its introduction. */
async function subjectOf(db: Database, link: Link, account: Account): Promise<Subject> {
  const suggestion =
    link.suggestionId === null
      ? null
      : await getSuggestion(db, { ...account, all: false }, link.suggestionId);
  const id = link.introductionId ?? suggestion?.suggestion.introductionId ?? null;
  return { suggestion, introduction: id === null ? null : await getIntroduction(db, id) };
}

const sideOf = (introduction: Introduction, profileId: string): Side =>
  introduction.a === profileId ? 'a' : 'b';

/** What may be answered now. */
function answersOf({ introduction, suggestion }: Subject, profileId: string): LinkAnswer['answer'][] {
  if (introduction === null) return suggestion?.suggestion.status === 'open' ? ['accept', 'decline'] : [];
  const side = sideOf(introduction, profileId);
  const steps = stepsFor(introduction.state, [side]);
  const consents = steps.includes(consentOf(side)) || steps.includes('introduced');
  return [
    ...(consents ? (['accept'] as const) : []),
    ...(steps.includes('declined') ? (['decline'] as const) : []),
    ...(steps.includes('withdrawn') && !consents ? (['withdraw'] as const) : []),
  ];
}

/** Shows what a link is about, and uses nothing up: programs that open every link of a mail answer nothing.
 *  @throws AppError LINK_INVALID: unknown, used, or too old. */
export async function readLink(deps: Deps, token: string): Promise<LinkView> {
  return viewOf(deps, await linkOf(deps, token, { lock: false }));
}

async function viewOf(deps: Deps, link: Link): Promise<LinkView> {
  const subject = await subjectOf(deps.db, link, linkAccount(link.profileId));
  const { introduction, suggestion } = subject;
  const [one, two] = [
    introduction?.a ?? suggestion?.suggestion.french ?? '',
    introduction?.b ?? suggestion?.suggestion.foreign ?? '',
  ];
  const side: Side = one === link.profileId ? 'a' : 'b';
  const { pair, advisories } = await caseCircumstances(deps, { a: one, b: two });
  const own = withoutContact(pair[side]);
  return {
    own,
    partner: withoutContact(pair[otherSide(side)]),
    introductionId: introduction?.id ?? null,
    state: introduction?.state ?? null,
    answers: answersOf(subject, link.profileId),
    suggestion:
      suggestion === null
        ? null
        : { by: suggestion.suggestedBy.name, rationale: suggestion.suggestion.rationale },
    advisories: own.country === 'FR' || introduction === null ? advisories : [],
  };
}

/** Answers for the side that the link was sent to; the link is good for this one answer (story F2).
 *  @throws AppError LINK_INVALID; as `moveIntroduction` and `answerSuggestion`, and the link then stays good. */
export async function answerByLink(deps: Deps, { token, ...said }: LinkAnswer): Promise<LinkView> {
  return deps.db.transaction(async (db) => {
    const parts = { ...deps, db };
    // Of two answers at once, the second finds the link used.
    const link = await linkOf(parts, token, { lock: true });
    await answerFor(parts, link, said);
    await db.update(answerLinks).set({ usedAt: deps.now() }).where(eq(answerLinks.hash, link.hash));
    return viewOf(parts, link);
  });
}

async function answerFor(
  deps: Deps,
  link: Link,
  { answer, ...said }: Omit<LinkAnswer, 'token'>,
): Promise<void> {
  const account = linkAccount(link.profileId);
  const { introduction, suggestion } = await subjectOf(deps.db, link, account);
  if (introduction === null) {
    if (answer === 'withdraw' || suggestion === null) throw new AppError('SUGGESTION_CLOSED');
    const { reason, acknowledgement } = said;
    const accept = answer === 'accept';
    await answerSuggestion(deps, account, suggestion.suggestion.id, { accept, reason, acknowledgement });
  } else {
    const states = {
      accept: consentOf(sideOf(introduction, link.profileId)),
      decline: 'declined',
      withdraw: 'withdrawn',
    } as const;
    const input = transitionInputSchema.parse({ to: states[answer], ...said });
    await moveIntroduction(deps, account, introduction.id, input);
  }
}
