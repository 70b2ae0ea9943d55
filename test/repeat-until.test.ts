import { expect, it } from 'vitest';
import { repeatUntil } from '../src/repeat-until.ts';

it('a task is repeated until told to stop; of several failures in a row, the first is told', async () => {
  const stop = new AbortController();
  const failures = ['away', 'away', null, 'away again', null];
  const knew: boolean[] = [];
  const told: unknown[] = [];
  await repeatUntil(stop.signal, 0, {
    task: async (failed) => {
      knew.push(failed);
      const failure = failures.shift() ?? null;
      if (failures.length === 0) stop.abort();
      if (failure !== null) throw new Error(failure);
    },
    onFailure: (error) => told.push(error),
  });
  expect(knew).toEqual([false, true, true, false, true]);
  expect(told).toMatchObject([{ message: 'away' }, { message: 'away again' }]);
});
