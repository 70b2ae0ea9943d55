import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import { isRunning, ownIdentity } from './process-identity.ts';

/** Whether another process has the data directory open. */
export function isLocked(error: unknown): error is AppError {
  return error instanceof AppError && error.code === 'DATA_DIR_LOCKED';
}

interface Lock {
  /** Gives the directory back. More than once does nothing more. */
  release(): void;
}

const holderSchema = z.object({
  token: z.string(),
  pid: z.number().int(),
  startTicks: z.string().nullable(),
  bootId: z.string().nullable(),
  space: z.string(),
});
type Holder = z.infer<typeof holderSchema>;

/** A holder dates its lock this often, for those who cannot see its process (another container on the same volume). */
const HEARTBEAT_MS = 2_000;
/** To them, a lock not dated for so long is a dead one's. Fifteen heartbeats: a busy machine may skip some. */
const SILENCE_MS = 30_000;

function isHeld(path: string, holder: Holder): boolean {
  if (holder.pid <= 0) return false;
  const running = isRunning(holder);
  if (running !== null) return running;
  const dated = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Math.abs(Date.now() - dated) < SILENCE_MS;
}

/** Whose name a claim file bears; null when there is none. Claim files appear with their content, so what cannot be
 *  read as one was damaged by hand or by the disk: it is treated as nobody's, under a fixed token. */
function holderOf(path: string): Holder | null {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  try {
    return holderSchema.parse(JSON.parse(content));
  } catch {
    return { token: 'unreadable', pid: 0, startTicks: null, bootId: null, space: '' };
  }
}

/** Makes `path` with the content of `own`, at once; false when it exists already. */
function claim(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

interface Link {
  path: string;
  token: string;
}

/** Claim files from the lock to the first one that is free: `lock`, then `lock.<token of its dead holder>`, then, if
 *  that was left by a starter which died while taking over, `lock.<its token>` …
 *  @param patient look again rather than name a starter that is about to take over: it may come too late itself.
 *  @returns null for the patient when one is.
 *  @throws AppError DATA_DIR_LOCKED when one of the holders runs. */
function staleChain(lockPath: string, patient: boolean): Link[] | null {
  const chain: Link[] = [];
  for (let path = lockPath; ; ) {
    const holder = holderOf(path);
    if (holder === null) return chain;
    if (isHeld(path, holder)) {
      if (patient && path !== lockPath) return null;
      throw new AppError('DATA_DIR_LOCKED', { pid: holder.pid });
    }
    chain.push({ path, token: holder.token });
    path = `${lockPath}.${holder.token}`;
  }
}

/** Replaces a dead holder's lock. Only one starter can hold the claim file named after the dead holder; having it, it
 *  checks that nothing has changed since it looked, so a slow starter cannot replace the lock of a quick one.
 *  @returns false when another starter was quicker: look again. */
function takeOver(own: string, lockPath: string, chain: readonly Link[]): boolean {
  const last = chain.at(-1);
  if (last === undefined) return claim(own, lockPath);
  const claimPath = `${lockPath}.${last.token}`;
  if (!claim(own, claimPath)) return false;
  const unchanged = chain.every(({ path, token }) => holderOf(path)?.token === token);
  // The lock is replaced before the claims go: whoever gets a claim afterwards sees the new lock.
  if (unchanged) renameSync(own, lockPath);
  for (const path of [...(unchanged ? chain.slice(1).map((link) => link.path) : []), claimPath])
    rmSync(path, { force: true });
  return unchanged;
}

function date(lockPath: string): void {
  const now = new Date();
  try {
    utimesSync(lockPath, now, now);
  } catch {
    // The directory is gone or full of errors: the database will say so better.
  }
}

/** A take-over lasts microseconds; whoever is stopped in the middle of one is not waited for beyond this. */
const TAKE_OVER_MS = 500;
const LOOK_AGAIN_MS = 5;

/** Makes `own` the lock. @throws AppError DATA_DIR_LOCKED. */
function take(own: string, lockPath: string): void {
  const patience = Date.now() + TAKE_OVER_MS;
  for (;;) {
    const chain = staleChain(lockPath, Date.now() < patience);
    if (chain === null) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_AGAIN_MS);
    else if (takeOver(own, lockPath, chain)) return;
  }
}

/** Takes a data directory for this process. PGlite takes no lock and two openers corrupt it.
 *  The lock of a process that was killed is taken over, by exactly one of several starters.
 *  @throws AppError DATA_DIR_LOCKED, at once, with the `pid` that has it (this one's too). */
export function acquireLock(dataDir: string): Lock {
  const lockPath = join(dataDir, 'lock');
  const holder: Holder = { token: randomUUID(), ...ownIdentity() };
  const own = `${lockPath}-${holder.token}`;
  writeFileSync(own, JSON.stringify(holder));
  try {
    take(own, lockPath);
  } finally {
    rmSync(own, { force: true });
  }
  const heartbeat = setInterval(() => date(lockPath), HEARTBEAT_MS).unref();
  return {
    release: () => {
      clearInterval(heartbeat);
      if (holderOf(lockPath)?.token === holder.token) rmSync(lockPath, { force: true });
    },
  };
}

/** Takes a data directory, which is made when missing: nobody else opens it until the lock is released.
 *  @throws AppError DATA_DIR_LOCKED naming the pid that has it open. */
export async function takeDataDir(dataDir: string): Promise<Lock> {
  await mkdir(dataDir, { recursive: true });
  return acquireLock(dataDir);
}
