import { z } from 'zod';
import { DECLINE_REASONS, REASONS } from './introduction.ts';
import { stated, TEXT_MAX, text } from './primitives.ts';
import { profileId } from './profile.ts';

/** Who is told of a suggestion. */
export const AUDIENCES = ['french', 'foreign', 'both'] as const;
type Audience = (typeof AUDIENCES)[number];

/** `taken_up`: a side asked for the introduction. `expired`: nobody answered in time. */
export const SUGGESTION_STATUSES = ['open', 'taken_up', 'declined', 'expired'] as const;
export type SuggestionStatus = (typeof SUGGESTION_STATUSES)[number];

/** A shorter rationale says nothing (story E2). */
const RATIONALE_MIN = 20;

/** True with what the acknowledgement of an advisory is: somebody ticked it. */
export const acknowledgement = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false)
  .meta({ description: 'True: the advisories in force for the country were read' });

export const suggestionInputSchema = z
  .strictObject({
    french: profileId,
    foreign: profileId,
    rationale: text(TEXT_MAX, RATIONALE_MIN),
    to: z.enum(AUDIENCES),
    acknowledgement,
  })
  .meta({ id: 'SuggestionInput' });
export type SuggestionInput = z.infer<typeof suggestionInputSchema>;

/** A side's answer. */
export const suggestionAnswerSchema = z
  .strictObject({
    accept: z.boolean(),
    reason: stated(z.enum(REASONS)).meta({
      description: `Of a refusal: ${DECLINE_REASONS.join(', ')}`,
    }),
    acknowledgement,
  })
  .meta({ id: 'SuggestionAnswer' });
export type SuggestionAnswer = z.infer<typeof suggestionAnswerSchema>;

/** True when a side is told of a suggestion to these. */
export function isAddressed(audience: Audience, country: string): boolean {
  return audience === 'both' || (audience === 'french') === (country === 'FR');
}
