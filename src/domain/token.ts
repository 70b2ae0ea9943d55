import { fold } from './analysis.ts';

/** A word of a free text. */
export interface Token {
  folded: string;
  raw: string;
  start: number;
  end: number;
  /** What parts it from the word before: nothing, a comma, or the end of a phrase. */
  break: 'none' | 'comma' | 'phrase';
}

/** A number in groups of three is one word: "5 000", "5.000", "5,000"; so is a fraction of a million: "1,5 million". */
const WORD =
  /(?<![\p{L}\p{N}])\d+[.,]\d{1,2}(?=\s*mil(?:h|l))|(?<![\p{L}\p{N}])\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+(?![\p{L}\p{N}])|[\p{L}\p{N}]+/gu;

function breakOf(gap: string): Token['break'] {
  if (gap === ' ' || gap === '' || gap === "'") return 'none';
  if (/[.!?;:()؟؛\n]/u.test(gap)) return 'phrase';
  return /[,،]/u.test(gap) ? 'comma' : 'none';
}

/** As `fold`, which changes nothing but case in ASCII letters. Plain "so" is an ordinary word in English and German, and
 *  must not read like Portuguese "só" (only), which folds to "so". */
function foldWord(word: string): string {
  if (/^so$/iu.test(word)) return '_so';
  if (/^\d+[.,]\d{1,2}$/u.test(word)) return word.replace(',', '.');
  if (/^\d+k$/iu.test(word)) return `${word.slice(0, -1)}000`;
  if (/^\d.*\D/u.test(word) && !/\p{L}/u.test(word)) return word.replace(/\D/gu, '');
  return /^[a-z0-9]+$/iu.test(word) ? word.toLowerCase() : fold(word);
}

/** The words of a text in order, folded as the gazetteer is. */
export function tokenise(text: string): Token[] {
  let previous = 0;
  return [...text.matchAll(WORD)].map((match) => {
    const gap = text.slice(previous, match.index);
    previous = match.index + match[0].length;
    return {
      folded: foldWord(match[0]),
      raw: match[0],
      start: match.index,
      end: previous,
      break: breakOf(gap),
    };
  });
}
