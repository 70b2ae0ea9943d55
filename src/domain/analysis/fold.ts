/** Marks that folding drops: combining diacritics of the Latin, Greek and Cyrillic scripts, Hebrew points, Arabic
 *  vowel signs and Quranic marks, the tatweel. Vowel signs of other scripts (Devanagari, Thai) are letters of the word. */
const MARKS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/gu;

/** Letters that Unicode does not decompose, and Arabic variants of one letter (after Larkey et al. 2002). */
const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  œ: 'oe',
  æ: 'ae',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'ng',
  ə: 'e',
  ɛ: 'e',
  ɔ: 'o',
  ɓ: 'b',
  ɗ: 'd',
  ƴ: 'y',
  ς: 'σ',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ٱ: 'ا',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  ʻ: "'",
  ʿ: "'",
  ʾ: "'",
  '＇': "'",
};
const FOLDED_LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

const ASCII = /^[\0-\x7f]*$/;

/** Brings spellings of one word together: case, accents, ligatures, special Latin letters, Arabic vowel signs and
 *  letter variants (alef, ya, ta marbuta), typographic apostrophes. `Łódź` gives `lodz`, `cœur` `coeur`.
 *  @returns text in NFC, of another length than the input; idempotent; equal for NFC and NFD input. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(FOLDED_LETTER, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC');
}

const SAINT = /^(?:saint|sainte|saints|saintes|st|ste|sts|stes)$/u;

/** Key under which spellings of one place name meet: folded, punctuation as single spaces, every Saint as `st`.
 *  `Saint-Louis`, `St Louis` and `SAINT LOUIS` give `st louis`; `San José` gives `san jose`.
 *  @returns '' when the text has neither letter nor digit. */
export function nameKey(text: string): string {
  const words = fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.map((word) => (SAINT.test(word) ? 'st' : word)).join(' ');
}
