import { withFacts } from '../src/domain/facts.ts';
import { isGated } from '../src/domain/gates.ts';
import { WEIGHTS } from '../src/domain/weights.ts';
import type { Retrieved } from '../src/use-cases/find-matches.ts';
import { interval, mean } from './metrics.ts';
import { type Recording, replay, scoreOf, type Variation } from './recording.ts';

const withSeeker = (retrieved: Retrieved, change: Partial<Retrieved['seeker']>): Retrieved => ({
  ...retrieved,
  seeker: { ...retrieved.seeker, ...change },
});

type Profile = Retrieved['candidates'][number]['profile'];

/** Candidates with changed profiles; whoever must not be shown is taken out before the profile forgets why. */
export function withProfiles(retrieved: Retrieved, change: (profile: Profile) => Profile): Retrieved {
  const shown = retrieved.candidates.filter((candidate) => !isGated(retrieved.seeker, candidate));
  return {
    ...retrieved,
    candidates: shown.map((candidate) => withFacts({ ...candidate, profile: change(candidate.profile) })),
  };
}

const withStatements = (retrieved: Retrieved, stated: boolean): Retrieved =>
  withSeeker(retrieved, {
    statements: retrieved.seeker.statements.map((statement) => ({
      ...statement,
      guessedThemes: [],
      themes: stated ? statement.themes : [],
    })),
  });

/** Nobody wishes a place any more; hard limits stay. */
function withoutPlaces(retrieved: Retrieved): Retrieved {
  const { wishes } = retrieved.seeker;
  const elsewhere = withProfiles(retrieved, (profile) => ({
    ...profile,
    wishes: { ...profile.wishes, countries: [], zones: [], onlyCountries: false },
  }));
  return withSeeker(elsewhere, { subdivision: null, wishes: { ...wishes, countries: [], zones: [] } });
}

function withoutLanguages(retrieved: Retrieved): Retrieved {
  const { wishes } = retrieved.seeker;
  return withSeeker(retrieved, { languages: [], wishes: { ...wishes, languages: [] } });
}

function withoutLevels(retrieved: Retrieved): Retrieved {
  const { wishes } = retrieved.seeker;
  return withSeeker(retrieved, { level: null, wishes: { ...wishes, levels: [], forms: [] } });
}

/** The service with one factor less. */
const ABLATIONS: readonly [string, Variation][] = [
  ['language', { alter: withoutLanguages }],
  ['size', { alter: (retrieved) => withSeeker(retrieved, { population: null }) }],
  ['geography', { alter: withoutPlaces }],
  ['level and form', { alter: withoutLevels }],
  [
    'freshness',
    { alter: (retrieved) => withProfiles(retrieved, (profile) => ({ ...profile, updatedAt: null })) },
  ],
  ['exposure', { weights: { ...WEIGHTS, exposure: 0 } }],
  ['guess of themes', { alter: (retrieved) => withStatements(retrieved, true) }],
  ['themes, stated or guessed', { alter: (retrieved) => withStatements(retrieved, false) }],
  ['the other side’s gain', { fusion: (forSeeker) => forSeeker }],
  ['words', { weights: { ...WEIGHTS, meaning: 1 } }],
  ['meaning', { weights: { ...WEIGHTS, meaning: 0 } }],
];

export interface Ablation {
  name: string;
  scores: readonly number[];
  /** What is lost on each request. */
  losses: readonly number[];
}

/** What each factor is worth: the ranking without it, on the same requests. */
export function ablate(recordings: readonly Recording[], now: Date): Ablation[] {
  const scoresOf = (variation: Variation): number[] =>
    recordings.map((recording) => scoreOf(recording, replay(recording, now, variation)));
  const whole = scoresOf({});
  return ABLATIONS.map(([name, variation]) => {
    const scores = scoresOf(variation);
    return { name, scores, losses: whole.map((score, at) => score - (scores[at] ?? 0)) };
  });
}

/** @returns lines of Markdown. */
export function ablationReport(ablations: readonly Ablation[]): string[] {
  return [
    '| without | nDCG@10 | loss | 95 % interval of the loss |',
    '| --- | --- | --- | --- |',
    ...ablations.map(({ name, scores, losses }) => {
      const [low, high] = interval(losses);
      return `| ${name} | ${mean(scores).toFixed(3)} | ${mean(losses).toFixed(3)} | ${low.toFixed(3)} to ${high.toFixed(3)} |`;
    }),
  ];
}
