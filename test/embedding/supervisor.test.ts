import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { superviseModel } from '../../src/embedding/supervisor.ts';

type Supervised = ReturnType<typeof superviseModel>;

describe('a model whose worker dies', () => {
  const opened: Supervised[] = [];
  afterEach(async () => {
    for (const embedder of opened.splice(0)) await embedder.close();
  });

  /** `stillborn`: which starts, counted from the first, end before the worker is ready. */
  function supervise(stillborn: boolean[] = []): {
    embedder: Supervised;
    events: string[];
    starts: () => number;
  } {
    const events: string[] = [];
    let starts = 0;
    const embedder = superviseModel({
      restartDelayMs: 1,
      onEvent: (event) => events.push(event.kind === 'ready' ? event.kind : `${event.kind}: ${event.reason}`),
      startWorker: () => {
        starts += 1;
        return new Worker(new URL('./fixtures/mortal-worker.mjs', import.meta.url), {
          workerData: { stillborn: [stillborn[starts - 1] === true] },
          execArgv: [],
        });
      },
    });
    opened.push(embedder);
    return { embedder, events, starts: () => starts };
  }

  /** Resolves once the worker is back. */
  async function isBack(embedder: Supervised): Promise<void> {
    for (;;) {
      try {
        return await embedder.ready();
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    }
  }

  const unavailable = { status: 'rejected', reason: { code: 'MODEL_UNAVAILABLE' } };

  it('rejects every pending call and works again after a pause', async () => {
    const { embedder, events } = supervise();
    await embedder.ready();
    const pending = [embedder.embed(['die']), embedder.embed(['a']), embedder.embed(['b', 'c'])];
    for (const result of await Promise.allSettled(pending)) expect(result).toMatchObject(unavailable);
    await isBack(embedder);
    expect(await embedder.embed(['again'])).toEqual([Float32Array.of(5)]);
    expect(events).toEqual(['ready', "restarting: the model's worker thread ended with code 3", 'ready']);
  });

  it('says why it died', async () => {
    const { embedder, events } = supervise();
    await expect(embedder.embed(['crash'])).rejects.toMatchObject({ cause: { message: 'out of memory' } });
    await isBack(embedder);
    expect(events).toContain('restarting: out of memory');
  });

  it('gets another life each time it has answered', async () => {
    const { embedder, starts } = supervise();
    for (const round of [1, 2, 3]) {
      await isBack(embedder);
      expect(await embedder.embed(['a'])).toHaveLength(1);
      await expect(embedder.embed(['die'])).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
      expect(starts()).toBe(round);
    }
    await isBack(embedder);
  });

  it('stays unavailable when it dies again without an answer in between', async () => {
    const { embedder, events, starts } = supervise([true, true, false]);
    await expect(embedder.ready()).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
    while (events.length < 2) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(events).toEqual([
      "restarting: the model's worker thread ended with code 7",
      "unavailable: the model's worker thread ended with code 7",
    ]);
    await expect(embedder.embed(['a'])).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
    expect(starts()).toBe(2);
  });

  it('rejects only the call whose text the model refuses', async () => {
    const { embedder } = supervise();
    const calls = [embedder.embed(['refused']), embedder.embed(['a']), embedder.embed(['bb', 'ccc'])];
    const [refused, single, several] = await Promise.allSettled(calls);
    expect(refused).toMatchObject(unavailable);
    expect(single).toEqual({ status: 'fulfilled', value: [Float32Array.of(1)] });
    expect(several).toEqual({ status: 'fulfilled', value: [Float32Array.of(2), Float32Array.of(3)] });
  });
});
