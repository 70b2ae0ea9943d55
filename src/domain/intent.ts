import cues from '../../seeds/reference/intent-cues.json' with { type: 'json' };
import { fold } from './analysis.ts';
import { INTENTS, type Intent } from './codes.ts';

/** Weights of wordings, by intent: how much each wording speaks for it (`seeds/reference/intent-cues.json`). */
const CUES: readonly { intent: Intent; pattern: RegExp; weight: number }[] = INTENTS.flatMap((intent) =>
  cues[intent].map(({ pattern, weight }) => ({ intent, pattern: new RegExp(pattern, 'gu'), weight })),
);

/** Reads what a seeker wants to do out of its words: `need`, `offer` or `exchange`.
 *  @returns the intent with the most evidence; `need` without any, since most first messages ask for something. */
export function inferIntent(text: string): Intent {
  const folded = fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ');
  const evidence = { need: 0, offer: 0, exchange: 0 };
  for (const { intent, pattern, weight } of CUES) {
    evidence[intent] += weight * [...folded.matchAll(pattern)].length;
  }
  // Ties go to the first: a need that also speaks of exchanging is a need.
  return INTENTS.reduce((best, intent) => (evidence[intent] > evidence[best] ? intent : best));
}
