import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Deps } from './deps.ts';
import type { EmbeddingCounter } from './embedding/cached.ts';
import type { Metrics } from './http/measure.ts';
import type { CountMail } from './mail/deliver-outbox.ts';
import { countWaiting } from './store/outbox.ts';
import { countPending } from './store/profiles.ts';
import { checkReadiness } from './use-cases/check-readiness.ts';
import { DAILY_JOB_NAMES } from './use-cases/run-daily-jobs.ts';

/** Seconds: from a cached page to the deadlines of the servers behind (800 ms and more). */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export interface ServiceMetrics extends Metrics {
  embeddings: EmbeddingCounter;
  mails: CountMail;
  dailyFailures: (job: string) => void;
}

function requestMetrics(registers: Registry[]): Pick<Metrics, 'request' | 'stage' | 'error'> {
  const labelNames = ['method', 'route', 'status'] as const;
  const requests = new Counter({
    name: 'bourse_requests_total',
    help: 'Requests answered, by pattern of the route',
    labelNames,
    registers,
  });
  const durations = new Histogram({
    name: 'bourse_request_seconds',
    help: 'Time to the answer, by pattern of the route',
    labelNames: ['route'],
    buckets: BUCKETS,
    registers,
  });
  const stages = new Histogram({
    name: 'bourse_stage_seconds',
    help: 'Where the time of searches and matches goes: embedding, retrieval, ranking (the rest), total',
    labelNames: ['stage'],
    buckets: BUCKETS,
    registers,
  });
  const errors = new Counter({
    name: 'bourse_errors_total',
    help: 'Failures answered, by their code',
    labelNames: ['code'],
    registers,
  });
  return {
    request: ({ method, route, status, seconds }) => {
      requests.inc({ method, route, status });
      durations.observe({ route }, seconds);
    },
    stage: (stage, seconds) => stages.observe({ stage }, seconds),
    error: (code) => errors.inc({ code }),
  };
}

function embeddingMetrics(registers: Registry[]): EmbeddingCounter {
  const embeddings = new Counter({
    name: 'bourse_embeddings_total',
    help: 'Vectors used: made by the model, or cached (in memory for questions, in the database for profiles)',
    labelNames: ['origin'],
    registers,
  });
  return {
    made: (count) => embeddings.inc({ origin: 'made' }, count),
    cached: (count) => embeddings.inc({ origin: 'cached' }, count),
  };
}

function mailMetrics(registers: Registry[]): CountMail {
  const mails = new Counter({
    name: 'bourse_mails_total',
    help: 'Attempts to send a mail, by how they ended',
    labelNames: ['outcome'],
    registers,
  });
  // From 0, so that the first of them is seen as one more: Prometheus compares with what was.
  for (const outcome of ['sent', 'later', 'bounced', 'suppressed', 'dead'] as const)
    mails.inc({ outcome }, 0);
  return (outcome) => mails.inc({ outcome });
}

function dailyMetrics(registers: Registry[]): ServiceMetrics['dailyFailures'] {
  const failures = new Counter({
    name: 'bourse_daily_failures_total',
    help: 'Things of the work of the day that could not be done, by job',
    labelNames: ['job'],
    registers,
  });
  for (const job of DAILY_JOB_NAMES) failures.inc({ job }, 0);
  return (job) => failures.inc({ job });
}

/** Asked when Prometheus asks. What cannot be known is NaN, never 0.
 *  @param current null while the service starts. */
function stateMetrics(registers: Registry[], current: () => Deps | null): void {
  new Gauge({
    name: 'bourse_index_pending_profiles',
    help: 'Profiles whose last revision is not in the index yet',
    registers,
    async collect() {
      const deps = current();
      const pending = deps === null ? Number.NaN : await countPending(deps.db).catch(() => Number.NaN);
      this.set(pending);
    },
  });
  new Gauge({
    name: 'bourse_mails_waiting',
    help: 'Mails that are not sent yet',
    registers,
    async collect() {
      const deps = current();
      this.set(deps === null ? Number.NaN : await countWaiting(deps.db).catch(() => Number.NaN));
    },
  });
  new Gauge({
    name: 'bourse_part_up',
    help: '1: the part answers',
    labelNames: ['part'],
    registers,
    async collect() {
      const deps = current();
      const { missing, mode } = deps === null ? STARTING : await checkReadiness(deps);
      this.set({ part: 'database' }, missing.includes('database') ? 0 : 1);
      this.set({ part: 'index' }, missing.includes('index') ? 0 : 1);
      this.set({ part: 'model' }, mode === 'hybrid' ? 1 : 0);
    },
  });
}

const STARTING: Awaited<ReturnType<typeof checkReadiness>> = {
  missing: ['database', 'index'],
  mode: 'lexical',
};

/** Metrics of one process, for Prometheus. */
export function makeMetrics(current: () => Deps | null): ServiceMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  stateMetrics([registry], current);
  return {
    ...requestMetrics([registry]),
    embeddings: embeddingMetrics([registry]),
    mails: mailMetrics([registry]),
    dailyFailures: dailyMetrics([registry]),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
