import type { Deps } from '../src/deps.ts';
import { type MatchRequest, matchRequestSchema } from '../src/domain/match.ts';
import { WEIGHTS } from '../src/domain/weights.ts';
import { type Retrieved, retrieve, weigh } from '../src/use-cases/find-matches.ts';
import type { Collection } from './collection.ts';
import { type Grades, mean, ndcg } from './metrics.ts';

/** Places of a list that a reader sees. */
const SHOWN = 10;

/** Who was shown how often. */
export interface Exposure {
  /** 0: everybody equally often; towards 1: always the same few. */
  gini: number;
  /** Ids that nobody was shown. */
  never: string[];
  /** How often the one shown most was shown. */
  most: number;
}

/** How evenly lists show those who may be shown. @param lists ids, best first. @param ids all that may be shown. */
export function exposureOf(lists: readonly (readonly string[])[], ids: readonly string[]): Exposure {
  const counts = new Map(ids.map((id) => [id, 0]));
  for (const id of lists.flatMap((list) => list.slice(0, SHOWN))) {
    const count = counts.get(id);
    if (count !== undefined) counts.set(id, count + 1);
  }
  const ascending = [...counts.values()].sort((left, right) => left - right);
  const sum = ascending.reduce((left, right) => left + right, 0);
  const weighted = ascending.reduce(
    (left, count, at) => left + (2 * (at + 1) - ascending.length - 1) * count,
    0,
  );
  return {
    gini: sum === 0 ? 0 : weighted / (ascending.length * sum),
    never: [...counts].filter(([, count]) => count === 0).map(([id]) => id),
    most: ascending.at(-1) ?? 0,
  };
}

interface Asked {
  retrieved: Retrieved;
  grades: Grades;
}

/** Everybody on the French side asks: the requests of the collection, and every stored profile that none of them is. */
async function askAll(deps: Deps, { profiles, requests }: Collection): Promise<Asked[]> {
  const asked = new Set(requests.map(({ request }) => request.seekerId));
  const stored = profiles.filter(({ id, country }) => country === 'FR' && !asked.has(id));
  const asking: { request: MatchRequest; grades: Grades }[] = [
    ...requests,
    ...stored.map(({ id }) => ({
      request: matchRequestSchema.parse({ seekerId: id }),
      grades: new Map<string, number>(),
    })),
  ];
  const answers: Asked[] = [];
  for (const { request, grades } of asking) {
    answers.push({ retrieved: await retrieve(deps, request), grades });
  }
  return answers;
}

/** What the exposure factor brings and costs, on the profiles of a collection already indexed.
 *  @returns lines of a table: relevance, evenness and coverage of the open foreign profiles, by cost of answering
 *  everything. */
export async function exposureTable(deps: Deps, collection: Collection, now: Date): Promise<string[]> {
  const asked = await askAll(deps, collection);
  const ids = collection.profiles
    .filter(({ country, openToRequests }) => country !== 'FR' && openToRequests)
    .map(({ id }) => id);
  const rows = [0, WEIGHTS.exposure, 2 * WEIGHTS.exposure].map((cost) => {
    const weights = { ...WEIGHTS, exposure: cost };
    const lists = asked.map(({ retrieved }) =>
      weigh(retrieved, now, weights).map(({ candidate }) => candidate.profile.id),
    );
    const relevance = mean(asked.flatMap(({ grades }, at) => ndcg(lists[at] ?? [], grades, SHOWN) ?? []));
    const { gini, never, most } = exposureOf(lists, ids);
    const shown = `${ids.length - never.length} of ${ids.length}`;
    return `| ${cost.toFixed(2)} | ${relevance.toFixed(3)} | ${gini.toFixed(3)} | ${shown} | ${most} | ${never.join(', ')} |`;
  });
  return [
    `${asked.length} requests, first ${SHOWN} of each list.`,
    '',
    '| cost | nDCG@10 | Gini of exposure | shown at least once | shown most often | never shown |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ];
}
