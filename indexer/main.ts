import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { ConfigError, readConfig, requireEmbedded } from '../src/config.ts';
import { AppError } from '../src/domain/errors.ts';
import { openLocalEmbedder } from '../src/embedding/local.ts';
import { renderError, renderFault } from '../src/i18n/render.ts';
import { INDEX_SNAPSHOT, MODEL_DIR } from '../src/places.ts';
import { openEmbeddedEngine } from '../src/search/embedded.ts';
import { openEmbedded } from '../src/store/pglite.ts';
import { type ImportReport, importProfiles } from './import.ts';
import { catchUp } from './pending.ts';
import { makeProgress } from './progress.ts';
import { rebuild } from './rebuild.ts';

const USAGE = `Usage:
  npm run import -- FILE [--format jsonl|csv]   FILE: JSON Lines or CSV, - for standard input
  npm run index [-- --rebuild]
`;

/** Bad lines were found. */
const EXIT_BAD_LINES = 1;
/** Refused: wrong usage, settings that do not hold, or a data directory that a running service owns. */
const EXIT_REFUSED = 2;

class UsageError extends Error {}

interface Arguments {
  command: 'import' | 'index';
  file: string;
  format: 'jsonl' | 'csv';
  fresh: boolean;
}

function readArguments(list: string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: list,
    allowPositionals: true,
    options: { format: { type: 'string' }, rebuild: { type: 'boolean', default: false } },
  });
  const [command, file, ...rest] = positionals;
  const format = values.format ?? (file?.endsWith('.csv') ? 'csv' : 'jsonl');
  if (format !== 'jsonl' && format !== 'csv')
    throw new UsageError(`--format takes jsonl or csv, not ${format}`);
  if (rest.length > 0) throw new UsageError(`one file at a time: ${rest.join(' ')}`);
  if (command === 'import' && file !== undefined) return { command, file, format, fresh: false };
  if (command === 'index' && file === undefined) return { command, file: '', format, fresh: values.rebuild };
  throw new UsageError('import takes a file, index takes none');
}

const seconds = (start: number): string => `${((performance.now() - start) / 1000).toFixed(1)} s`;

async function runImport(dataDir: string, { file, format }: Arguments): Promise<number> {
  const start = performance.now();
  const input = file === '-' ? process.stdin : createReadStream(file);
  if (file !== '-') await stat(file);
  const store = await openEmbedded(dataDir);
  const progress = makeProgress('lines');
  try {
    const report: ImportReport = await importProfiles({
      db: store.db,
      input,
      format,
      now: new Date(),
      onBad: ({ number, faults }) => {
        const told = faults.map(
          (fault) => `${fault.path === '' ? '' : `${fault.path}: `}${renderFault(fault, 'fr')}`,
        );
        progress.note(`line ${number}: ${told.join(' · ')}`);
      },
      onRepeated: (number, id) =>
        progress.note(`line ${number}: ${id} came before in this file; this line counts`),
      onProgress: (read) => progress.update(read, 0),
    });
    progress.stop();
    const { read, bad, created, updated, unchanged } = report;
    process.stdout.write(
      `${read} read: ${created} created, ${updated} updated, ${unchanged} unchanged, ${bad} bad, in ${seconds(start)}\n`,
    );
    return bad > 0 ? EXIT_BAD_LINES : 0;
  } finally {
    await store.close();
  }
}

async function runIndex(dataDir: string, { fresh }: Arguments): Promise<number> {
  const start = performance.now();
  const store = await openEmbedded(dataDir);
  const embedder = await openLocalEmbedder(MODEL_DIR);
  const progress = makeProgress('profiles');
  const search = await openEmbeddedEngine({
    snapshotPath: join(dataDir, INDEX_SNAPSHOT),
    model: embedder.model,
    onProblem: (message) => progress.note(message),
  });
  try {
    const deps = { db: store.db, search, embedder, log: pino({ level: 'silent' }) };
    const onProgress = ({ done, total }: { done: number; total: number }): void =>
      progress.update(done, total);
    const report = await (fresh ? rebuild(deps, { onProgress }) : catchUp(deps, { onProgress }));
    progress.stop();
    const lexical = report.withoutVectors > 0 ? ` (${report.withoutVectors} by words only: no model)` : '';
    process.stdout.write(
      `${report.indexed} indexed${lexical}, ${report.removed} removed, in ${seconds(start)}\n`,
    );
    return 0;
  } finally {
    await Promise.all([search.close(), embedder.close()]);
    await store.close();
  }
}

/** One sentence for the operator; anything unforeseen keeps its stack. */
function explain(error: unknown): string {
  if (error instanceof AppError) return renderError(error.code, error.params, 'en').detail;
  if (error instanceof UsageError || (error instanceof TypeError && 'code' in error))
    return `${error.message}\n${USAGE}`;
  if (error instanceof ConfigError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function main(): Promise<number> {
  const settings = readArguments(process.argv.slice(2));
  const config = readConfig(process.env);
  requireEmbedded(config);
  return settings.command === 'import'
    ? runImport(config.dataDir, settings)
    : runIndex(config.dataDir, settings);
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  return EXIT_REFUSED;
});
