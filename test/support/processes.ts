import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { z } from 'zod';
import { builtEntry } from '../../src/build.mjs';
import { ENGINE_FLAGS } from '../../src/engine-flags.mjs';

const ROOT = join(import.meta.dirname, '../..');

export type Settings = Readonly<Record<string, string>>;

export interface Process {
  child: ChildProcess;
  output: { out: string; error: string };
  /** Exit status; null when a signal ended it. */
  ended: Promise<number | null>;
}

const packageSchema = z.object({ scripts: z.record(z.string(), z.string()) });

/** What `npm run NAME` runs, without npm, which would stand between a test and its signals. */
function scriptOf(name: string): string[] {
  const { scripts } = packageSchema.parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));
  return (scripts[name] ?? '').split(' ');
}

/** Runs one of our entries, built (`src/build.mjs`), with these settings and no others. */
export function run(entry: string, args: readonly string[], settings: Settings): Process {
  return started([...ENGINE_FLAGS, builtEntry(inject('runFolder'), entry), ...args], settings);
}

/** Runs a script of `package.json` as it stands there: built anew. */
export function runScript(name: string, args: readonly string[], settings: Settings): Process {
  const [, ...words] = scriptOf(name);
  return started([...words, ...args], settings);
}

function started(args: readonly string[], settings: Settings): Process {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { out: '', error: '' };
  child.stdout.on('data', (data) => {
    output.out += String(data);
  });
  child.stderr.on('data', (data) => {
    output.error += String(data);
  });
  const ended = once(child, 'close').then(([code]: unknown[]) => (typeof code === 'number' ? code : null));
  return { child, output, ended };
}

/** `npm run import` or `npm run index`. */
export function command(args: readonly string[], settings: Settings): Process {
  return run('indexer/main.ts', args, settings);
}

export interface RunningService extends Process {
  /** `http://127.0.0.1:PORT`. */
  address: string;
}

/** `npm start` on a free port, once it is ready.
 *  @throws when it ends before. */
export async function startService(settings: Settings): Promise<RunningService> {
  return onceReady(run('src/node.ts', [], { PORT: '0', RATE_LIMIT: 'off', ...settings }));
}

/** @throws when the service ends before it is ready. */
export async function onceReady(service: Process): Promise<RunningService> {
  const address = await new Promise<string>((resolve, reject) => {
    service.child.stdout?.on('data', () => {
      const ready = /^ready (\S+)\n/.exec(service.output.out)?.[1];
      if (ready !== undefined) resolve(ready);
    });
    service.ended.then((code) => reject(new Error(`ended with ${code}: ${service.output.error}`)));
  });
  return { ...service, address };
}
