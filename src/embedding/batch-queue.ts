/** One text waiting for its vector. */
export interface Job {
  text: string;
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

/** Waiting texts in two queues. Queries go first: a query waits for the batch being computed and the queries before
 *  it, and after eight batches of queries in a row for one of bulk work. */
export interface BatchQueue {
  /** A call with one text is a query, with several bulk work. Vectors come in the order of `texts`. */
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
  return {
    async add(texts) {
      const promises = texts.map((text) => enqueued(texts.length === 1 ? queries : bulk, text));
      // Equal lengths side by side: padding is work thrown away.
      if (texts.length > 1) bulk.push(...bulk.splice(-texts.length).sort(byLength));
      return Promise.all(promises);
    },
    next() {
      const bulkTurn = queries.length === 0 || (bulk.length > 0 && queriesInARow >= QUERIES_IN_A_ROW);
      queriesInARow = bulkTurn ? 0 : queriesInARow + 1;
      return takeBatch(bulkTurn ? bulk : queries);
    },
    rejectAll(error) {
      for (const job of [...queries.splice(0), ...bulk.splice(0)]) job.reject(error);
    },
  };
}

function enqueued(queue: Job[], text: string): Promise<Float32Array> {
  return new Promise((resolve, reject) => {
    queue.push({ text, resolve, reject });
  });
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
