import { describe, expect, it } from 'vitest';
import { makeBreaker } from '../../../src/search/elasticsearch/breaker.ts';

const AWAY = new Error('away');
const WRONG = new Error('wrong');

function withClock() {
  let time = 0;
  let asked = 0;
  const breaker = makeBreaker(
    (error) => error === AWAY,
    () => time,
  );
  return {
    asked: () => asked,
    wait: (ms: number) => {
      time += ms;
    },
    call: (outcome: unknown) =>
      breaker.run(async () => {
        asked += 1;
        if (outcome instanceof Error) throw outcome;
        return outcome;
      }),
  };
}

async function fail(calls: ReturnType<typeof withClock>, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await expect(calls.call(AWAY)).rejects.toBe(AWAY);
}

describe('the breaker', () => {
  it('asks nobody for a second after three failures in a row', async () => {
    const calls = withClock();
    await fail(calls, 3);
    await expect(calls.call('answer')).rejects.toMatchObject({ code: 'INDEX_UNAVAILABLE' });
    expect(calls.asked()).toBe(3);
    calls.wait(1000);
    expect(await calls.call('answer')).toBe('answer');
    expect(await calls.call('answer')).toBe('answer');
  });

  it('lets one call try after the pause, and pauses again when it fails', async () => {
    const calls = withClock();
    await fail(calls, 3);
    calls.wait(1000);
    const [first, second] = await Promise.allSettled([calls.call(AWAY), calls.call('answer')]);
    expect(first).toMatchObject({ status: 'rejected', reason: AWAY });
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'INDEX_UNAVAILABLE' } });
    await expect(calls.call('answer')).rejects.toMatchObject({ code: 'INDEX_UNAVAILABLE' });
    calls.wait(1000);
    expect(await calls.call('answer')).toBe('answer');
  });

  it('does not count answers that a question is wrong, and forgets failures after an answer', async () => {
    const calls = withClock();
    await fail(calls, 2);
    await expect(calls.call(WRONG)).rejects.toBe(WRONG);
    await fail(calls, 2);
    expect(await calls.call('answer')).toBe('answer');
    await fail(calls, 2);
    expect(await calls.call('answer')).toBe('answer');
  });
});
