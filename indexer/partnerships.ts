import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { Config } from '../src/config.ts';
import { csvText } from '../src/domain/csv.ts';
import { AppError } from '../src/domain/errors.ts';
import { openStore } from '../src/open-parts.ts';
import { loadDirectory } from '../src/reference/load-directory.ts';
import { FOR_BATCHES } from '../src/store/postgres-limits.ts';
import { type ImportReport, importPartnerships } from '../src/use-cases/import-partnerships.ts';
import { tellFaults } from './tell-faults.ts';

/** Does `npm run import:partnerships` and tells it: the mapping, every bad line, one summary line.
 *  @returns the exit status: 1 when a line was bad, a column is missing or the file is no UTF-8. */
export async function runPartnershipImport(
  config: Config,
  { file, source }: { file: string; source: string | null },
): Promise<number> {
  const start = performance.now();
  const bytes = file === '-' ? await buffer(process.stdin) : await readFile(file);
  try {
    const report = await importText(config, { text: csvText(bytes), source });
    tell(report, ((performance.now() - start) / 1000).toFixed(1));
    return report.bad.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'INVALID_REQUEST') throw error;
    process.stderr.write(`${file}: ${tellFaults(error.faults)}\n`);
    return 1;
  }
}

async function importText(
  config: Config,
  given: Parameters<typeof importPartnerships>[2],
): Promise<ImportReport> {
  const store = await openStore(config, FOR_BATCHES);
  try {
    const deps = { db: store.db, directory: await loadDirectory(), now: () => new Date() };
    return await importPartnerships(deps, 'system', given);
  } finally {
    await store.close();
  }
}

function tell({ columns, bad, ...counts }: ImportReport, seconds: string): void {
  for (const { column, field } of columns) {
    process.stdout.write(`column ${column}: ${field ?? 'left out'}\n`);
  }
  for (const { line, faults } of bad) process.stderr.write(`line ${line}: ${tellFaults(faults)}\n`);
  const { read, created, updated, unchanged, kept, merged, unlinked } = counts;
  process.stdout.write(
    `${read} read: ${created} created, ${updated} updated, ${unchanged} unchanged, ${kept} kept, ${merged} merged, ${unlinked} without an entry of the directory, ${bad.length} bad, in ${seconds} s\n`,
  );
}
