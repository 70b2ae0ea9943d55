import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeBatchQueue } from '../../src/embedding/batch-queue.ts';

/** Texts of every batch in the order they are taken, each answered with a vector of its length. */
function drain(queue: ReturnType<typeof makeBatchQueue>): string[][] {
  const batches: string[][] = [];
  for (let batch = queue.next(); batch.length > 0; batch = queue.next()) {
    batches.push(batch.map(({ text }) => text));
    for (const { text, resolve } of batch) resolve(Float32Array.of(text.length));
  }
  return batches;
}

describe('the queue of the model', () => {
  it('gives back vectors in the order of the texts, whatever the batches', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.string({ maxLength: 3000 }), { maxLength: 30 })),
        async (calls) => {
          const queue = makeBatchQueue();
          const asked = Promise.all(calls.map((texts) => queue.add(texts)));
          const batches = drain(queue);
          const answered = (await asked).map((vectors) => vectors.map(([length]) => length));
          expect(answered).toEqual(calls.map((texts) => texts.map((text) => text.length)));
          expect(batches.flat().sort()).toEqual(calls.flat().sort());
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });

  it('makes batches of at most eight texts and 1,000 padded characters, a longer text alone', () => {
    const queue = makeBatchQueue();
    const text = (length: number): string => 'x'.repeat(length);
    void queue.add([3000, 10, 10, 10, 10, 10, 10, 10, 10, 10, 450, 500, 300].map(text));
    const lengths = drain(queue).map((batch) => batch.map(({ length }) => length));
    expect(lengths).toEqual([[10, 10, 10, 10, 10, 10, 10, 10], [10, 300], [450, 500], [3000]]);
  });

  it('lets queries pass before bulk work, and bulk work after eight batches of queries', () => {
    const queue = makeBatchQueue();
    void queue.add(['bulk 1', 'bulk 2']);
    const queries = Array.from({ length: 10 }, (_, index) => `query ${index} ${'x'.repeat(1000)}`);
    for (const query of queries) void queue.add([query]);
    const kinds = drain(queue).map(([text]) => text?.split(' ')[0]);
    expect(kinds).toEqual([...Array(8).fill('query'), 'bulk', 'query', 'query']);
  });

  it('takes short queries first, and gives up those that too much has passed by', async () => {
    const queue = makeBatchQueue();
    const long = Array.from({ length: 20 }, () => queue.add(['x'.repeat(3900)]));
    const answer = (batch: ReturnType<typeof queue.next>) => {
      for (const { text, resolve } of batch) resolve(Float32Array.of(text.length));
      return batch.length;
    };
    answer(queue.next());
    const short = queue.add(['short']);
    answer(queue.next());
    expect(await short).toEqual([Float32Array.of(5)]);
    while (answer(queue.next()) > 0);
    const ended = await Promise.allSettled(long);
    const late = ended.filter(({ status }) => status === 'rejected');
    // Forty thousand characters are ten of them, and the one that was under way.
    expect(late).toHaveLength(9);
    expect(late[0]).toMatchObject({ reason: { code: 'MODEL_UNAVAILABLE' } });
  });

  it('rejects everything that waits, queries and bulk work', async () => {
    const queue = makeBatchQueue();
    const calls = [queue.add(['query']), queue.add(['bulk 1', 'bulk 2'])];
    queue.rejectAll(new Error('gone'));
    for (const result of await Promise.allSettled(calls)) {
      expect(result).toMatchObject({ status: 'rejected', reason: { message: 'gone' } });
    }
    expect(queue.next()).toEqual([]);
  });
});
