import { type BaselineSetting, baselineOptions, TUNED_BASELINES } from './baselines.ts';
import { type Choice, choiceText, serviceOptions } from './choices.ts';
import { type CrossValidated, crossValidate } from './cross-validation.ts';
import { FOLDS, roundsOf } from './folds.ts';
import { holm, interval, mean, permutationTest } from './metrics.ts';
import type { Recording } from './recording.ts';

/** The service and the tuned baselines, each under what the other folds chose for it. */
export interface Tuned {
  service: CrossValidated<Choice>;
  /** Scores under the constants that the service ships. */
  shipped: readonly number[];
  /** Requests that each round chose on. */
  training: readonly number[];
  baselines: { system: string; validated: CrossValidated<BaselineSetting> }[];
}

/** Cross-validates the service and the baselines on the same folds. */
export function tune(recordings: readonly Recording[], now: Date): Tuned {
  const rounds = roundsOf(
    recordings.map(({ request }) => request),
    FOLDS,
  );
  const options = serviceOptions(recordings, now);
  return {
    service: crossValidate(options, rounds),
    shipped: options[0]?.scores ?? [],
    training: rounds.map(({ training }) => training.length),
    baselines: TUNED_BASELINES.map((system) => ({
      system,
      validated: crossValidate(baselineOptions(system, recordings), rounds),
    })),
  };
}

/** The bar: the best of the tuned baselines. */
export function bestBaseline({ baselines }: Tuned): { system: string; scores: readonly number[] } {
  const [best] = [...baselines]
    .map(({ system, validated }) => ({ system, scores: validated.scores }))
    .sort((left, right) => mean(right.scores) - mean(left.scores));
  return best ?? { system: 'none', scores: [] };
}

const figure = (value: number): string => value.toFixed(3);
const range = ([low, high]: [number, number]): string => `${figure(low)}–${figure(high)}`;

/** Distinct texts, with how often each occurs. */
function counted(texts: readonly string[]): string {
  return [...new Set(texts)]
    .map((text) => `${text} (${texts.filter((other) => other === text).length} of ${texts.length})`)
    .join('; ');
}

/** @returns lines of Markdown. */
export function tuningReport(tuned: Tuned): string[] {
  const { service, shipped, baselines, training } = tuned;
  const differences = baselines.map(({ validated }) =>
    service.scores.map((score, at) => score - (validated.scores[at] ?? 0)),
  );
  const chances = holm(baselines.map(({ validated }) => permutationTest(service.scores, validated.scores)));
  const row = (name: string, scores: readonly number[], rest: string): string =>
    `| ${name} | ${figure(mean(scores))} | ${range(interval(scores))} | ${rest} |`;
  return [
    `${FOLDS} folds, ${shipped.length} requests with anything to find; each fold is measured under what was chosen on the requests of the others that share no group with it (${training.join(', ')} of them).`,
    '',
    '| cross-validated | nDCG@10 | 95 % interval | service better by | p (Holm) |',
    '| --- | --- | --- | --- | --- |',
    row('bourse, chosen by fold', service.scores, ' | '),
    row('bourse, as shipped', shipped, ' | '),
    ...baselines.map(({ system, validated }, at) => {
      const difference = differences[at] ?? [];
      return row(
        `${system}, tuned`,
        validated.scores,
        `${figure(mean(difference))} (${range(interval(difference))}) | ${(chances[at] ?? 1).toFixed(4)}`,
      );
    }),
    '',
    `Chosen for the service: ${counted(service.chosen.map(choiceText))}.`,
    ...baselines.map(
      ({ system, validated }) =>
        `Chosen for ${system}: ${counted(validated.chosen.map(({ passages, fusion }) => `${passages}, ${fusion}`))}.`,
    ),
  ];
}
