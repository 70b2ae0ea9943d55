import { z } from 'zod';
import rows from '../../seeds/reference/recognition-rules.json' with { type: 'json' };
import { sourced } from './sourced.ts';

const recognitionRuleSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,80}$/),
  /** ISO 3166-1 alpha-2 of the countries under which it may be filed; []: any. */
  countries: z.array(z.string()),
  /** ISO 3166-2. */
  subdivisions: z.array(z.string()),
  /** Names by which an administrative path gives it away. */
  names: z.array(z.string().min(1)),
  ...sourced,
});
export type RecognitionRule = z.infer<typeof recognitionRuleSchema>;

/** Territories whose authorities stand in a framework that the State does not recognise. Data, never code: a rule ends or
 *  starts with a line of this file. */
export const RECOGNITION_RULES: readonly RecognitionRule[] = z.array(recognitionRuleSchema).parse(rows);
