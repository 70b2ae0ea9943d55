import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { builtEntry } from '../../src/build.mjs';
import { acquireLock } from '../../src/store/lock.ts';
import { ownIdentity } from '../../src/store/process-identity.ts';

let dataDir: string;
let children: ChildProcess[];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'bourse-lock-'));
  children = [];
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

interface Starter {
  child: ChildProcess;
  /** Has it take the lock at `atMs` (epoch) and hold it, and tells what became of it. */
  take: (atMs: number) => Promise<unknown>;
}

/** A process that is loaded and waits to be told. */
async function prepare(): Promise<Starter> {
  const child = spawn(
    process.execPath,
    [builtEntry(inject('runFolder'), 'test/store/lock-starter.ts'), dataDir],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  children.push(child);
  const lines = createInterface(child.stdout);
  await once(lines, 'line');
  const take = async (atMs: number): Promise<unknown> => {
    child.stdin.write(String(atMs));
    return (await once(lines, 'line'))[0];
  };
  return { child, take };
}

/** Starts a process that takes the lock at once. */
async function start(): Promise<{ child: ChildProcess; outcome: unknown }> {
  const { child, take } = await prepare();
  return { child, outcome: await take(0) };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const lockFile = () => join(dataDir, 'lock');

describe('the lock of a data directory', () => {
  it('refuses a second opener, naming the pid of the first', async () => {
    const { child } = await start();
    expect(() => acquireLock(dataDir)).toThrow(
      expect.objectContaining({ code: 'DATA_DIR_LOCKED', params: { pid: child.pid } }),
    );
    expect((await start()).outcome).toBe(`refused ${child.pid}`);
  });

  it('refuses a second opener in the same process, and lets it in after the release', () => {
    const lock = acquireLock(dataDir);
    expect(() => acquireLock(dataDir)).toThrow(expect.objectContaining({ params: { pid: process.pid } }));
    lock.release();
    acquireLock(dataDir).release();
  });

  it('is taken over after kill -9', async () => {
    const { child } = await start();
    await kill(child);
    const lock = acquireLock(dataDir);
    expect(JSON.parse(await readFile(lockFile(), 'utf8')).pid).toBe(process.pid);
    lock.release();
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('is taken over by exactly one of several that start together after kill -9', async () => {
    for (let round = 0; round < 2; round++) {
      const { child } = await start();
      await kill(child);
      const prepared = await Promise.all(Array.from({ length: 4 }, prepare));
      const together = Date.now() + 100;
      const starters = await Promise.all(
        prepared.map(async ({ child, take }) => ({ child, outcome: await take(together) })),
      );
      const winners = starters.filter(({ outcome }) => outcome === 'held');
      expect(winners).toHaveLength(1);
      const losers = starters.filter(({ outcome }) => outcome === `refused ${winners[0]?.child.pid}`);
      expect(losers).toHaveLength(3);
      await Promise.all(winners.map((winner) => kill(winner.child)));
      await rm(lockFile());
    }
  });

  it('is taken over although its pid now belongs to another process', async () => {
    const holder = { token: 'old', ...ownIdentity(), startTicks: '1' };
    await writeFile(lockFile(), JSON.stringify(holder));
    acquireLock(dataDir).release();
  });

  it('is taken over when the one who was taking it over was killed', async () => {
    const dead = { ...ownIdentity(), startTicks: '1' };
    await writeFile(lockFile(), JSON.stringify({ token: 'first', ...dead }));
    await writeFile(`${lockFile()}.first`, JSON.stringify({ token: 'second', ...dead }));
    acquireLock(dataDir).release();
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('is taken over when what it holds cannot be read', async () => {
    await writeFile(lockFile(), '{"tok');
    acquireLock(dataDir).release();
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('of another container is respected while it is dated, and taken over once it has fallen silent', async () => {
    await writeFile(
      lockFile(),
      JSON.stringify({ token: 'far', ...ownIdentity(), space: 'elsewhere', pid: 7 }),
    );
    expect(() => acquireLock(dataDir)).toThrow(expect.objectContaining({ params: { pid: 7 } }));
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(lockFile(), longAgo, longAgo);
    acquireLock(dataDir).release();
  });

  it('is not given back by one who no longer has it', async () => {
    const lock = acquireLock(dataDir);
    const other = JSON.stringify({ token: 'other', ...ownIdentity() });
    await rm(lockFile());
    await writeFile(lockFile(), other);
    lock.release();
    expect(await readFile(lockFile(), 'utf8')).toBe(other);
  });
});
