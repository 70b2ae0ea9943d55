import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { Config } from '../src/config.ts';
import { AppError, type InputFault } from '../src/domain/errors.ts';
import { renderFault } from '../src/i18n/render.ts';
import { openStore } from '../src/open-parts.ts';
import { loadDirectory } from '../src/reference/load-directory.ts';
import { FOR_BATCHES } from '../src/store/postgres.ts';
import { type ImportReport, importPartnerships } from '../src/use-cases/import-partnerships.ts';

const told = (faults: readonly InputFault[]): string =>
  faults
    .map((fault) => `${fault.path === '' ? '' : `${fault.path}: `}${renderFault(fault, 'fr')}`)
    .join(' · ');

/** Does `npm run import:partnerships` and tells it: the mapping, every bad line, one summary line.
 *  @returns the exit status: 1 when a line was bad or a column is missing. */
export async function runPartnershipImport(
  config: Config,
  { file, source }: { file: string; source: string | null },
): Promise<number> {
  const start = performance.now();
  const bytes = file === '-' ? await buffer(process.stdin) : await readFile(file);
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const store = await openStore(config, FOR_BATCHES);
  try {
    const deps = { db: store.db, directory: await loadDirectory(), now: () => new Date() };
    const report = await importPartnerships(deps, 'system', { text, source });
    tell(report, ((performance.now() - start) / 1000).toFixed(1));
    return report.bad.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'INVALID_REQUEST') throw error;
    process.stderr.write(`header: ${told(error.faults)}\n`);
    return 1;
  } finally {
    await store.close();
  }
}

function tell({ columns, bad, ...counts }: ImportReport, seconds: string): void {
  for (const { column, field } of columns) {
    process.stdout.write(`column ${column}: ${field ?? 'left out'}\n`);
  }
  for (const { line, faults } of bad) process.stderr.write(`line ${line}: ${told(faults)}\n`);
  const { read, created, updated, unchanged, kept, merged, unlinked } = counts;
  process.stdout.write(
    `${read} read: ${created} created, ${updated} updated, ${unchanged} unchanged, ${kept} kept, ${merged} merged, ${unlinked} without an entry of the directory, ${bad.length} bad, in ${seconds} s\n`,
  );
}
