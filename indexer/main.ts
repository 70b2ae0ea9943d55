import { readConfig } from '../src/config.ts';
import { explain } from '../src/explain.ts';
import { readArguments, USAGE, UsageError } from './arguments.ts';

/** Refused: wrong usage, settings that do not hold, or a data directory that a running service owns. */
const EXIT_REFUSED = 2;

/** One sentence for the operator, and how the commands are used where that was the fault. */
function tellFault(error: unknown): string {
  return error instanceof UsageError ? `${error.message}\n${USAGE}` : explain(error);
}

async function main(): Promise<number> {
  const settings = readArguments(process.argv.slice(2));
  const config = readConfig(process.env);
  // Each command loads what it needs: an import has no use for the model, wrong usage for no database.
  switch (settings.command) {
    case 'import':
      return (await import('./profiles.ts')).runImport(config, settings.file, settings.format);
    case 'import-partnerships':
      return (await import('./partnerships.ts')).runPartnershipImport(config, settings);
    case 'index':
      return (await import('./tasks.ts')).runIndex(config, settings.task);
  }
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${tellFault(error)}\n`);
  return EXIT_REFUSED;
});
