import type { Round } from './folds.ts';
import { mean } from './metrics.ts';

/** One way to rank, with what it reaches on each request. */
export interface Option<T> {
  value: T;
  scores: readonly number[];
}

export interface CrossValidated<T> {
  /** What the training part of each round chose. */
  chosen: T[];
  /** Score of every request under the option chosen without it. */
  scores: number[];
}

/** Chooses an option on the training part of each round and measures it on the rest.
 *  @param options at least one, the preferred first: of two that are equally good the former is taken.
 *  @param rounds which together measure every request once. */
export function crossValidate<T>(options: readonly Option<T>[], rounds: readonly Round[]): CrossValidated<T> {
  const [preferred] = options;
  if (preferred === undefined) throw new Error('nothing to choose from');
  const scores = preferred.scores.map(() => 0);
  const chosen = rounds.map(({ training, test }) => {
    const reached = ({ scores: all }: Option<T>): number => mean(training.map((at) => all[at] ?? 0));
    let [best, most] = [preferred, reached(preferred)];
    for (const option of options) {
      if (reached(option) > most + 1e-9) [best, most] = [option, reached(option)];
    }
    for (const at of test) scores[at] = best.scores[at] ?? 0;
    return best.value;
  });
  return { chosen, scores };
}
