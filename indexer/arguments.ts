import { type ParseArgsConfig, parseArgs } from 'node:util';

export const USAGE = `Usage:
  npm run import -- FILE [--format jsonl|csv]   FILE: JSON Lines or CSV, - for standard input
  npm run import:partnerships -- FILE [--source TEXT]   CSV of declared partnerships
  npm run index [-- --rebuild | --watch]
  npm run index -- --rollback | --dead-letters | --replay   with Elasticsearch
`;

export class UsageError extends Error {}

/** What `npm run index` does. `pending`: what changed; `watch`: the same, until told to stop. */
const INDEX_TASKS = ['rebuild', 'watch', 'rollback', 'dead-letters', 'replay'] as const;
export type IndexTask = 'pending' | (typeof INDEX_TASKS)[number];

type Arguments =
  | { command: 'import'; file: string; format: 'jsonl' | 'csv' }
  | { command: 'import-partnerships'; file: string; source: string | null }
  | { command: 'index'; task: IndexTask };

/** Words and options of a command.
 *  @throws UsageError for an option that it does not take. */
function parsed<T extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: T) {
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function fileOf([file, ...rest]: readonly string[]): string {
  if (file === undefined) throw new UsageError('a file to import is missing');
  if (rest.length > 0) throw new UsageError(`one file at a time: ${rest.join(' ')}`);
  return file;
}

function importOf(args: string[]): Arguments {
  const { values, positionals } = parsed(args, { format: { type: 'string' } });
  const file = fileOf(positionals);
  const format = values.format ?? (file.endsWith('.csv') ? 'csv' : 'jsonl');
  if (format !== 'jsonl' && format !== 'csv')
    throw new UsageError(`--format takes jsonl or csv, not ${format}`);
  return { command: 'import', file, format };
}

function partnershipImportOf(args: string[]): Arguments {
  const { values, positionals } = parsed(args, { source: { type: 'string' } });
  return { command: 'import-partnerships', file: fileOf(positionals), source: values.source ?? null };
}

const FLAGS = Object.fromEntries(INDEX_TASKS.map((task) => [task, { type: 'boolean' as const }]));

function indexOf(args: string[]): Arguments {
  const { values, positionals } = parsed(args, FLAGS);
  if (positionals.length > 0) throw new UsageError(`index takes no file: ${positionals.join(' ')}`);
  const [task = 'pending', ...more] = INDEX_TASKS.filter((name) => values[name] === true);
  if (more.length > 0) throw new UsageError(`one of --${task}, --${more.join(', --')}`);
  return { command: 'index', task };
}

/** @throws UsageError. */
export function readArguments([command, ...args]: readonly string[]): Arguments {
  switch (command) {
    case 'import':
      return importOf(args);
    case 'import-partnerships':
      return partnershipImportOf(args);
    case 'index':
      return indexOf(args);
    default:
      throw new UsageError('the command is import, import-partnerships or index');
  }
}
