import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { catchUp } from '../indexer/pending.ts';
import type { Deps } from '../src/deps.ts';
import type { Embedder } from '../src/embedding/embedder.ts';
import { saveProfiles } from '../src/use-cases/save-profiles.ts';
import { type Collection, readCollection } from './collection.ts';
import { compareEngines } from './engines.ts';
import { openGeneralEmbedder } from './general.ts';
import { fullReport, generalReport, mainReport, type Report } from './reports.ts';
import { openEvaluationDeps } from './service.ts';

/** The moment of every evaluation: results must not change with the calendar. */
const NOW = new Date('2026-11-24T12:00:00Z');

const DEV = join(import.meta.dirname, 'collections/dev');

/** Opens a service of its own on a collection. */
async function withCollection<T>(
  path: string,
  embedder: Embedder | null,
  work: (deps: Deps, collection: Collection) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'bourse-evaluation-'));
  const { deps, close } = await openEvaluationDeps(folder, NOW, embedder);
  try {
    const collection = await readCollection(path);
    await saveProfiles(deps.db, collection.profiles, NOW);
    await catchUp(deps);
    return await work(deps, collection);
  } finally {
    await close();
    await rm(folder, { recursive: true });
  }
}

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
      pairs: { type: 'string' },
      output: { type: 'string' },
      charts: { type: 'string' },
    },
  });
  const { collection: path, full } = values;
  const embedded = values.engine !== 'elasticsearch';
  const reports = await withCollection(path, null, async (deps, collection) =>
    embedded
      ? [
          await mainReport(deps, collection, values.pairs ?? null),
          ...(full ? [await fullReport(deps, collection, path === DEV)] : []),
        ]
      : [await elasticsearchReport(deps, collection)],
  );
  if (embedded && full) reports.push(await withCollection(path, await openGeneralEmbedder(), generalReport));
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
