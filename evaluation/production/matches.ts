import { Client, errors } from '@elastic/elasticsearch';
import { AppError } from '../../src/domain/errors.ts';
import { type MatchRequest, matchRequestSchema } from '../../src/domain/match.ts';
import { findMatches } from '../../src/use-cases/find-matches.ts';
import { type Timing, timed } from '../timing.ts';
import type { Filled } from './fill.ts';
import { searchesSentBy } from './sent-searches.ts';
import type { Production, ProductionDeps } from './service.ts';

/** Requests of other seekers and texts that the service has answered before it counts: the first of them, of a service that
 *  remembers nothing, are reported too. Then it reads profiles ahead, as a service does at its start. */
const WARM_UP = 50;
const FIRST = 20;

/** As the searches of the engine (src/search/elasticsearch/connection.ts): rounds must not fall out for one side only. */
const DEADLINE = { requestTimeout: 800, maxRetries: 0 };

export const TASKS = [
  'matches by seekerId',
  'its bare _msearch',
  'matches by free text',
  'its bare _msearch (text)',
  'its embeddings',
] as const;
type TaskName = (typeof TASKS)[number];

export interface MatchesReport {
  /** After the warm-up. */
  timings: Timing[];
  /** The first rounds of a service that remembers nothing. */
  first: Timing[];
  /** Rounds that do not count, because a search of ours (a 503) or a bare one took more than 800 ms. */
  late: number;
}

const SEEKER = {
  country: 'FR',
  subdivision: 'FR-BRE',
  level: 'commune',
  population: 4000,
  languages: ['fr'],
};

interface Round {
  seeker: MatchRequest;
  text: MatchRequest;
}

function roundsOf({ seekers, texts }: Filled, count: number): Round[] {
  return Array.from({ length: count }, (_, index) => ({
    seeker: matchRequestSchema.parse({ seekerId: seekers[index % seekers.length] }),
    text: matchRequestSchema.parse({ seeker: SEEKER, query: `${index} ${texts[index % texts.length]}` }),
  }));
}

/** @returns null when the answer came too late. */
async function inTime<T>(task: () => Promise<T>): Promise<T | null> {
  try {
    return await task();
  } catch (error) {
    const late = error instanceof AppError && error.code === 'INDEX_UNAVAILABLE';
    if (late || error instanceof errors.TimeoutError) return null;
    throw error;
  }
}

/** What a round sends: learnt before anything is measured. */
interface Sent {
  bySeeker: string[];
  byText: string[];
  /** Texts embedded for the free text: itself and its clauses. */
  embedded: string[];
}

/** Asks every round of a service of its own, which is closed before the other is measured: its memory would burden the
 *  collector of the one measured, and nothing of it is to be remembered there. */
async function sentBy(production: Production, rounds: readonly Round[]): Promise<(Sent | null)[]> {
  const recorder = await production.openService();
  const sent: (Sent | null)[] = [];
  for (const { seeker, text } of rounds) {
    const embedded: string[] = [];
    const queryVector = (words: string) => {
      embedded.push(words);
      return recorder.queryVector(words);
    };
    const once = inTime(async () => ({
      bySeeker: await searchesSentBy(() => findMatches(recorder, seeker)),
      byText: await searchesSentBy(() => findMatches({ ...recorder, queryVector }, text)),
      embedded,
    }));
    sent.push(await once);
  }
  await recorder.search.close();
  return sent;
}

interface Measured {
  service: ProductionDeps;
  send: (bodies: readonly string[]) => Promise<void>;
}

/** @returns milliseconds of each task, in the order of `TASKS`. */
async function runRound(
  { service, send }: Measured,
  { seeker, text }: Round,
  { bySeeker, byText, embedded }: Sent,
  flipped: boolean,
): Promise<number[]> {
  const tasks: Record<TaskName, () => Promise<unknown>> = {
    'matches by seekerId': () => findMatches(service, seeker),
    'its bare _msearch': () => send(bySeeker),
    'matches by free text': () => findMatches(service, text),
    'its bare _msearch (text)': () => send(byText),
    // The text and its clauses, asked for at once as by the service.
    'its embeddings': () => Promise.all(embedded.map((words) => service.embedder.embed([words]))),
  };
  const spent = new Map<TaskName, number>();
  // Whoever comes second finds the server's caches warm: the order changes from round to round.
  for (const name of flipped ? [...TASKS].reverse() : TASKS) {
    const samples: number[] = [];
    await timed(samples, tasks[name]);
    spent.set(name, samples[0] ?? 0);
  }
  return TASKS.map((name) => spent.get(name) ?? 0);
}

const timingsOf = (rounds: readonly number[][]): Timing[] =>
  TASKS.map((name, task) => ({ name, samples: rounds.map((spent) => spent[task] ?? 0) }));

/** Whole answers and the bare searches in them, interleaved, so that the machine's noise falls on all alike. */
export async function compareMatches(
  production: Production,
  filled: Filled,
  count: number,
): Promise<MatchesReport> {
  const rounds = roundsOf(filled, WARM_UP + count);
  const sent = await sentBy(production, rounds);
  const client = new Client({ node: production.elasticsearchUrl, enableMetaHeader: false });
  const measured: Measured = {
    service: await production.openService(),
    send: async (bodies) => {
      for (const bulkBody of bodies) {
        await client.transport.request({ method: 'POST', path: '/_msearch', bulkBody }, DEADLINE);
      }
    },
  };
  const done: number[][] = [];
  let late = 0;
  for (const [index, round] of rounds.entries()) {
    if (index === WARM_UP) await measured.service.search.readAhead();
    const bodies = sent[index] ?? null;
    const spent = bodies && (await inTime(() => runRound(measured, round, bodies, index % 2 === 1)));
    if (spent !== null) done.push(spent);
    else if (index >= WARM_UP) late += 1;
  }
  await client.close();
  return { timings: timingsOf(done.slice(-(count - late))), first: timingsOf(done.slice(0, FIRST)), late };
}
