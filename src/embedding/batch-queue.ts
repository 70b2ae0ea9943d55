import { AppError } from '../domain/errors.ts';

/** One text waiting for its vector. */
export interface Job {
  text: string;
  /** Padded characters that had been taken out of the queue when it came. */
  since: number;
  resolve: (vector: Float32Array) => void;
  reject: (error: Error) => void;
}

/** Texts embedded at once. More gain nothing on two cores (models/MODEL_CARD.md). */
const BATCH_TEXTS = 8;
/** Most characters of a batch after padding, some 250 tokens or a twentieth of a second: what a query may have to wait
 *  for. A longer text makes a batch alone. */
const BATCH_CHARS = 1000;
/** Batches of queries in a row after which waiting bulk work gets one, so that it never starves. */
const QUERIES_IN_A_ROW = 8;

/** Padded characters taken before a query after which it is given up: two seconds of work, or some more on a slow machine. Its
 *  answer then goes by words alone. Counted in work and not by the clock: a model that loads makes nobody late. */
const PATIENCE_CHARS = 40 * BATCH_CHARS;

/** Waiting texts in two queues. Queries go first, the shortest before all: a query waits for the batch being computed and
 *  for shorter ones, and after eight batches of queries in a row for one of bulk work. Whoever asks for much waits for it, and not
 *  everybody else: what waits too long is given up. */
export interface BatchQueue {
  /** A call with one text is a query, with several bulk work. Vectors come in the order of `texts`.
   *  @throws AppError MODEL_UNAVAILABLE where a query waited for too much other work. */
  add(texts: readonly string[]): Promise<Float32Array[]>;
  /** Takes the next batch out; empty when nothing waits. */
  next(): Job[];
  /** Rejects everything that waits. */
  rejectAll(error: Error): void;
}

export function makeBatchQueue(): BatchQueue {
  const queries: Job[] = [];
  const bulk: Job[] = [];
  let queriesInARow = 0;
  let taken = 0;
  return {
    async add(texts) {
      const promises = texts.map((text) => enqueued(texts.length === 1 ? queries : bulk, text, taken));
      // Equal lengths side by side: padding is work thrown away.
      if (texts.length > 1) bulk.push(...bulk.splice(-texts.length).sort(byLength));
      else queries.sort(byLength);
      return Promise.all(promises);
    },
    next() {
      giveUp(queries, taken - PATIENCE_CHARS);
      const bulkTurn = queries.length === 0 || (bulk.length > 0 && queriesInARow >= QUERIES_IN_A_ROW);
      queriesInARow = bulkTurn ? 0 : queriesInARow + 1;
      const batch = takeBatch(bulkTurn ? bulk : queries);
      taken += batch.length * Math.max(0, ...batch.map(({ text }) => text.length));
      return batch;
    },
    rejectAll(error) {
      for (const job of [...queries.splice(0), ...bulk.splice(0)]) job.reject(error);
    },
  };
}

function enqueued(queue: Job[], text: string, since: number): Promise<Float32Array> {
  return new Promise((resolve, reject) => {
    queue.push({ text, since, resolve, reject });
  });
}

/** Rejects what came before a certain point. */
function giveUp(queue: Job[], before: number): void {
  const late = queue.filter(({ since }) => since < before);
  if (late.length === 0) return;
  queue.splice(0, queue.length, ...queue.filter(({ since }) => since >= before));
  const cause = new Error('too much was asked of the model');
  for (const { reject } of late) reject(new AppError('MODEL_UNAVAILABLE', {}, { cause }));
}

function byLength(left: Job, right: Job): number {
  return left.text.length - right.text.length;
}

function takeBatch(queue: Job[]): Job[] {
  let count = 0;
  let longest = 0;
  for (const { text } of queue.slice(0, BATCH_TEXTS)) {
    longest = Math.max(longest, text.length);
    if (count > 0 && longest * (count + 1) > BATCH_CHARS) break;
    count += 1;
  }
  return queue.splice(0, count);
}
