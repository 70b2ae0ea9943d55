import { z } from 'zod';
import rows from '../../seeds/reference/deliberating-bodies.json' with { type: 'json' };
import { LEVELS } from '../domain/codes.ts';
import { GROUPING_TYPES } from './directory.ts';
import { localised, sourced } from './sourced.ts';

const deliberatingBodySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,80}$/),
  /** Levels under which such a collectivité may be entered. */
  levels: z.array(z.enum(LEVELS)),
  /** Its names, each of them whole. */
  names: z.array(z.string().min(1)).default([]),
  /** First words of the names of all of its kind. */
  openings: z.array(z.string().min(1)).default([]),
  /** Types of the intercommunalités that it is the body of. */
  types: z.array(z.enum(GROUPING_TYPES)).default([]),
  /** Who decides for it; null: not that of its level, and not known for certain. */
  council: localised.nullable(),
  /** Who signs for it; null likewise. */
  executive: localised.nullable(),
  ...sourced,
});
export type DeliberatingBody = z.infer<typeof deliberatingBodySchema>;

/** Collectivités of a status of their own and kinds of intercommunalités whose council is not that of their level. */
export const DELIBERATING_BODIES: readonly DeliberatingBody[] = z.array(deliberatingBodySchema).parse(rows);
