import type { Deps } from '../src/deps.ts';
import { inferIntent } from '../src/domain/intent.ts';
import { understand } from '../src/domain/understand.ts';
import { findMatches } from '../src/use-cases/find-matches.ts';
import { BASELINES, untunedRankings } from './baselines.ts';
import type { JudgedRequest } from './collection.ts';
import { interval, mean, ndcg, permutationTest, recall, violations } from './metrics.ts';
import type { Recording } from './recording.ts';

export const SYSTEMS = ['bourse', ...BASELINES] as const;
type System = (typeof SYSTEMS)[number];

/** A request with the ranking of every system. */
interface Judged {
  request: JudgedRequest;
  rankings: Record<System, string[]>;
}

/** Answers of the service and of the untuned baselines to every recorded request. */
export async function judge(deps: Deps, recordings: readonly Recording[]): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const { request, baseline } of recordings) {
    const { matches } = await findMatches(deps, request.request);
    const bourse = matches.map(({ profile }) => profile.id);
    judged.push({ request, rankings: { bourse, ...untunedRankings(baseline) } });
  }
  return judged;
}

const stated = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

/** nDCG@10 of a system on every request with anything to find. */
export function scores(judged: readonly Judged[], system: System): number[] {
  return stated(judged.map(({ request, rankings }) => ndcg(rankings[system], request.grades, 10)));
}

const figure = (value: number): string => value.toFixed(3);

function mainTable(judged: readonly Judged[]): string[] {
  return [
    '| system | nDCG@10 | 95 % interval | recall@50 | gate violations |',
    '| --- | --- | --- | --- | --- |',
    ...SYSTEMS.map((system) => {
      const values = scores(judged, system);
      const [low, high] = interval(values);
      const found = stated(
        judged.map(({ request, rankings }) => recall(rankings[system], request.grades, 50)),
      );
      const wrong = judged.flatMap(({ request, rankings }) =>
        violations(rankings[system], request.grades),
      ).length;
      return `| ${system} | ${figure(mean(values))} | ${figure(low)}–${figure(high)} | ${figure(mean(found))} | ${wrong} |`;
    }),
  ];
}

function sliceTable(
  judged: readonly Judged[],
  title: string,
  key: (request: JudgedRequest) => string,
): string[] {
  const slices = [...new Set(judged.map(({ request }) => key(request)))].sort();
  return [
    `| ${title} | requests | ${SYSTEMS.join(' | ')} |`,
    `| --- | --- | ${SYSTEMS.map(() => '---').join(' | ')} |`,
    ...slices.map((slice) => {
      const part = judged.filter(({ request }) => key(request) === slice);
      return `| ${slice} | ${part.length} | ${SYSTEMS.map((system) => figure(mean(scores(part, system)))).join(' | ')} |`;
    }),
  ];
}

/** Requests in free text whose wishes or intent were not read as written down. */
function understanding(judged: readonly Judged[]): string[] {
  const texts = judged.flatMap(({ request }) =>
    request.request.query === null ? [] : [{ request, query: request.request.query }],
  );
  const wrongIntent = texts.filter(({ request, query }) => inferIntent(query) !== request.intent);
  const wrongWish = texts.filter(({ request, query }) => {
    if (!request.expected.inText) return false;
    const { countries, zones, only } = understand(query);
    return (
      [...countries].sort().join() !== [...request.expected.countries].sort().join() ||
      [...zones].sort().join() !== [...request.expected.zones].sort().join() ||
      only !== request.expected.only
    );
  });
  const withWishes = texts.filter(({ request }) => request.expected.inText).length;
  const list = (part: typeof texts): string => part.map(({ request }) => request.id).join(', ') || 'none';
  return [
    `Intent read from the text alone: ${texts.length - wrongIntent.length} of ${texts.length} right (wrong: ${list(wrongIntent)}).`,
    `Wishes that stand only in the text: ${withWishes - wrongWish.length} of ${withWishes} right (wrong: ${list(wrongWish)}).`,
  ];
}

/** Precision at 5 of grades that are worth a contact (2 or 3), over requests that have one. */
function share(judged: readonly Judged[]): string {
  const values = judged.flatMap(({ request: { grades }, rankings: { bourse } }) => {
    const good = [...grades.values()].filter((grade) => grade >= 2).length;
    const shown = bourse.slice(0, 5).filter((id) => (grades.get(id) ?? 0) >= 2).length;
    return good === 0 ? [] : [shown / Math.min(5, good)];
  });
  return figure(mean(values));
}

/** Mean reciprocal rank of the first profile with a positive grade. */
function reciprocal(judged: readonly Judged[]): string {
  const values = judged.flatMap(({ request: { grades }, rankings: { bourse } }) => {
    if (![...grades.values()].some((grade) => grade > 0)) return [];
    const at = bourse.findIndex((id) => (grades.get(id) ?? 0) > 0);
    return [at < 0 ? 0 : 1 / (at + 1)];
  });
  return figure(mean(values));
}

/** The service beside untuned baselines. @returns lines of Markdown. */
export function overview(judged: readonly Judged[]): string[] {
  const best = BASELINES.map((system) => ({ system, value: mean(scores(judged, system)) })).sort(
    (left, right) => right.value - left.value,
  )[0];
  const chance =
    best === undefined ? 1 : permutationTest(scores(judged, 'bourse'), scores(judged, best.system));
  return [
    ...mainTable(judged),
    '',
    `bourse: ${share(judged)} of the profiles worth a contact (grade 2 or 3) that could stand in the first five do; mean reciprocal rank ${reciprocal(judged)}.`,
    `Against the best baseline (${best?.system}): paired permutation test p = ${chance.toFixed(4)}.`,
    '',
    ...sliceTable(judged, 'language', ({ lang }) => lang),
    '',
    ...sliceTable(judged, 'intent', ({ intent }) => intent),
    '',
    ...understanding(judged),
  ];
}
