import type { Token } from './token.ts';

/** Where a pattern matches in a run of words: token positions, end excluded. */
export interface Span {
  from: number;
  to: number;
  groups: readonly (string | undefined)[];
}

/** The folded words of a text joined by single spaces, and where each begins; beyond the last, where another would. */
interface Line {
  text: string;
  starts: readonly number[];
}

/** Lines of the texts at hand: dozens of patterns are looked for in each. */
const LINES = new WeakMap<readonly Token[], Line>();

function lineOf(tokens: readonly Token[]): Line {
  const known = LINES.get(tokens);
  if (known !== undefined) return known;
  const starts = [0];
  for (const { folded } of tokens) starts.push((starts.at(-1) ?? 0) + folded.length + 1);
  const line = { text: tokens.map(({ folded }) => folded).join(' '), starts };
  LINES.set(tokens, line);
  return line;
}

/** The folded words `from..to`, joined by single spaces. */
function wordsIn(tokens: readonly Token[], from: number, to: number): string {
  if (from >= to) return '';
  const { text, starts } = lineOf(tokens);
  return text.slice(starts[from] ?? text.length, (starts[to] ?? text.length + 1) - 1);
}

/** Matches of a pattern over the folded words `from..to`, joined by single spaces. The pattern must match whole words. */
export function spansOf(tokens: readonly Token[], from: number, to: number, pattern: RegExp): Span[] {
  const line = wordsIn(tokens, from, to);
  // Most patterns are nowhere in a text, and a search makes nothing.
  if (line.search(pattern) < 0) return [];
  return [...line.matchAll(pattern)].map((match) => {
    const start = from + line.slice(0, match.index).split(' ').length - 1;
    return { from: start, to: start + match[0].split(' ').length, groups: match.slice(1) };
  });
}

/** True when the one word at a position matches a pattern. */
export function isWord(tokens: readonly Token[], at: number, pattern: RegExp): boolean {
  const word = tokens[at]?.folded;
  return word !== undefined && word.search(pattern) >= 0;
}

/** Token ranges of the sentences of a text. */
export function sentencesOf(tokens: readonly Token[]): { from: number; to: number }[] {
  const starts = tokens.flatMap((token, at) => (at === 0 || token.break === 'phrase' ? [at] : []));
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? tokens.length }));
}
