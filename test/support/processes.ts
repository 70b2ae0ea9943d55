import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export type Settings = Readonly<Record<string, string>>;

export interface Process {
  child: ChildProcess;
  output: { out: string; error: string };
  /** Exit status; null when a signal ended it. */
  ended: Promise<number | null>;
}

/** Runs one of our entries, with these settings and no others. */
export function run(entry: string, args: readonly string[], settings: Settings): Process {
  const child = spawn(process.execPath, ['--import', 'tsx', entry, ...args], {
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
  const service = run('src/node.ts', [], { PORT: '0', RATE_LIMIT: 'off', ...settings });
  const address = await new Promise<string>((resolve, reject) => {
    service.child.stdout?.on('data', () => {
      const ready = /^ready (\S+)\n/.exec(service.output.out)?.[1];
      if (ready !== undefined) resolve(ready);
    });
    service.ended.then((code) => reject(new Error(`ended with ${code}: ${service.output.error}`)));
  });
  return { ...service, address };
}
