import { INTENT_WORDINGS } from '../reference/intent-wordings.ts';
import { detectLanguage } from './analysis.ts';
import { INTENTS, type Intent } from './codes.ts';
import { subjectOf } from './framing.ts';
import { withInfinitives } from './infinitive.ts';
import { type Mark, marksIn } from './intent-marks.ts';
import { type Reading, readingOf } from './intent-reading.ts';
import { OPENING, sceneAfter, sceneAt, sceneWith } from './intent-scene.ts';
import { type Token, tokenise } from './token.ts';

/** Words of a text that speak for an intent. */
export interface IntentEvidence {
  intent: Intent;
  /** 1 a hint … 5 plain and in both directions. */
  weight: number;
  /** As they stand in the text. */
  words: string;
}

/** Who helps and who is helped, each said plainly: an exchange, whatever it is called. Heavier than any one statement. */
const BOTH_WAYS = 5;

/** A plain statement of help to give or to receive. */
function isOneWay({ role }: Mark, [, weight]: Reading): boolean {
  return weight === 3 && (role === 'help' || role === 'give' || role === 'learn');
}

/** What the wordings of a text say together, told in its words. */
function evidenceOf(text: string, tokens: readonly Token[], marks: readonly Mark[]): IntentEvidence[] {
  const wordsOf = ({ from, to }: Mark): string => text.slice(tokens[from]?.start, tokens[to - 1]?.end);
  const evidence: IntentEvidence[] = [];
  const ways = new Map<Intent, string>();
  let scene = OPENING;
  for (const mark of marks) {
    scene = sceneWith(sceneAt(scene, marks, mark), marks, mark);
    const reading = readingOf(scene, marks, mark);
    if (reading !== null) {
      const words = wordsOf(mark);
      evidence.push({ intent: reading[0], weight: reading[1], words });
      if (isOneWay(mark, reading)) ways.set(reading[0], words);
    }
    scene = sceneAfter(scene, mark);
  }
  const [received, given] = [ways.get('need'), ways.get('offer')];
  if (received !== undefined && given !== undefined) {
    evidence.push({ intent: 'exchange', weight: BOTH_WAYS, words: `${given} … ${received}` });
  }
  return evidence;
}

const total = (evidence: readonly IntentEvidence[]): number =>
  evidence.reduce((sum, { weight }) => sum + weight, 0);

/** Most words of a text that may hide its language (« Queremos doar livros »), and how many times as many of them another must
 *  know to be believed. Own judgement, on the sentences of `test/domain`. */
const SHORT = 12;
const PLAIN = 2;

/** Wordings in the language of a text; of a short one, in the language that plainly knows more of its words. */
function marksOf(text: string, tokens: readonly Token[]): readonly Mark[] {
  const language = detectLanguage(text);
  const detected = language === null ? [] : marksIn(tokens, INTENT_WORDINGS[language]);
  if (tokens.length > SHORT && detected.length > 0) return detected;
  const known = (marks: readonly Mark[]): number => marks.reduce((sum, { from, to }) => sum + to - from, 0);
  const most = Object.values(INTENT_WORDINGS)
    .map((wordings) => marksIn(tokens, wordings))
    .reduce((best, marks) => (known(marks) > known(best) ? marks : best));
  return known(most) > PLAIN * known(detected) ? most : detected;
}

/** Words of a text that tell what its writer wants, in French, English, Spanish, Portuguese, German, Italian or Arabic
 *  (`docs/ranking.md`).
 *  @returns in the order of the text; [] when nothing tells. */
export function intentEvidence(text: string): IntentEvidence[] {
  const tokens = withInfinitives(tokenise(text));
  return evidenceOf(text, tokens, marksOf(text, tokens));
}

/** By how much the evidence of an intent leads where the text is plain about it. Of our own sentences, readings that lead by 2 or
 *  more are right in 98 of 100; 3 ranks better (docs/results/relevance.md, "The wrong side"). */
const PLAIN_LEAD = 3;

/** What a seeker wants to do, as its words tell it. */
export interface IntentReading {
  intent: Intent;
  /** Whether the words leave no doubt; otherwise it may be another. */
  plain: boolean;
  /** All that tells of any intent. */
  evidence: IntentEvidence[];
}

/** Reads what a seeker wants to do out of its words: the intent with the most evidence; `need` without any, since most first
 *  messages ask for something.
 *  @param whole also out of the sentences that only frame a letter. */
export function readIntent(text: string, whole = false): IntentReading {
  const evidence = intentEvidence(whole ? text : subjectOf(text));
  const weightOf = (intent: Intent): number => total(evidence.filter((one) => one.intent === intent));
  // Ties go to the first: a need that also speaks of exchanging is a need.
  const intent = INTENTS.reduce((best, other) => (weightOf(other) > weightOf(best) ? other : best));
  const next = Math.max(...INTENTS.filter((other) => other !== intent).map(weightOf));
  return { intent, plain: weightOf(intent) - next >= PLAIN_LEAD, evidence };
}

/** The intent alone. */
export const inferIntent = (text: string): Intent => readIntent(text).intent;
