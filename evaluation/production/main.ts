import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { NOW } from '../service.ts';
import { percentile, type Timing } from '../timing.ts';
import { fillDatabase } from './fill.ts';
import { compareIndexing, type IndexingReport } from './indexing.ts';
import { compareMatches, type MatchesReport, type TASKS } from './matches.ts';
import { startProduction } from './service.ts';
import { measureSizes, type Sizes } from './sizes.ts';

/** Bars of issue 4. */
const BARS = { indexing: 0.8, p50: 1.2, p99: 1.5 } as const;

const verdict = (met: boolean): string => (met ? 'met' : '**missed**');

function indexingText({ profiles, seconds, compared, ours, raw, ratio }: IndexingReport): string[] {
  return [
    `Rebuild of ${profiles} profiles with cached vectors: ${seconds.toFixed(0)} s without the raw blocks.`,
    '',
    `| ${compared} profiles compared | profiles a second (median of blocks) |`,
    '| --- | --- |',
    `| npm run index -- --rebuild | ${ours.toFixed(0)} |`,
    `| raw _bulk | ${raw.toFixed(0)} |`,
    '',
    `Ratio, median of blocks: ${ratio.toFixed(2)} (bar ≥ ${BARS.indexing}: ${verdict(ratio >= BARS.indexing)})`,
    '',
  ];
}

/** Beyond this share of late rounds the slowest hundredth is not among those that count. */
const LATE_AT_MOST = 0.01;

function ratiosOf(timings: readonly Timing[], late: number): string[] {
  const samples = (name: (typeof TASKS)[number]): number[] =>
    timings.find((timing) => timing.name === name)?.samples ?? [];
  const bar = (what: string, ours: number, bare: number, most: number): string => {
    const ratio = ours / bare;
    return `| ${what} | ${ours.toFixed(1)} / ${bare.toFixed(1)} = ${ratio.toFixed(2)} | ≤ ${most}: ${verdict(ratio <= most)} |`;
  };
  const [mine, bare] = [samples('matches by seekerId'), samples('its bare _msearch')];
  const [searches, embeddings] = [samples('its bare _msearch (text)'), samples('its embeddings')];
  const sums = searches.map((ms, index) => ms + (embeddings[index] ?? 0));
  return [
    bar('seekerId, p50', percentile(mine, 0.5), percentile(bare, 0.5), BARS.p50),
    ...(late > LATE_AT_MOST * mine.length
      ? ['| seekerId, p99 | not shown: too many late rounds | |']
      : [bar('seekerId, p99', percentile(mine, 0.99), percentile(bare, 0.99), BARS.p99)]),
    bar('free text, p50', percentile(samples('matches by free text'), 0.5), percentile(sums, 0.5), BARS.p50),
  ];
}

function matchesText({ timings, first, late }: MatchesReport): string[] {
  return [
    `${timings[0]?.samples.length ?? 0} rounds; ${late} more do not count: a search took more than 800 ms.`,
    '',
    '| task | p50 ms | p95 ms | p99 ms |',
    '| --- | --- | --- | --- |',
    ...timings.map(
      ({ name, samples }) =>
        `| ${name} | ${[0.5, 0.95, 0.99].map((share) => percentile(samples, share).toFixed(1)).join(' | ')} |`,
    ),
    '',
    '| ratio | ms | bar |',
    '| --- | --- | --- |',
    ...ratiosOf(timings, late),
    '',
    `The same of the first ${first[0]?.samples.length ?? 0} rounds of a service that remembers nothing:`,
    '',
    '| ratio | ms | bar |',
    '| --- | --- | --- |',
    ...ratiosOf(first, late),
    '',
  ];
}

function sizesText(sizes: Sizes): string[] {
  return [
    '| what | MiB |',
    '| --- | --- |',
    ...Object.entries(sizes).map(([name, size]) => `| ${name} | ${size.toFixed(0)} |`),
    '',
  ];
}

const load = (): string => loadavg()[0]?.toFixed(1) ?? '?';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      profiles: { type: 'string', default: '10000' },
      compared: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '200' },
      heap: { type: 'string', default: '512m' },
      output: { type: 'string' },
    },
  });
  const lines: string[] = [];
  const tell = (...more: string[]): void => {
    lines.push(...more);
    process.stdout.write(`${more.join('\n')}\n`);
  };
  const production = await startProduction(values.heap, NOW);
  try {
    const deps = await production.openService();
    const filled = await fillDatabase(deps, Number(values.profiles));
    tell(
      `${values.profiles} synthetic profiles, saved with their vectors in ${filled.seconds.toFixed(0)} s. ` +
        `Node ${process.version}, ${cpus().length} cores, load ${load()}; heap of Elasticsearch ${values.heap}.`,
      '',
    );
    tell(...indexingText(await compareIndexing(deps, production.elasticsearchUrl, Number(values.compared))));
    tell(...matchesText(await compareMatches(production, filled, Number(values.rounds))));
    tell(...sizesText(await measureSizes(production, deps.db)), `Load at the end: ${load()}.`);
    if (values.output !== undefined) await writeFile(values.output, `${lines.join('\n')}\n`);
  } finally {
    await production.close();
  }
}

await main();
