import { z } from '@hono/zod-openapi';
import { FORMS, LEVELS } from '../domain/codes.ts';
import { REASONS, SIDES, STATES } from '../domain/introduction.ts';
import { REASON_CODES } from '../domain/match.ts';
import { AUDIENCES, SUGGESTION_STATUSES } from '../domain/suggestion.ts';
import { moment } from './dates.ts';
import { pageNumbers } from './paging.ts';
import { remindersSchema } from './schemas-law.ts';

/** Answers about introductions and suggestions. */

const sideName = z
  .object({ id: z.string(), name: z.string(), country: z.string(), level: z.enum(LEVELS) })
  .meta({ id: 'SideName' });
const reason = z.enum(REASONS).nullable().meta({ description: 'Why it ended' });

const side = z.object({
  profile: sideName,
  consentedAt: moment.nullable().meta({ description: 'Null: it has not consented, or took it back' }),
});

export const introductionCardSchema = z
  .object({
    id: z.string(),
    state: z.enum(STATES),
    a: side.meta({ description: 'The side that asks' }),
    b: side.meta({ description: 'The side that is asked' }),
    form: z.enum(FORMS).nullable(),
    brokered: z.boolean().meta({ description: 'True: a third party opened it' }),
    createdAt: moment,
    updatedAt: moment,
    proposedAt: moment.nullable(),
    expiresOn: z
      .string()
      .nullable()
      .meta({ description: 'Day on which it ends without an answer; null: it does not wait for one' }),
    reason,
  })
  .meta({ id: 'IntroductionCard' });

const party = z.enum([...SIDES, 'broker', 'ministry', 'system']);

export const introductionSchema = z
  .object({
    ...introductionCardSchema.shape,
    you: z.array(party).meta({ description: 'As whom you may act; empty: you only read' }),
    steps: z.array(z.enum(STATES)).meta({ description: 'States that you may ask for' }),
    partnerContact: z
      .object({
        side: z.enum(SIDES),
        email: z.string().nullable(),
        phone: z.string().nullable(),
        person: z.string().nullable(),
      })
      .nullable()
      .meta({ id: 'ReleasedContact', description: 'Of the other side, for a side, while both consent' }),
    brokers: z.array(
      z.object({
        organisationId: z.string(),
        name: z.string(),
        role: z.string(),
        purpose: z.string().nullable(),
        joinedAt: moment,
        leftAt: moment.nullable(),
        removed: z.boolean().meta({ description: 'True: a side sent it away' }),
        handOverTo: z.string().nullable().meta({ description: 'Waits for the French side to agree' }),
      }),
    ),
    history: z.array(
      z.object({
        at: moment,
        party: z.string(),
        role: z.string().nullable(),
        organisationId: z.string().nullable(),
        event: z.string().meta({ description: 'A state, or what happened to a broker' }),
        from: z.enum(STATES).nullable(),
        to: z.enum(STATES).nullable(),
        reason: z.string().nullable(),
        subject: z.string().nullable().meta({ description: 'The broker that it is about' }),
      }),
    ),
    notice: z.string().nullable().meta({ description: 'What whoever withdraws must know' }),
    legal: remindersSchema.nullable().meta({
      description: 'What the law asks or says at this step; once the intent is signed, of the convention',
    }),
  })
  .meta({ id: 'Introduction' });

export const introductionPageSchema = z
  .object({ results: z.array(introductionCardSchema), ...pageNumbers })
  .meta({ id: 'IntroductionPage', description: 'The last changed first' });

const told = z.array(z.object({ code: z.enum(REASON_CODES), field: z.string(), text: z.string() }));
export const pairReasonsSchema = z
  .object({
    forSeeker: told.meta({ description: 'What you gain' }),
    forCandidate: told.meta({ description: 'What they gain' }),
  })
  .meta({ id: 'PairReasons' });

export const messageSchema = z
  .object({
    id: z.number().int(),
    at: moment,
    party: z.enum([...SIDES, 'broker']),
    author: z.string().meta({ description: 'Name of the authority, or of the broker’s organisation' }),
    text: z.string(),
    private: z.boolean(),
  })
  .meta({ id: 'Message' });

export const messagePageSchema = z
  .object({
    results: z.array(messageSchema),
    nextAfter: z.number().int().nullable().meta({ description: 'To be given as `after`; null: the end' }),
  })
  .meta({ id: 'MessagePage', description: 'Oldest first' });

export const linkAnsweredSchema = z
  .object({ state: z.enum(STATES).nullable().meta({ description: 'Null: a suggestion' }), text: z.string() })
  .meta({ id: 'LinkAnswered' });

export const suggestionSchema = z
  .object({
    id: z.string(),
    status: z.enum(SUGGESTION_STATUSES),
    french: sideName,
    foreign: sideName,
    to: z.enum(AUDIENCES),
    rationale: z.string(),
    suggestedBy: z.object({ id: z.string(), name: z.string(), role: z.string() }),
    createdAt: moment,
    answeredAt: moment.nullable(),
    reason,
    introductionId: z.string().nullable().meta({ description: 'Once a side took it up' }),
  })
  .meta({ id: 'Suggestion' });

export const suggestionPageSchema = z
  .object({ results: z.array(suggestionSchema), ...pageNumbers })
  .meta({ id: 'SuggestionPage', description: 'The newest first' });
