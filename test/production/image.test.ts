import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

let app: string;
let lines: string[];
beforeAll(async () => {
  app = await mkdtemp(join(tmpdir(), 'bourse-image-'));
  lines = (await readFile(join(ROOT, 'Dockerfile'), 'utf8')).split('\n');
});
afterAll(() => rm(app, { recursive: true }));

const argumentsOf = (instruction: string): string[] =>
  lines
    .filter((line) => line.startsWith(`${instruction} `))
    .map((line) => line.slice(instruction.length + 1));

/** Does what the `COPY` lines say, and leaves out what `.dockerignore` names. */
async function copyAll(): Promise<void> {
  const ignored = (await readFile(join(ROOT, '.dockerignore'), 'utf8')).trim().split('\n');
  const isSent = (path: string): boolean => !ignored.includes(relative(ROOT, path));
  for (const copy of argumentsOf('COPY')) {
    const [target = '', ...sources] = copy.split(' ').reverse();
    for (const source of sources) {
      const to = target === './' ? join(app, source) : join(app, target);
      await mkdir(dirname(to), { recursive: true });
      await cp(join(ROOT, source), to, { recursive: true, filter: isSent });
    }
  }
}

/** Runs a command in the image to its end. */
async function succeed(program: string, args: readonly string[]): Promise<void> {
  const command = spawn(program, args, { cwd: app, stdio: ['ignore', 'ignore', 'inherit'] });
  expect((await once(command, 'close'))[0]).toBe(0);
}

describe('the image', () => {
  it('holds all that the service needs: it starts from the files copied and the packages installed', async () => {
    await copyAll();
    // Neither what makes the models, nor what stands in for them where none runs: 12 MB.
    expect((await readdir(join(app, 'models'))).sort()).toEqual([
      'MODEL_CARD.md',
      'NOTICE.md',
      'multilingual-e5-small-50k',
    ]);
    await succeed('npm', ['ci', '--omit=dev', '--prefer-offline', '--no-audit']);
    for (const line of argumentsOf('RUN').filter((line) => line.startsWith('node '))) {
      await succeed('sh', ['-c', line]);
    }
    const [program = '', ...args]: string[] = JSON.parse(argumentsOf('CMD')[0] ?? '[]');
    const env = { PATH: process.env.PATH, NODE_ENV: 'production', PORT: '0', DATA_DIR: join(app, 'data') };
    const service = spawn(program, args, { cwd: app, env, stdio: ['ignore', 'pipe', 'inherit'] });
    const exited = once(service, 'exit');
    const [ready] = await Promise.race([once(service.stdout, 'data'), exited]);
    const [, address] = /^ready (\S+)/.exec(String(ready)) ?? [];
    expect(await (await fetch(`${address}/ready`)).json()).toEqual({ status: 'ready', mode: 'hybrid' });
    expect((await fetch(`${address}/docs`)).status).toBe(200);
    expect((await fetch(`${address}/assets/style.css`)).status).toBe(200);
    service.kill('SIGTERM');
    expect((await exited)[0]).toBe(0);
  });

  it('does not run as root, and is checked by its life, not its readiness', () => {
    expect(argumentsOf('USER')).toEqual(['node']);
    expect(argumentsOf('HEALTHCHECK')[0]).toContain('/health');
  });
});
