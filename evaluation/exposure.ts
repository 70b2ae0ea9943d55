import type { Deps } from '../src/deps.ts';
import { type MatchRequest, matchRequestSchema } from '../src/domain/match.ts';
import { WEIGHTS } from '../src/domain/weights.ts';
import { type Retrieved, retrieve, weigh } from '../src/use-cases/find-matches.ts';
import type { Collection, JudgedRequest } from './collection.ts';
import { FOLDS, roundsOf } from './folds.ts';
import { gini, mean, ndcg } from './metrics.ts';

/** Places of a list that a reader sees. */
const SHOWN = 10;

/** Who was shown how often. */
interface Exposure {
  /** 0: everybody equally often; towards 1: always the same few. */
  gini: number;
  /** Ids that nobody was shown. */
  never: string[];
  /** How often the one shown most was shown. */
  most: number;
}

/** How evenly lists show those who may be shown. @param lists ids, best first. @param ids all that may be shown. */
function exposureOf(lists: readonly (readonly string[])[], ids: readonly string[]): Exposure {
  const counts = new Map(ids.map((id) => [id, 0]));
  for (const id of lists.flatMap((list) => list.slice(0, SHOWN))) {
    const count = counts.get(id);
    if (count !== undefined) counts.set(id, count + 1);
  }
  const amounts = [...counts.values()];
  return {
    gini: gini(amounts),
    never: [...counts].filter(([, count]) => count === 0).map(([id]) => id),
    most: Math.max(0, ...amounts),
  };
}

/** What of nDCG may be given for evenness (issue 5). */
const ALLOWANCE = 0.02;

/** Costs of answering everything among which the folds choose, the shipped one first. */
const COSTS = [WEIGHTS.exposure, 0, 1 / 6, 1 / 2, 2 / 3, 1];

type Asking = Pick<JudgedRequest, 'id' | 'groups' | 'grades'> & { request: MatchRequest };

interface Asked extends Asking {
  retrieved: Retrieved;
}

/** Everybody on the French side asks: the requests of the collection, and every stored profile that none of them is. */
async function askAll(deps: Deps, { profiles, requests }: Collection): Promise<Asked[]> {
  const asked = new Set(requests.map(({ request }) => request.seekerId));
  const stored = profiles.filter(({ id, country }) => country === 'FR' && !asked.has(id));
  const asking: Asking[] = [
    ...requests,
    ...stored.map(({ id }) => ({
      id,
      groups: [],
      request: matchRequestSchema.parse({ seekerId: id }),
      grades: new Map<string, number>(),
    })),
  ];
  const answers: Asked[] = [];
  for (const one of asking) answers.push({ ...one, retrieved: await retrieve(deps, one.request) });
  return answers;
}

type Lists = readonly (readonly string[])[];

/** Where each that nobody was shown came nearest to being shown, from 1. */
function nearest(lists: Lists, never: readonly string[]): string {
  const placeOf = (id: string): number =>
    Math.min(...lists.map((list) => list.indexOf(id) + 1).filter((place) => place > 0));
  return never.map((id) => `${id} (${placeOf(id)})`).join(', ');
}

/** What lists reach on some of the requests. */
function reached(asked: readonly Asked[], lists: Lists, at: readonly number[]): number {
  return mean(at.flatMap((one) => ndcg(lists[one] ?? [], asked[one]?.grades ?? new Map(), SHOWN) ?? []));
}

/** Lists of every request under the cost that the other folds chose: the most even of those that stay within the allowance. */
function chosenByFold(asked: readonly Asked[], options: readonly Lists[], ids: readonly string[]): Lists {
  const lists: (readonly string[])[] = [];
  for (const { training, test } of roundsOf(asked, FOLDS)) {
    const known = options.map((option) => ({
      option,
      relevance: reached(asked, option, training),
      gini: exposureOf(
        training.map((at) => option[at] ?? []),
        ids,
      ).gini,
    }));
    const least = (1 - ALLOWANCE) * Math.max(...known.map(({ relevance }) => relevance));
    const [best] = known
      .filter(({ relevance }) => relevance >= least)
      .sort((left, right) => left.gini - right.gini);
    for (const at of test) lists[at] = best?.option[at] ?? [];
  }
  return lists;
}

/** What the exposure factor brings and costs, on the profiles of a collection already indexed.
 *  @returns lines of a table: relevance, evenness and coverage of the open foreign profiles, by cost of answering
 *  everything. */
export async function exposureTable(deps: Deps, collection: Collection, now: Date): Promise<string[]> {
  const asked = await askAll(deps, collection);
  const ids = collection.profiles
    .filter(({ country, openToRequests }) => country !== 'FR' && openToRequests)
    .map(({ id }) => id);
  const options = COSTS.map((exposure) =>
    asked.map(({ retrieved }) =>
      weigh(retrieved, now, { ...WEIGHTS, exposure }).map(({ candidate }) => candidate.profile.id),
    ),
  );
  const row = (name: string, lists: Lists): string => {
    const relevance = reached(asked, lists, [...asked.keys()]);
    const { gini, never, most } = exposureOf(lists, ids);
    const shown = `${ids.length - never.length} of ${ids.length}`;
    return `| ${name} | ${relevance.toFixed(3)} | ${gini.toFixed(3)} | ${shown} | ${most} | ${nearest(lists, never)} |`;
  };
  return [
    `${asked.length} requests, first ${SHOWN} of each list.`,
    '',
    '| cost | nDCG@10 | Gini of exposure | shown at least once | shown most often | never shown (best place) |',
    '| --- | --- | --- | --- | --- | --- |',
    ...options.map((lists, at) => row((COSTS[at] ?? 0).toFixed(2), lists)),
    row('chosen by fold', chosenByFold(asked, options, ids)),
  ];
}
