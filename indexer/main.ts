import { open } from 'node:fs/promises';
import { type Config, readConfig } from '../src/config.ts';
import { explain } from '../src/explain.ts';
import { renderFault } from '../src/i18n/render.ts';
import { openStore } from '../src/open-parts.ts';
import { FOR_BATCHES } from '../src/store/postgres.ts';
import { readArguments, USAGE, UsageError } from './arguments.ts';
import { type ImportReport, importProfiles } from './import.ts';
import { runPartnershipImport } from './partnerships.ts';
import { makeProgress } from './progress.ts';
import { runIndex } from './tasks.ts';

/** Bad lines were found. */
const EXIT_BAD_LINES = 1;
/** Refused: wrong usage, settings that do not hold, or a data directory that a running service owns. */
const EXIT_REFUSED = 2;

/** A file to read, opened when it is surely there: a stream tells of a missing one when nobody listens yet.
 *  @throws UsageError for a folder; the fault of the system for a file that is missing or not ours to read. */
async function openInput(file: string): Promise<AsyncIterable<Uint8Array>> {
  if (file === '-') return process.stdin;
  const handle = await open(file);
  if ((await handle.stat()).isDirectory()) {
    await handle.close();
    throw new UsageError(`${file} is a folder`);
  }
  return handle.createReadStream();
}

async function runImport(config: Config, file: string, format: 'jsonl' | 'csv'): Promise<number> {
  const start = performance.now();
  const input = await openInput(file);
  const store = await openStore(config, FOR_BATCHES);
  const progress = makeProgress('lines');
  let repeated = 0;
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
      onRepeated: (number, id) => {
        repeated += 1;
        progress.note(`line ${number}: ${id} came before in this file; this line counts`);
      },
      onProgress: (read) => progress.update(read, 0),
    });
    progress.stop();
    const { read, bad, created, updated, unchanged } = report;
    const again = repeated > 0 ? `, ${repeated} repeated` : '';
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    process.stdout.write(
      `${read} read: ${created} created, ${updated} updated, ${unchanged} unchanged${again}, ${bad} bad, in ${seconds} s\n`,
    );
    return bad > 0 ? EXIT_BAD_LINES : 0;
  } finally {
    await store.close();
  }
}

/** One sentence for the operator, and how the commands are used where that was the fault. */
function tellFault(error: unknown): string {
  const usage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
  return usage ? `${error.message}\n${USAGE}` : explain(error);
}

async function main(): Promise<number> {
  const settings = readArguments(process.argv.slice(2));
  const config = readConfig(process.env);
  if (settings.command === 'import-partnerships') return runPartnershipImport(config, settings);
  return settings.command === 'import'
    ? runImport(config, settings.file, settings.format)
    : runIndex(config, settings.task);
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${tellFault(error)}\n`);
  return EXIT_REFUSED;
});
