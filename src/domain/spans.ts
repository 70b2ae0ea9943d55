import type { Token } from './token.ts';

/** Where a pattern matches in a run of words: token positions, end excluded. */
export interface Span {
  from: number;
  to: number;
  groups: readonly (string | undefined)[];
}

/** Matches of a pattern over the folded words `from..to`, joined by single spaces. The pattern must match whole words. */
export function spansOf(tokens: readonly Token[], from: number, to: number, pattern: RegExp): Span[] {
  const line = tokens
    .slice(from, to)
    .map(({ folded }) => folded)
    .join(' ');
  return [...line.matchAll(pattern)].map((match) => {
    const start = from + line.slice(0, match.index).split(' ').length - 1;
    return { from: start, to: start + match[0].split(' ').length, groups: match.slice(1) };
  });
}

/** True when the one word at a position matches a pattern. */
export function isWord(tokens: readonly Token[], at: number, pattern: RegExp): boolean {
  return tokens[at]?.folded.match(pattern) != null;
}

/** Token ranges of the sentences of a text. */
export function sentencesOf(tokens: readonly Token[]): { from: number; to: number }[] {
  const starts = tokens.flatMap((token, at) => (at === 0 || token.break === 'phrase' ? [at] : []));
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? tokens.length }));
}
