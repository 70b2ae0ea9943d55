/** Words remembered of one question about words: the texts of this field repeat theirs. Some two megabytes. */
const WORDS = 20_000;

/** The same function, which does not work twice on a word that it was asked about lately.
 *  @param of pure. */
export function remembered<Answer extends NonNullable<unknown>>(
  of: (word: string) => Answer,
): (word: string) => Answer {
  const known = new Map<string, Answer>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const answer = of(word);
    // From nothing again: what is common comes back at once.
    if (known.size >= WORDS) known.clear();
    known.set(word, answer);
    return answer;
  };
}
