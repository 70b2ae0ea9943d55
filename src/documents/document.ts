import type { Locale } from '../domain/codes.ts';

/** A piece of a document. Texts have no line breaks and no control characters. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: readonly string[] }
  /** What must be seen first: that the document is not complete. */
  | { kind: 'stamp'; text: string };

/** A document in a language, whatever its format. */
export interface TextDocument {
  language: Locale;
  title: string;
  blocks: readonly Block[];
}

/** Characters that neither XML 1.0 nor a font has: they come with pasted texts. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones to be taken out
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** Lines of a text that somebody typed, without blank ones. */
function linesOf(text: string): string[] {
  return text
    .replace(UNPRINTABLE, '')
    .split(/[\n\r\u0085\u2028\u2029]+/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}

/** A text that somebody typed, as one line. */
export function oneLine(text: string): string {
  return linesOf(text).join(' ');
}

/** A paragraph for each line of a text. */
export function paragraphs(text: string): Block[] {
  return linesOf(text).map((line) => ({ kind: 'paragraph', text: line }));
}
