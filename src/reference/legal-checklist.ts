import { z } from 'zod';
import data from '../../seeds/reference/legal-checklist.json' with { type: 'json' };
import { CHECKLIST_POINTS } from '../domain/law/checklist-points.ts';
import { localised, sourced } from './sourced.ts';

const checklistSchema = z.strictObject({
  ...sourced,
  points: z.array(
    z.strictObject({ code: z.enum(CHECKLIST_POINTS), text: localised, note: localised.nullable() }),
  ),
});

/** The five points to check before an agreement is signed, with their source. */
export const LEGAL_CHECKLIST = checklistSchema.parse(data);
