import { z } from 'zod';
import rows from '../../seeds/reference/legal-rules.json' with { type: 'json' };
import { BEHAVIOURS, LEGAL_STEPS } from '../domain/law/steps.ts';
import { localised, sourced } from './sourced.ts';

const legalRuleSchema = z.strictObject({
  code: z.string().regex(/^[A-Z_]+$/),
  behaviour: z.enum(BEHAVIOURS),
  steps: z.array(z.enum(LEGAL_STEPS)).min(1),
  /** True: only for a country under an advisory that warns. */
  flaggedOnly: z.boolean(),
  /** ISO 3166-2 of the régions that it is about; []: all. */
  regions: z.array(z.string()),
  text: localised,
  /** Where to go on: an address of this service, or a public site. */
  link: z.string().nullable(),
  ...sourced,
});
type LegalRule = z.infer<typeof legalRuleSchema>;

/** What the law asks or says at each step of a partnership, in the order in which it is shown. */
export const LEGAL_RULES: readonly LegalRule[] = z.array(legalRuleSchema).parse(rows);
