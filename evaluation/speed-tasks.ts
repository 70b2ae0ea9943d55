import type { Deps } from '../src/deps.ts';
import type { MatchRequest } from '../src/domain/match.ts';
import type { Filled } from './production/fill.ts';
import type { Tree } from './tree.ts';

/** Names of the tasks, in the order in which each round runs them. */
export const TASKS = [
  'matches, free text',
  'matches, two short clauses',
  'matches, free text naming a country',
  'matches, seekerId',
  'the same free text again',
  'profiles, words',
  'embedding alone (short text)',
] as const;
export type Task = (typeof TASKS)[number];

/** What is asked of a filled service, each task by the number of the round: every free text is new but one. */
export function makeTasks(
  tree: Tree,
  deps: Deps,
  { seekers, texts }: Filled,
): Record<Task, (round: number) => Promise<unknown>> {
  const request = (fields: Record<string, unknown>): MatchRequest => tree.matchRequestSchema.parse(fields);
  const seeker = {
    country: 'FR',
    subdivision: 'FR-BRE',
    level: 'commune',
    population: 4000,
    languages: ['fr'],
  };
  const filters = tree.filtersSchema.parse({});
  return {
    'matches, free text': (round) =>
      tree.findMatches(deps, request({ seeker, query: `${round} ${texts[round]}` })),
    'matches, two short clauses': (round) =>
      tree.findMatches(
        deps,
        request({
          seeker,
          query: `le quartier ${round} manque d’eau potable et l’école ${round} n’a pas de cantine`,
        }),
      ),
    'matches, free text naming a country': (round) =>
      tree.findMatches(
        deps,
        request({ seeker, query: `Une ville du Bénin pour ${round} ${texts[round + 500]}` }),
      ),
    'matches, seekerId': (round) =>
      tree.findMatches(deps, request({ seekerId: seekers[round % seekers.length] })),
    'the same free text again': () =>
      tree.findMatches(deps, request({ seeker, query: 'eau potable en milieu rural' })),
    'profiles, words': (round) =>
      tree.searchProfiles(deps, { q: texts[round]?.slice(0, 30) ?? null, filters, page: 1, perPage: 20 }),
    'embedding alone (short text)': (round) => deps.queryVector(`texte court numéro ${round}`),
  };
}
