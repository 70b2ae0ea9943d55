/** The best items seen so far, at most `size` of them. */
export interface Top {
  /** Score that an item must reach to enter; −∞ until the list is full. Read it before `offer` in hot loops. */
  floor(): number;
  offer(item: number, score: number): void;
  /** Best first. Empties the list. */
  take(): { item: number; score: number }[];
}

/** A bounded heap with the worst item on top.
 *  @param precedes order of two items with equal scores; a strict total order makes the list independent of the order
 *  in which items are offered. */
export function makeTop(size: number, precedes: (left: number, right: number) => boolean): Top {
  const items: number[] = [];
  const scores: number[] = [];

  const worse = (left: number, right: number): boolean => {
    const leftScore = scores[left] ?? 0;
    const rightScore = scores[right] ?? 0;
    return leftScore === rightScore ? precedes(items[right] ?? 0, items[left] ?? 0) : leftScore < rightScore;
  };
  const swap = (left: number, right: number): void => {
    [items[left], items[right]] = [items[right] ?? 0, items[left] ?? 0];
    [scores[left], scores[right]] = [scores[right] ?? 0, scores[left] ?? 0];
  };
  const rise = (start: number): void => {
    for (let at = start; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!worse(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  };
  const sink = (): void => {
    for (let at = 0; ; ) {
      const left = at * 2 + 1;
      const child = left + 1 < items.length && worse(left + 1, left) ? left + 1 : left;
      if (child >= items.length || !worse(child, at)) return;
      swap(at, child);
      at = child;
    }
  };

  return {
    floor: () => (items.length < size ? Number.NEGATIVE_INFINITY : (scores[0] ?? Number.POSITIVE_INFINITY)),
    offer(item, score) {
      if (items.length < size) {
        items.push(item);
        scores.push(score);
        rise(items.length - 1);
        return;
      }
      const worst = scores[0];
      if (worst === undefined || score < worst || (score === worst && precedes(items[0] ?? 0, item))) return;
      items[0] = item;
      scores[0] = score;
      sink();
    },
    take() {
      const ranked: { item: number; score: number }[] = [];
      for (let item = items[0]; item !== undefined; item = items[0]) {
        ranked.push({ item, score: scores[0] ?? 0 });
        swap(0, items.length - 1);
        items.pop();
        scores.pop();
        sink();
      }
      return ranked.reverse();
    },
  };
}
