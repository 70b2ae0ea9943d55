/** Durations of one kind, in milliseconds. */
export interface Timing {
  name: string;
  samples: number[];
}

/** The value below which a share of the samples lies; 0 without samples. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Runs a task and adds how long it took. */
export async function timed<T>(samples: number[], task: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await task();
  samples.push(performance.now() - start);
  return result;
}
