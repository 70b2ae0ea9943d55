import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillDatabase } from './production/fill.ts';
import type { Answer, Question } from './speed-process.ts';
import { makeTasks } from './speed-tasks.ts';
import { loadTree } from './tree.ts';

const NOW = new Date('2026-11-24T12:00:00Z');

/** Runs one checkout on synthetic profiles, in a process of its own: says when it is filled, then how long each task took
 *  that it is sent. */
async function main(folder: string, count: number): Promise<void> {
  const answer = (values: Answer): void => void process.send?.(values);
  const data = await mkdtemp(join(tmpdir(), 'bourse-bench-'));
  const tree = await loadTree(folder);
  const { deps, close } = await tree.openEvaluationDeps(data, NOW);
  const start = performance.now();
  const tasks = makeTasks(tree, deps, await fillDatabase(deps, count, tree));
  await tree.indexPending(deps);
  process.on('message', async ({ task, round }: Question) => {
    const [wall, before] = [performance.now(), process.cpuUsage()];
    await tasks[task](round);
    const { user, system } = process.cpuUsage(before);
    answer({
      wallMs: performance.now() - wall,
      cpuMs: (user + system) / 1000,
      rss: process.memoryUsage.rss(),
    });
  });
  process.on('disconnect', async () => {
    await close();
    await rm(data, { recursive: true });
  });
  answer({ wallMs: performance.now() - start, cpuMs: 0, rss: process.memoryUsage.rss() });
}

await main(process.argv[2] ?? '', Number(process.argv[3]));
