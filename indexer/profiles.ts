import { open } from 'node:fs/promises';
import type { Config } from '../src/config.ts';
import { openStore } from '../src/open-parts.ts';
import { FOR_BATCHES } from '../src/store/postgres-limits.ts';
import { UsageError } from './arguments.ts';
import { type ImportReport, importProfiles } from './import.ts';
import { makeProgress } from './progress.ts';
import { tellFaults } from './tell-faults.ts';

/** Bad lines were found. */
const EXIT_BAD_LINES = 1;

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

/** Does `npm run import` and tells it: every bad line, one summary line.
 *  @returns the exit status: 1 when a line was bad. */
export async function runImport(config: Config, file: string, format: 'jsonl' | 'csv'): Promise<number> {
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
      onBad: ({ number, faults }) => progress.note(`line ${number}: ${tellFaults(faults)}`),
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
