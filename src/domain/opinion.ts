import { z } from 'zod';
import { calendarDay, TEXT_MAX, text } from './primitives.ts';
import { profileId } from './profile.ts';

/** Avis du poste (domain study § 1.3, M3). */
export const VERDICTS = ['favourable', 'reserved', 'unfavourable'] as const;

export const opinionInputSchema = z
  .strictObject({
    frenchId: text(80).meta({ description: 'French side: directory id', example: 'fr-35288' }),
    foreignId: profileId.meta({ description: 'Foreign side: profile id' }),
    verdict: z.enum(VERDICTS),
    text: text(TEXT_MAX),
  })
  .meta({ id: 'OpinionInput' });
export type OpinionInput = z.infer<typeof opinionInputSchema>;

/** How a running partnership fares (M4). */
export const EVALUATION_STATES = ['on_track', 'difficulties', 'suspended', 'completed'] as const;

export const evaluationInputSchema = z
  .strictObject({
    on: calendarDay.meta({ description: 'Day that it is about, today at the latest' }),
    state: z.enum(EVALUATION_STATES),
    text: text(TEXT_MAX),
  })
  .meta({ id: 'EvaluationInput' });
export type EvaluationInput = z.infer<typeof evaluationInputSchema>;
