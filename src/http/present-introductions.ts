import type { z } from '@hono/zod-openapi';
import type { Locale } from '../domain/codes.ts';
import { dayOf } from '../domain/day.ts';
import { expiryOf, isIn, type State, UNANSWERED } from '../domain/introduction.ts';
import type { LinkAnswer } from '../domain/introduction-input.ts';
import { INTRODUCTION_WORDS } from '../i18n/introductions.ts';
import { renderReason } from '../i18n/render.ts';
import type { ListedIntroduction } from '../store/introduction-lists.ts';
import type { Message } from '../store/introduction-thread.ts';
import type { SideName } from '../store/profile-row.ts';
import type { ListedSuggestion } from '../store/suggestions.ts';
import type { PairReasons } from '../use-cases/explain-pair.ts';
import type { ReadIntroduction } from '../use-cases/read-introductions.ts';
import type { Case } from '../use-cases/require-case.ts';
import { orNull } from './dates.ts';
import { remindersBody } from './present-law.ts';
import type {
  introductionCardSchema,
  introductionSchema,
  messageSchema,
  pairReasonsSchema,
  suggestionSchema,
} from './schemas-introductions.ts';

const nameOf = ({ id, name, country, level }: SideName): SideName => ({ id, name, country, level });

export function introductionCard({
  introduction,
  a,
  b,
}: ListedIntroduction): z.infer<typeof introductionCardSchema> {
  const { id, state, form, brokered, createdAt, updatedAt, proposedAt, consentA, consentB, reason } =
    introduction;
  const waits = proposedAt !== null && isIn(UNANSWERED, state);
  return {
    id,
    state,
    a: { profile: nameOf(a), consentedAt: orNull(consentA) },
    b: { profile: nameOf(b), consentedAt: orNull(consentB) },
    form,
    brokered,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    proposedAt: orNull(proposedAt),
    expiresOn: waits ? dayOf(expiryOf(proposedAt)) : null,
    reason,
  };
}

/** The contact is there only when the use-case released it. */
export function introductionBody(
  found: ReadIntroduction,
  locale: Locale,
): z.infer<typeof introductionSchema> {
  const { introduction, pair, parties, steps, brokers, events, contact, legal } = found;
  const released = contact?.contact ?? null;
  return {
    ...introductionCard({ introduction, ...pair }),
    you: [...parties],
    steps: [...steps],
    partnerContact: contact === null || released === null ? null : { side: contact.side, ...released },
    brokers: brokers.map(
      ({ organisationId, name, role, purpose, joinedAt, leftAt, removed, handOverTo }) => ({
        organisationId,
        name,
        role,
        purpose,
        joinedAt: joinedAt.toISOString(),
        leftAt: orNull(leftAt),
        removed,
        handOverTo,
      }),
    ),
    history: events.map(
      ({ at, party, role, organisationId, event, fromState, toState, reason, subject }) => ({
        at: at.toISOString(),
        party,
        role,
        organisationId,
        event,
        from: fromState,
        to: toState,
        reason,
        subject,
      }),
    ),
    notice: introduction.state === 'withdrawn' ? INTRODUCTION_WORDS[locale].withdrawn : null,
    legal: legal === null ? null : remindersBody(legal.step, legal.reminders, locale),
  };
}

export function reasonsBody(reasons: PairReasons, locale: Locale): z.infer<typeof pairReasonsSchema> {
  const told = (side: 'forSeeker' | 'forCandidate') =>
    reasons[side].map((reason) => ({
      code: reason.code,
      field: reason.field,
      text: renderReason(reason, side, locale),
    }));
  return { forSeeker: told('forSeeker'), forCandidate: told('forCandidate') };
}

/** @param organisation name of a broker's organisation. */
export function messageBody(
  { id, at, party, text, isPrivate, organisation }: Message & { organisation: string | null },
  { pair }: Case,
): z.infer<typeof messageSchema> {
  const author = party === 'broker' ? (organisation ?? '') : pair[party].name;
  return { id, at: at.toISOString(), party, author, text, private: isPrivate };
}

export function suggestionBody({
  suggestion,
  french,
  foreign,
  suggestedBy,
}: ListedSuggestion): z.infer<typeof suggestionSchema> {
  const { id, status, audience, rationale, createdAt, answeredAt, reason, introductionId } = suggestion;
  return {
    id,
    status,
    french,
    foreign,
    to: audience,
    rationale,
    suggestedBy,
    createdAt: createdAt.toISOString(),
    answeredAt: orNull(answeredAt),
    reason,
    introductionId,
  };
}

/** What whoever answered by the link of a mail is told. */
export function linkText(answer: LinkAnswer['answer'], state: State | null, locale: Locale): string {
  const words = INTRODUCTION_WORDS[locale];
  if (answer === 'withdraw') return words.withdrawn;
  if (answer === 'decline') return words.declined;
  return state === 'introduced' ? words.introduced : words.accepted;
}
