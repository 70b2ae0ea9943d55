import { createMiddleware } from 'hono/factory';
import type { Deps } from '../deps.ts';
import { routeOf } from './access-log.ts';
import type { AppEnv, AppOptions } from './context.ts';

/** Where the time of an answer goes. `ranking`: all the rest of a match, from understanding to sentences. */
const STAGES = ['embedding', 'retrieval', 'ranking', 'total'] as const;
type Stage = (typeof STAGES)[number];

/** What is counted of requests; the runtime keeps it. */
export interface Metrics {
  request: (seen: { method: string; route: string; status: number; seconds: number }) => void;
  stage: (stage: Stage, seconds: number) => void;
  /** @param code of a failure that was answered. */
  error: (code: string) => void;
  /** Text of all metrics, in the format that `contentType` names. */
  text: () => Promise<string>;
  contentType: string;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Milliseconds in which at least one call of a stage ran. */
export interface StageClock {
  timed: <T>(stage: Stage, work: () => Promise<T>) => Promise<T>;
  spent: ReadonlyMap<Stage, number>;
  /** Whether candidates were retrieved, which a match alone does: all the rest of it is ranking. */
  matched: boolean;
}

function makeStageClock(monotonic: () => number): StageClock {
  const spent = new Map<Stage, number>();
  const running = new Map<Stage, { calls: number; since: number }>();
  return {
    spent,
    matched: false,
    async timed(stage, work) {
      const state = running.get(stage) ?? { calls: 0, since: 0 };
      running.set(stage, state);
      if (state.calls === 0) state.since = monotonic();
      state.calls += 1;
      try {
        return await work();
      } finally {
        state.calls -= 1;
        if (state.calls === 0) spent.set(stage, (spent.get(stage) ?? 0) + monotonic() - state.since);
      }
    },
  };
}

/** The same dependencies, timed for one request. */
export function timedDeps(deps: Deps, clock: StageClock): Deps {
  const { search } = deps;
  const { timed } = clock;
  return {
    ...deps,
    queryVector: (text) => timed('embedding', () => deps.queryVector(text)),
    search: {
      ...search,
      retrieve: (queries) => {
        clock.matched = true;
        return timed('retrieval', () => search.retrieve(queries));
      },
      find: (query) => timed('retrieval', () => search.find(query)),
      profiles: (ids) => timed('retrieval', () => search.profiles(ids)),
      read: (...asked) => timed('retrieval', () => search.read(...asked)),
    },
  };
}

/** Counts requests by route and status, failures by code, and times the stages of those that searched. */
export function measure({ metrics, monotonic }: Pick<AppOptions, 'metrics' | 'monotonic'>) {
  return createMiddleware<AppEnv>(async (c, next) => {
    if (metrics === undefined) return next();
    const clock = makeStageClock(monotonic);
    c.set('clock', clock);
    const start = monotonic();
    await next();
    const total = monotonic() - start;
    const method = METHODS.has(c.req.method) ? c.req.method : 'other';
    const route = routeOf(c);
    metrics.request({ method, route, status: c.res.status, seconds: total / 1000 });
    const code = c.get('errorCode');
    if (code !== undefined) metrics.error(code);
    if (clock.spent.size === 0 || code !== undefined) return;
    const known = [...clock.spent.values()].reduce((sum, ms) => sum + ms, 0);
    for (const [stage, ms] of clock.spent) metrics.stage(stage, ms / 1000);
    if (clock.matched) metrics.stage('ranking', Math.max(0, total - known) / 1000);
    metrics.stage('total', total / 1000);
  });
}
