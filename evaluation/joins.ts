import { type Fusion, harmonicMean } from '../src/domain/fusion.ts';
import { weigh } from '../src/use-cases/find-matches.ts';
import { crossValidate, type Option } from './cross-validation.ts';
import { FOLDS, type Round, roundsOf } from './folds.ts';
import { interval, mean } from './metrics.ts';
import { fusedAgain, jointOf, type Recording, scoreOf } from './recording.ts';

/** Weighted power mean: −1 harmonic, 0 geometric, towards the lesser side below.
 *  @param share of the seeker's side, strictly between 0 and 1. @param exponent at most 1. */
export function powerMean(share: number, exponent: number): Fusion {
  if (exponent === 0) return (left, right) => left ** share * right ** (1 - share);
  return (left, right) => {
    if (Math.min(left, right) === 0 && exponent < 0) return 0;
    return (share * left ** exponent + (1 - share) * right ** exponent) ** (1 / exponent);
  };
}

/** Operators of the literature, the one that the service ships first: no operator wins everywhere. */
export const JOINS: readonly (readonly [string, Fusion])[] = [
  ['harmonic', harmonicMean],
  ['geometric', powerMean(1 / 2, 0)],
  ['geometric, two thirds for the seeker', powerMean(2 / 3, 0)],
  ['geometric, two thirds for the candidate', powerMean(1 / 3, 0)],
  ['minimum', Math.min],
  ['product', (left, right) => left * right],
];

/** Among which a fold learns its mean: as close as a hundred requests can tell apart. */
const SHARES = [0.5, 0.3, 0.4, 0.6, 0.7];
const EXPONENTS = [-1, -4, -2, -1 / 2, 0, 1 / 2];
const MEANS = EXPONENTS.flatMap((exponent) =>
  SHARES.map((share) => [`exponent ${exponent}, share ${share}`, powerMean(share, exponent)] as const),
);

/** One pair of candidates that a list should put in this order: by how much each logarithm is greater in the better one. */
interface Preference {
  forSeeker: number;
  forCandidate: number;
  joint: number;
  /** All of one request weigh 1; a pair of grades 3 and 0 seven times one of 1 and 0, as in the measure. */
  weight: number;
}

/** Candidates of a list whose order is learned: far more than are shown. */
const LEARNED_FROM = 60;
/** Stands for 0, which has no logarithm. */
const LEAST = 1e-4;
/** Steps of descent: the powers no longer change in their second digit. */
const STEPS = 300;
const STEP = 2;

type Weighed = ReturnType<typeof weigh>;

function preferencesOf({ request: { grades } }: Recording, weighed: Weighed): Preference[] {
  const log = (value: number): number => Math.log(Math.max(value, LEAST));
  const known = weighed.slice(0, LEARNED_FROM).map((one) => ({
    worth: 2 ** Math.max(0, grades.get(one.candidate.profile.id) ?? 0),
    forSeeker: log(one.directions.forSeeker),
    forCandidate: log(one.directions.forCandidate),
    joint: log(jointOf(one)),
  }));
  const preferences = known.flatMap((better) =>
    known
      .filter(({ worth }) => worth < better.worth)
      .map((other) => ({
        forSeeker: better.forSeeker - other.forSeeker,
        forCandidate: better.forCandidate - other.forCandidate,
        joint: better.joint - other.joint,
        weight: better.worth - other.worth,
      })),
  );
  const whole = preferences.reduce((sum, { weight }) => sum + weight, 0);
  return preferences.map((one) => ({ ...one, weight: one.weight / whole }));
}

/** Powers of both sides, at least 0, under which most pairs stand in their order: logistic regression on the differences of
 *  logarithms, by descent. The score stays a product of its parts, and never falls when one gets better. */
function learnedPowers(requests: readonly (readonly Preference[])[]): [number, number] {
  let [seeker, candidate] = [1, 1];
  for (let step = 0; step < STEPS; step += 1) {
    let [forSeeker, forCandidate] = [0, 0];
    for (const one of requests.flat()) {
      const ahead = seeker * one.forSeeker + candidate * one.forCandidate + one.joint;
      const pull = one.weight / (1 + Math.exp(ahead));
      forSeeker += pull * one.forSeeker;
      forCandidate += pull * one.forCandidate;
    }
    seeker = Math.max(0, seeker + (STEP * forSeeker) / requests.length);
    candidate = Math.max(0, candidate + (STEP * forCandidate) / requests.length);
  }
  return [seeker, candidate];
}

/** What one way to learn the join reaches. */
interface Learned {
  name: string;
  chosen: string[];
  scores: readonly number[];
}

function learnPowers(
  recordings: readonly Recording[],
  lists: readonly Weighed[],
  rounds: readonly Round[],
): Learned {
  const preferences = recordings.map((recording, at) => preferencesOf(recording, lists[at] ?? []));
  const scores = recordings.map(() => 0);
  const chosen = rounds.map(({ training, test }) => {
    const [seeker, candidate] = learnedPowers(training.map((at) => preferences[at] ?? []));
    const join: Fusion = (left, right) => left ** seeker * right ** candidate;
    for (const [at, recording] of recordings.entries()) {
      if (test.includes(at)) scores[at] = scoreOf(recording, fusedAgain(lists[at] ?? [], join));
    }
    return `${seeker.toFixed(2)} and ${candidate.toFixed(2)}`;
  });
  return { name: 'powers of both sides, learned', chosen, scores };
}

/** The join of both sides, chosen or learned on the training part of each fold under the shipped constants, and measured on
 *  the rest. @param recordings of requests with anything to find. @returns lines of Markdown. */
export function joinsReport(recordings: readonly Recording[], now: Date): string[] {
  const rounds = roundsOf(
    recordings.map(({ request }) => request),
    FOLDS,
  );
  const lists = recordings.map(({ retrieved }) => weigh(retrieved, now));
  const optionsOf = (joins: typeof JOINS): Option<string>[] =>
    joins.map(([value, join]) => ({
      value,
      scores: recordings.map((recording, at) => scoreOf(recording, fusedAgain(lists[at] ?? [], join))),
    }));
  const operators = optionsOf(JOINS);
  const shipped = operators[0]?.scores ?? [];
  const row = ({ name, scores, chosen }: Learned): string => {
    const [low, high] = interval(scores.map((score, at) => score - (shipped[at] ?? 0)));
    const folds = rounds.map(({ test }) => mean(test.map((at) => scores[at] ?? 0)).toFixed(3));
    const difference = `${(mean(scores) - mean(shipped)).toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
    return `| ${name} | ${mean(scores).toFixed(3)} | ${difference} | ${folds.join(' | ')} | ${[...new Set(chosen)].join('; ')} |`;
  };
  return [
    `| join | nDCG@10 | difference | ${rounds.map((_, fold) => `fold ${fold + 1}`).join(' | ')} | chosen |`,
    `| --- | --- | --- | ${rounds.map(() => '---').join(' | ')} | --- |`,
    ...operators.map(({ value, scores }) => row({ name: value, scores, chosen: ['everywhere'] })),
    row({ name: 'one of these, by fold', ...crossValidate(operators, rounds) }),
    row({ name: 'power mean, learned', ...crossValidate(optionsOf(MEANS), rounds) }),
    row(learnPowers(recordings, lists, rounds)),
  ];
}
