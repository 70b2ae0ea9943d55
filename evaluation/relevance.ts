import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { catchUp } from '../indexer/pending.ts';
import type { Deps } from '../src/deps.ts';
import { inferIntent } from '../src/domain/intent.ts';
import { understand } from '../src/domain/understand.ts';
import { findMatches } from '../src/use-cases/find-matches.ts';
import { saveProfiles } from '../src/use-cases/save-profiles.ts';
import { BASELINES, baselineLists, untunedRankings } from './baselines.ts';
import { type Collection, type JudgedRequest, readCollection } from './collection.ts';
import { compareEngines } from './engines.ts';
import { interval, mean, ndcg, permutationTest, recall, violations } from './metrics.ts';
import { evaluateParaphrase } from './paraphrase.ts';
import { openEvaluationDeps } from './service.ts';

/** The moment of every evaluation: results must not change with the calendar. */
const NOW = new Date('2026-11-24T12:00:00Z');

/** Lowest nDCG@10 on the committed collection that CI accepts: below the figure of docs/results/relevance.md by less than
 *  its interval, so that a real loss shows and noise of another machine does not. */
const FLOOR = 0.4;

const SYSTEMS = ['bourse', ...BASELINES] as const;
type System = (typeof SYSTEMS)[number];

interface Judged {
  request: JudgedRequest;
  rankings: Record<System, string[]>;
}

async function judge(deps: Deps, { requests }: Collection): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const request of requests) {
    const answer = await findMatches(deps, request.request);
    const baselines = untunedRankings(await baselineLists(deps, request.request));
    judged.push({
      request,
      rankings: { bourse: answer.matches.map(({ profile }) => profile.id), ...baselines },
    });
  }
  return judged;
}

const stated = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

function scores(judged: readonly Judged[], system: System): number[] {
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

function report(judged: readonly Judged[], paraphrase: readonly string[]): string {
  const best = BASELINES.map((system) => ({ system, value: mean(scores(judged, system)) })).sort(
    (left, right) => right.value - left.value,
  )[0];
  const chance =
    best === undefined ? 1 : permutationTest(scores(judged, 'bourse'), scores(judged, best.system));
  return [
    ...mainTable(judged),
    '',
    `Against the best baseline (${best?.system}): paired permutation test p = ${chance.toFixed(4)}.`,
    '',
    ...sliceTable(judged, 'language', ({ lang }) => lang),
    '',
    ...sliceTable(judged, 'intent', ({ intent }) => intent),
    '',
    ...understanding(judged),
    '',
    ...paraphrase,
    '',
  ].join('\n');
}

/** The text, and what CI should stop for. */
interface Report {
  text: string;
  problem: string | null;
}

async function embeddedReport(deps: Deps, collection: Collection): Promise<Report> {
  const judged = await judge(deps, collection);
  const text = report(judged, await evaluateParaphrase(deps));
  const reached = mean(scores(judged, 'bourse'));
  const problem = reached < FLOOR ? `nDCG@10 ${figure(reached)} is below the floor ${FLOOR}` : null;
  return { text, problem };
}

/** Needs a cluster in ELASTICSEARCH_URL. */
async function elasticsearchReport(deps: Deps, collection: Collection): Promise<Report> {
  const urls = process.env.ELASTICSEARCH_URL?.split(',') ?? [];
  if (urls.length === 0) throw new Error('--engine elasticsearch needs ELASTICSEARCH_URL');
  const { text, met } = await compareEngines(deps, collection, urls);
  return { text, problem: met ? null : 'the engines do not agree' };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      collection: { type: 'string', default: join(import.meta.dirname, 'collections/dev') },
      engine: { type: 'string', default: 'embedded' },
      floor: { type: 'boolean', default: false },
      output: { type: 'string' },
    },
  });
  const folder = await mkdtemp(join(tmpdir(), 'bourse-evaluation-'));
  const { deps, close } = await openEvaluationDeps(folder, NOW);
  try {
    const collection = await readCollection(values.collection);
    await saveProfiles(deps.db, collection.profiles, NOW);
    await catchUp(deps);
    const { text, problem } =
      values.engine === 'elasticsearch'
        ? await elasticsearchReport(deps, collection)
        : await embeddedReport(deps, collection);
    process.stdout.write(text);
    if (values.output !== undefined) await writeFile(values.output, text);
    if (values.floor && problem !== null) throw new Error(problem);
  } finally {
    await close();
    await rm(folder, { recursive: true });
  }
}

await main();
