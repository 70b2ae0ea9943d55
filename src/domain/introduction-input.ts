import { z } from 'zod';
import { REASONS, STATES } from './introduction.ts';
import { COUNTERPARTY_KINDS, STATE_GROUNDS } from './law/state-grounds.ts';
import { formCode, stated, TEXT_MAX, text } from './primitives.ts';
import { profileId } from './profile.ts';
import { acknowledgement } from './suggestion.ts';

/** A note that whoever answers gives to the other side. */
const note = stated(text(TEXT_MAX)).meta({ description: 'Words to the other side, in the thread' });

/** An introduction to be opened. */
export const introductionInputSchema = z
  .strictObject({
    from: profileId.meta({ description: 'Who asks; of a broker: either of the two' }),
    to: profileId.meta({ description: 'Who is asked; one of both is French' }),
    form: stated(formCode),
    kind: z
      .enum(COUNTERPARTY_KINDS)
      .nullish()
      .transform((value) => value ?? 'local_authority')
      .meta({ description: 'What the foreign side is; a State is refused (CGCT, article L. 1115-5)' }),
    ground: stated(z.enum(STATE_GROUNDS)).meta({
      description: 'Of the ministry: the exception on which a State is admitted; recorded',
    }),
    note,
    purpose: stated(text(TEXT_MAX)).meta({
      description: 'Of a broker: what it is here for, and the agenda it proposes',
    }),
    draft: z
      .boolean()
      .nullish()
      .transform((value) => value ?? false)
      .meta({ description: 'True: to be proposed later; until then nobody else sees it' }),
    acknowledgement,
  })
  .meta({ id: 'IntroductionInput' });
export type IntroductionInput = z.infer<typeof introductionInputSchema>;

/** A step. A side consents by `a_consented` or `b_consented`; the second consent leads to `introduced`. */
export const transitionInputSchema = z
  .strictObject({
    to: z.enum(STATES),
    reason: stated(z.enum(REASONS)).meta({ description: 'Needed to decline and to block' }),
    note,
    acknowledgement,
  })
  .meta({ id: 'TransitionInput' });
export type TransitionInput = z.infer<typeof transitionInputSchema>;

export const messageInputSchema = z
  .strictObject({
    text: text(TEXT_MAX),
    private: z
      .boolean()
      .nullish()
      .transform((value) => value ?? false)
      .meta({ description: 'Of a broker: a note that its organisation alone reads' }),
  })
  .meta({ id: 'MessageInput' });
export type MessageInput = z.infer<typeof messageInputSchema>;

export const brokerInputSchema = z
  .strictObject({ purpose: stated(text(TEXT_MAX)) })
  .meta({ id: 'BrokerInput' });

/** An answer by the link of a mail. */
export const linkAnswerSchema = z
  .strictObject({
    token: z.string().min(1).max(100),
    answer: z.enum(['accept', 'decline', 'withdraw']),
    reason: stated(z.enum(REASONS)),
    note,
    acknowledgement,
  })
  .meta({ id: 'LinkAnswer' });
export type LinkAnswer = z.infer<typeof linkAnswerSchema>;
