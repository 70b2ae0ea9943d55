import { parseArgs } from 'node:util';

export const USAGE = `Usage:
  npm run import -- FILE [--format jsonl|csv]   FILE: JSON Lines or CSV, - for standard input
  npm run import:partnerships -- FILE [--source TEXT]   CSV of declared partnerships
  npm run index [-- --rebuild | --watch]
  npm run index -- --rollback | --dead-letters | --replay   with Elasticsearch
`;

export class UsageError extends Error {}

/** What `npm run index` does. `pending`: what changed; `watch`: the same, until told to stop. */
export const INDEX_TASKS = ['rebuild', 'watch', 'rollback', 'dead-letters', 'replay'] as const;
export type IndexTask = 'pending' | (typeof INDEX_TASKS)[number];

export type Arguments =
  | { command: 'import'; file: string; format: 'jsonl' | 'csv' }
  | { command: 'import-partnerships'; file: string; source: string | null }
  | { command: 'index'; task: IndexTask };

const FLAGS = Object.fromEntries(INDEX_TASKS.map((task) => [task, { type: 'boolean' as const }]));

function taskOf(values: Readonly<Record<string, unknown>>): IndexTask {
  const [task = 'pending', ...more] = INDEX_TASKS.filter((name) => values[name] === true);
  if (more.length > 0) throw new UsageError(`one of --${task}, --${more.join(', --')}`);
  return task;
}

/** @throws UsageError, or the TypeError of an unknown option. */
export function readArguments(list: string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: list,
    allowPositionals: true,
    options: { format: { type: 'string' }, source: { type: 'string' }, ...FLAGS },
  });
  const [command, file, ...rest] = positionals;
  const task = taskOf(values);
  if (rest.length > 0) throw new UsageError(`one file at a time: ${rest.join(' ')}`);
  if (command === 'import-partnerships' && file !== undefined)
    return { command, file, source: values.source ?? null };
  if (command === 'index' && file === undefined && values.format === undefined) return { command, task };
  if (command !== 'import' || file === undefined || task !== 'pending')
    throw new UsageError('import takes a file, index takes none');
  const format = values.format ?? (file.endsWith('.csv') ? 'csv' : 'jsonl');
  if (format !== 'jsonl' && format !== 'csv')
    throw new UsageError(`--format takes jsonl or csv, not ${format}`);
  return { command, file, format };
}
