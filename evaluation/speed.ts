import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type SpeedProcess, startSpeedProcess } from './speed-process.ts';
import { TASKS } from './speed-tasks.ts';
import { percentile } from './timing.ts';

const ROUNDS = 60;
const WARM_UP = 5;

/** What one task took in one checkout, in milliseconds. */
interface Samples {
  wall: number[];
  cpu: number[];
}

/** One task of each kind in turn, each asked of one checkout after the other, and the first one second in every other round:
 *  the machine's noise falls on all alike. */
async function interleave(services: readonly SpeedProcess[]): Promise<Samples[][]> {
  const samples = TASKS.map(() => services.map((): Samples => ({ wall: [], cpu: [] })));
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const turns = [...services.entries()];
    if (round % 2 === 1) turns.reverse();
    for (const [index, task] of TASKS.entries()) {
      for (const [at, service] of turns) {
        const { wallMs, cpuMs } = await service.ask({ task, round });
        if (round < WARM_UP) continue;
        samples[index]?.[at]?.wall.push(wallMs);
        samples[index]?.[at]?.cpu.push(cpuMs);
      }
    }
  }
  return samples;
}

const median = (samples: readonly number[]): number => percentile(samples, 0.5);

function describe(samples: readonly Samples[]): string[] {
  const [own, other] = samples;
  if (own === undefined) return [];
  const cells = [median(own.wall), percentile(own.wall, 0.95), median(own.cpu)].map((ms) => ms.toFixed(1));
  if (other === undefined) return cells;
  const [wall, cpu] = [median(other.wall), median(other.cpu)];
  const ratios = [median(own.wall) / wall, median(own.cpu) / cpu].map((ratio) => ratio.toFixed(2));
  return [...cells, wall.toFixed(1), cpu.toFixed(1), ...ratios];
}

function table(samples: readonly (readonly Samples[])[], compared: boolean): string[] {
  const head = ['task', 'p50 ms', 'p95 ms', 'p50 CPU ms'];
  if (compared) head.push('other p50 ms', 'other p50 CPU ms', 'ratio', 'ratio of CPU');
  const rows = TASKS.map((task, index) => [task, ...describe(samples[index] ?? [])]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      profiles: { type: 'string', default: '10000' },
      output: { type: 'string' },
      /** Another checkout of this repository, with its dependencies. */
      against: { type: 'string' },
    },
  });
  const folders = [join(import.meta.dirname, '..')];
  if (values.against !== undefined) folders.push(resolve(values.against));
  const services: SpeedProcess[] = [];
  try {
    for (const folder of folders) services.push(await startSpeedProcess(folder, Number(values.profiles)));
    const samples = await interleave(services);
    const text = [
      `${values.profiles} synthetic profiles (vectors given). Node ${process.version}, ${cpus().length} cores. ` +
        `${ROUNDS} interleaved rounds after ${WARM_UP} of warm-up, each checkout in a process of its own.`,
      ...services.map(
        ({ filled }, index) =>
          `${index === 0 ? 'This checkout' : 'The other'}: saved and indexed in ${(filled.wallMs / 1000).toFixed(0)} s, ` +
          `resident memory then ${Math.round(filled.rss / 2 ** 20)} MiB.`,
      ),
      '',
      ...table(samples, services.length > 1),
      '',
    ].join('\n');
    process.stdout.write(text);
    if (values.output !== undefined) await writeFile(values.output, text);
  } finally {
    for (const service of services) service.close();
  }
}

await main();
