import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Deps } from '../src/deps.ts';
import type { Collection } from './collection.ts';
import { compareEngines } from './engines.ts';
import { openGeneralEmbedder } from './general.ts';
import { fullReport, generalReport, mainReport, type Report } from './reports.ts';
import { DEV, withCollection } from './service.ts';
import { variantsReport } from './variants.ts';

/** Needs a cluster in ELASTICSEARCH_URL. */
async function elasticsearchReport(deps: Deps, collection: Collection): Promise<Report> {
  const urls = process.env.ELASTICSEARCH_URL?.split(',') ?? [];
  if (urls.length === 0) throw new Error('--engine elasticsearch needs ELASTICSEARCH_URL');
  const { text, met } = await compareEngines(deps, collection, urls);
  return { text, charts: {}, problem: met ? null : 'the engines do not agree' };
}

function joined(reports: readonly Report[]): Report {
  return {
    text: reports.map(({ text }) => text).join('\n'),
    charts: Object.assign({}, ...reports.map(({ charts }) => charts)),
    problem: reports.map(({ problem }) => problem).find((problem) => problem !== null) ?? null,
  };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      collection: { type: 'string', default: DEV },
      engine: { type: 'string', default: 'embedded' },
      floor: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
      variants: { type: 'boolean', default: false },
      pairs: { type: 'string' },
      output: { type: 'string' },
      charts: { type: 'string' },
    },
  });
  const { collection: path, full } = values;
  if (values.variants) {
    process.stdout.write(`${(await variantsReport(path)).join('\n')}\n`);
    return;
  }
  const embedded = values.engine !== 'elasticsearch';
  const reports = await withCollection(path, async (deps, collection) =>
    embedded
      ? [
          await mainReport(deps, collection, values.pairs ?? null),
          ...(full ? [await fullReport(deps, collection, path === DEV)] : []),
        ]
      : [await elasticsearchReport(deps, collection)],
  );
  if (embedded && full) {
    reports.push(await withCollection(path, generalReport, { embedder: await openGeneralEmbedder() }));
  }
  const { text, charts, problem } = joined(reports);
  process.stdout.write(text);
  if (values.output !== undefined) await writeFile(values.output, text);
  if (values.charts !== undefined) {
    await mkdir(values.charts, { recursive: true });
    for (const [name, svg] of Object.entries(charts)) await writeFile(join(values.charts, name), svg);
  }
  if (values.floor && problem !== null) throw new Error(problem);
}

await main();
