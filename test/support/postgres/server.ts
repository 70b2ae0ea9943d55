import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';

/** Where Debian's packages install each major version. */
const DEBIAN_VERSIONS = '/usr/lib/postgresql';
/** `nobody` of every Linux: the server refuses to run as root. */
const NOBODY = 65_534;
const USER = 'bourse';
const PASSWORD = 'for tests only';
/** A busy machine of two cores takes some seconds; beyond this something is wrong. */
const START_MS = 60_000;

/** A PostgreSQL of this test's own: temporary folder, free port of the loopback interface, no other user. */
export interface TestPostgres {
  port: number;
  /** Process of the server, to be frozen (SIGSTOP) by a test. */
  pid: () => number;
  /** Makes an empty database.
   *  @returns its address. */
  createDatabase: (name: string) => Promise<string>;
  dropDatabase: (name: string) => Promise<void>;
  /** Ends the server as a crash would (SIGKILL). */
  crash: () => Promise<void>;
  /** Starts it again after `crash`, on the same port and folder. */
  restart: () => Promise<void>;
  /** Runs `pg_dump`, `pg_restore` … of the same version. */
  tool: (name: string, args: readonly string[]) => Promise<void>;
  stop: () => Promise<void>;
}

/** Folder of the newest PostgreSQL installed.
 *  @throws when there is none: tests on it fail, they are not skipped. */
function newestBin(): string {
  const versions = existsSync(DEBIAN_VERSIONS) ? readdirSync(DEBIAN_VERSIONS).map(Number) : [];
  const bin = join(DEBIAN_VERSIONS, String(Math.max(...versions)), 'bin');
  if (existsSync(join(bin, 'initdb'))) return bin;
  throw new Error(`no PostgreSQL under ${DEBIAN_VERSIONS}: apt-get install postgresql`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

const isRoot = (): boolean => process.getuid?.() === 0;

/** Whom the server and its files belong to. */
const serverIdentity = (): { uid?: number; gid?: number } => (isRoot() ? { uid: NOBODY, gid: NOBODY } : {});

function start(
  program: string,
  args: readonly string[],
  folder: string,
  identity = serverIdentity(),
): ChildProcess {
  return spawn(program, args, { ...identity, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
}

async function run(...command: Parameters<typeof start>): Promise<void> {
  const child = start(...command);
  let said = '';
  child.stderr?.on('data', (data) => {
    said += String(data);
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${command[0]} ended with ${code}: ${said}`);
}

/** `fsync` protects against the machine's crash, not the server's: tests do without. */
function serverSettings(port: number): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: 'off',
    max_connections: 60,
    shared_buffers: '64MB',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function answers(address: string): Promise<void> {
  const deadline = performance.now() + START_MS;
  for (;;) {
    const sql = postgres(address, { max: 1, connect_timeout: 2, onnotice: () => undefined });
    try {
      await sql`select 1`;
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await pause(100);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
}

/** Starts a private PostgreSQL. Whatever else runs on the machine is left alone.
 *  @throws when no PostgreSQL is installed or it does not start. */
export async function startPostgres(): Promise<TestPostgres> {
  const bin = newestBin();
  const folder = await mkdtemp(join(tmpdir(), 'bourse-postgres-'));
  if (isRoot()) await chown(folder, NOBODY, NOBODY);
  const password = join(folder, 'password');
  await writeFile(password, PASSWORD);
  const data = join(folder, 'data');
  const access = ['-U', USER, '--auth=scram-sha-256', `--pwfile=${password}`];
  await run(join(bin, 'initdb'), ['-D', data, '-E', 'UTF8', '--locale=C', '--no-sync', ...access], folder);
  const port = await freePort();
  const address = (database: string): string =>
    `postgres://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${database}`;
  let server: ChildProcess;
  const launch = async (): Promise<void> => {
    server = start(join(bin, 'postgres'), ['-D', data, ...serverSettings(port)], folder);
    server.stderr?.resume();
    await answers(address('postgres'));
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  };
  const administer = async (statement: string): Promise<void> => {
    const sql = postgres(address('postgres'), { max: 1, onnotice: () => undefined });
    await sql.unsafe(statement).finally(() => sql.end());
  };
  await launch();
  return {
    port,
    pid: () => server.pid ?? 0,
    createDatabase: async (name) => {
      await administer(`create database ${name}`);
      return address(name);
    },
    dropDatabase: (name) => administer(`drop database ${name} with (force)`),
    crash: () => end('SIGKILL'),
    restart: launch,
    tool: (name, args) => run(join(bin, name), args, folder, {}),
    // Immediate: nothing of it is kept.
    stop: async () => {
      await end('SIGQUIT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
