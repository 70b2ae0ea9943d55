import { FRAMING_WORDS } from '../reference/framing-words.ts';
import { isGeneral } from './general.ts';
import { tokenise } from './token.ts';

/** Between two sentences. A line that ends anywhere else is one that a mail program broke. */
const BETWEEN = /(?<=[.!?؟…])\s+|(?<=[,،])\s*\n\s*|\n\s*\n/u;

/** A greeting before what follows in the same sentence ("Hallo zusammen, die Stadtwerke …"). */
const GREETING =
  /^((?:bonjour|bonsoir|salut|madame|monsieur|mesdames|messieurs|ch[eè]re?s?|hello|hi|hey|dear|good|hola|buen[oa]s|estimad[oa]s?|ol[aá]|oi|bo[am]|car[oa]s?|prezad[oa]s?|hallo|guten|moin|liebe[rn]?|sehr|السلام|مرحبا|تحية)(?!\p{L})[^,،]{0,40}[,،])\s+(.+)$/isu;

/** Arabic writes "and" at the word that follows. */
const ARABIC_AND = /^و(?=\p{Script=Arabic}{3})/u;

/** Words by which a sentence is judged: each once, numbers alike. */
export function framingWordsOf(sentence: string): string[] {
  const words = tokenise(sentence).map(({ folded }) => folded.replace(ARABIC_AND, '').replace(/^\d.*/u, '0'));
  return [...new Set(words)];
}

/** Log odds that a sentence is framing. @param weights of its known words. */
export function framingScore(weights: readonly number[], bias: number): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return bias + sum / Math.sqrt(Math.max(1, weights.length));
}

/** True of a sentence that only opens, closes or accompanies a letter (« Nous restons à votre disposition », "Dear Sir or Madam"), in
 *  French, English, Spanish, Portuguese, German or Arabic; learned from letters of our own (`seeds/build/framing.ts`, with how
 *  often it is wrong). */
export function isFraming(sentence: string): boolean {
  const known = framingWordsOf(sentence).flatMap((word) => FRAMING_WORDS.words.get(word) ?? []);
  return known.length > 0 && framingScore(known, FRAMING_WORDS.bias) > 0;
}

function apart(sentence: string): string[] {
  const [, greeting, rest] = GREETING.exec(sentence) ?? [];
  return greeting !== undefined && rest !== undefined && isFraming(greeting) ? [greeting, rest] : [sentence];
}

/** A letter without what stands around its subject: what is read as its intent, analysed and embedded. Politeness sounds like
 *  an offer (« à votre disposition », "happy to answer") and would hide what is asked for.
 *  @param text as it was typed.
 *  @returns it as it is when nothing would be left, or nothing that names an object where the whole does. */
export function subjectOf(text: string): string {
  const sentences = text.split(BETWEEN).flatMap(apart);
  const left = sentences.filter((sentence) => !isFraming(sentence));
  if (left.length === 0 || left.length === sentences.length) return text;
  const subject = left.join(' ');
  return isGeneral(subject) && !isGeneral(text) ? text : subject;
}
