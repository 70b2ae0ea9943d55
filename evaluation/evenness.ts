import type { Collection, JudgedRequest } from './collection.ts';
import { discount, gini } from './metrics.ts';

const TOP = 10;

/** A list that knows every grade, ties by id: what the requests themselves ask for. */
function ideal({ grades }: JudgedRequest): string[] {
  return [...grades]
    .filter(([, grade]) => grade > 0)
    .sort(([leftId, left], [rightId, right]) => right - left || (leftId < rightId ? -1 : 1))
    .map(([id]) => id);
}

/** How evenly French requests share their attention among the foreign profiles that are open to requests.
 *  @param judged requests with the rankings of several systems.
 *  @returns lines of Markdown. */
export function evennessReport<T extends string>(
  { profiles }: Collection,
  judged: readonly { request: JudgedRequest; rankings: Record<T, string[]> }[],
  systems: readonly T[],
): string[] {
  const open = profiles.filter(({ country, openToRequests }) => country !== 'FR' && openToRequests);
  const french = judged.filter(
    ({ request: { request } }) => request.seeker === null || request.seeker.country === 'FR',
  );
  const row = (name: string, listOf: (item: (typeof french)[number]) => readonly string[]): string => {
    const seen = new Map(open.map(({ id }) => [id, 0]));
    for (const item of french) {
      for (const [position, id] of listOf(item).slice(0, TOP).entries()) {
        seen.set(id, (seen.get(id) ?? 0) + discount(position));
      }
    }
    const amounts = [...seen.values()];
    const shown = amounts.filter((amount) => amount > 0).length;
    return `| ${name} | ${gini(amounts).toFixed(3)} | ${shown} of ${open.length} (${Math.round((100 * shown) / open.length)} %) |`;
  };
  return [
    `| first ten of ${french.length} French requests | Gini of exposure | foreign profiles shown at least once |`,
    '| --- | --- | --- |',
    ...systems.map((system) => row(system, ({ rankings }) => rankings[system])),
    row('the grades themselves', ({ request }) => ideal(request)),
  ];
}
