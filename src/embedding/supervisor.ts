import type { Worker } from 'node:worker_threads';
import { AppError } from '../domain/errors.ts';
import { type BatchQueue, type Job, makeBatchQueue } from './batch-queue.ts';
import type { Embedder } from './embedder.ts';
import type { FromModel, ToModel } from './model-protocol.ts';

/** What an operator should know of the model. */
export type ModelEvent =
  | { kind: 'ready'; loadMs: number }
  | { kind: 'unavailable'; reason: string }
  | { kind: 'restarting'; reason: string; delayMs: number };

interface Supervision {
  /** Starts a worker that speaks `model-protocol.ts`. */
  startWorker: () => Worker;
  onEvent: (event: ModelEvent) => void;
  /** Pause before a worker that died is started again. */
  restartDelayMs: number;
}

/** A worker that does not leave when asked is ended after this. Long, because ending it inside the runtime's native code
 *  ends the whole process, and a load of one second takes ten on a machine with six times its work (seen). */
const CLOSE_MS = 60_000;

type Phase = { kind: 'loading' } | { kind: 'up' } | { kind: 'down'; error: AppError };

interface Link extends Supervision {
  queue: BatchQueue;
  phase: Phase;
  worker: Worker | null;
  /** The batch that the worker computes. */
  running: readonly Job[];
  waiting: { resolve: () => void; reject: (error: Error) => void }[];
  /** A worker gets another life once it answered. */
  mayRestart: boolean;
  lastError: Error | null;
  restart: NodeJS.Timeout | null;
  closed: boolean;
}

/** Keeps a model's worker at work: batches, queries first, one restart when it dies. A second death without an answer
 *  in between is final. */
export function superviseModel(
  supervision: Supervision,
): Omit<Embedder, 'model' | 'conceptsOf' | 'centreOf'> {
  const link: Link = {
    ...supervision,
    queue: makeBatchQueue(),
    phase: { kind: 'loading' },
    worker: null,
    running: [],
    waiting: [],
    mayRestart: true,
    lastError: null,
    restart: null,
    closed: false,
  };
  start(link);
  return {
    ready: () => ready(link),
    close: () => close(link),
    async embed(texts) {
      if (link.phase.kind === 'down') throw link.phase.error;
      const vectors = link.queue.add(texts);
      pump(link);
      return vectors;
    },
  };
}

function start(link: Link): void {
  const worker = link.startWorker();
  link.worker = worker;
  link.phase = { kind: 'loading' };
  link.lastError = null;
  worker.on('message', (message: FromModel) => receive(link, message));
  worker.on('error', (error: Error) => {
    link.lastError = error;
  });
  worker.once('exit', (code) => onExit(link, code));
}

function receive(link: Link, message: FromModel): void {
  if (link.closed) return;
  if (message.kind === 'unavailable') {
    link.onEvent(message);
    fail(link, new Error(message.reason));
  } else if (message.kind === 'ready') {
    link.onEvent(message);
    link.phase = { kind: 'up' };
    for (const { resolve } of link.waiting.splice(0)) resolve();
  } else {
    link.mayRestart = true;
    settle(link, message.vectors);
  }
  pump(link);
}

function settle(link: Link, vectors: readonly (Float32Array | null)[]): void {
  const jobs = link.running;
  link.running = [];
  for (const [index, job] of jobs.entries()) {
    const vector = vectors[index] ?? null;
    if (vector === null) job.reject(unavailable(new Error('the model refused the text')));
    else job.resolve(vector);
  }
}

function pump(link: Link): void {
  const { phase, worker, running } = link;
  if (phase.kind !== 'up' || worker === null || running.length > 0) return;
  const batch = link.queue.next();
  if (batch.length === 0) return;
  link.running = batch;
  const message: ToModel = { kind: 'embed', texts: batch.map(({ text }) => text) };
  worker.postMessage(message);
}

function onExit(link: Link, code: number): void {
  link.worker = null;
  if (link.closed || link.phase.kind === 'down') return;
  const cause = link.lastError ?? new Error(`the model's worker thread ended with code ${code}`);
  fail(link, cause);
  if (!link.mayRestart) {
    link.onEvent({ kind: 'unavailable', reason: cause.message });
    return;
  }
  link.mayRestart = false;
  link.onEvent({ kind: 'restarting', reason: cause.message, delayMs: link.restartDelayMs });
  link.restart = setTimeout(() => start(link), link.restartDelayMs);
}

/** Rejects all that waits, and all that will be asked until a worker is started again. */
function fail(link: Link, cause: Error): void {
  const error = unavailable(cause);
  link.phase = { kind: 'down', error };
  const jobs = link.running;
  link.running = [];
  for (const { reject } of [...jobs, ...link.waiting.splice(0)]) reject(error);
  link.queue.rejectAll(error);
}

function unavailable(cause: Error): AppError {
  return new AppError('MODEL_UNAVAILABLE', {}, { cause });
}

async function ready(link: Link): Promise<void> {
  if (link.phase.kind === 'down') throw link.phase.error;
  if (link.phase.kind === 'up') return;
  await new Promise<void>((resolve, reject) => {
    link.waiting.push({ resolve, reject });
  });
}

async function close(link: Link): Promise<void> {
  const { worker } = link;
  link.closed = true;
  if (link.restart !== null) clearTimeout(link.restart);
  fail(link, new Error('the embedder is closed'));
  if (worker === null) return;
  const message: ToModel = { kind: 'close' };
  await new Promise<void>((resolve) => {
    const overdue = setTimeout(() => void worker.terminate(), CLOSE_MS);
    worker.once('exit', () => {
      clearTimeout(overdue);
      resolve();
    });
    worker.postMessage(message);
  });
}
