import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { indexPending } from '../indexer/pending.ts';
import type { Deps } from '../src/deps.ts';
import { filtersSchema, type MatchRequest, matchRequestSchema } from '../src/domain/match.ts';
import { findMatches } from '../src/use-cases/find-matches.ts';
import { searchProfiles } from '../src/use-cases/search-profiles.ts';
import { type Filled, fillDatabase } from './production/fill.ts';
import { openEvaluationDeps } from './service.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
const ROUNDS = 60;

interface Timing {
  name: string;
  samples: number[];
}

function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** One task of each kind in turn, so that the machine's noise falls on all alike. Every free text is new. */
async function interleave(deps: Deps, { seekers, texts }: Filled): Promise<Timing[]> {
  const request = (fields: Record<string, unknown>): MatchRequest => matchRequestSchema.parse(fields);
  const seeker = {
    country: 'FR',
    subdivision: 'FR-BRE',
    level: 'commune',
    population: 4000,
    languages: ['fr'],
  };
  const filters = filtersSchema.parse({});
  const tasks: { name: string; run: (round: number) => Promise<unknown> }[] = [
    {
      name: 'matches, free text',
      run: (round) => findMatches(deps, request({ seeker, query: `${round} ${texts[round]}` })),
    },
    {
      name: 'matches, free text naming a country',
      run: (round) =>
        findMatches(
          deps,
          request({ seeker, query: `Une ville du Bénin pour ${round} ${texts[round + 500]}` }),
        ),
    },
    {
      name: 'matches, seekerId',
      run: (round) => findMatches(deps, request({ seekerId: seekers[round % seekers.length] })),
    },
    {
      name: 'the same free text again',
      run: () => findMatches(deps, request({ seeker, query: 'eau potable en milieu rural' })),
    },
    {
      name: 'profiles, words',
      run: (round) =>
        searchProfiles(deps, { q: texts[round]?.slice(0, 30) ?? null, filters, page: 1, perPage: 20 }),
    },
    { name: 'embedding alone (short text)', run: (round) => deps.queryVector(`texte court numéro ${round}`) },
  ];
  const timings = tasks.map(({ name }): Timing => ({ name, samples: [] }));
  for (let round = -5; round < ROUNDS; round += 1) {
    for (const [index, { run }] of tasks.entries()) {
      const start = performance.now();
      await run(round + 5);
      if (round >= 0) timings[index]?.samples.push(performance.now() - start);
    }
  }
  return timings;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { profiles: { type: 'string', default: '10000' }, output: { type: 'string' } },
  });
  const folder = await mkdtemp(join(tmpdir(), 'bourse-bench-'));
  const { deps, close } = await openEvaluationDeps(folder, NOW);
  try {
    const count = Number(values.profiles);
    const start = performance.now();
    const filled = await fillDatabase(deps, count);
    await indexPending(deps);
    const seconds = (performance.now() - start) / 1000;
    const timings = await interleave(deps, filled);
    const text = [
      `${count} synthetic profiles, saved and indexed in ${seconds.toFixed(0)} s (vectors given). ` +
        `Node ${process.version}, ${cpus().length} cores. ${ROUNDS} interleaved rounds after 5 of warm-up, in one process. ` +
        `Resident memory ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB.`,
      '',
      '| task | p50 ms | p95 ms |',
      '| --- | --- | --- |',
      ...timings.map(
        ({ name, samples }) =>
          `| ${name} | ${percentile(samples, 0.5).toFixed(1)} | ${percentile(samples, 0.95).toFixed(1)} |`,
      ),
      '',
    ].join('\n');
    process.stdout.write(text);
    if (values.output !== undefined) await writeFile(values.output, text);
  } finally {
    await close();
    await rm(folder, { recursive: true });
  }
}

await main();
