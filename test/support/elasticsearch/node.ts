import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverUser } from './cache.ts';
import type { Release } from './releases.ts';

/** Three nodes on two busy cores took up to two minutes (measured): more than twice that. */
const START_MS = 300_000;
const STOP_MS = 20_000;

/** One running node. */
export interface ElasticsearchNode {
  name: string;
  url: string;
  /** Signals the node and its launcher: SIGSTOP, SIGCONT, SIGKILL. */
  signal(signal: NodeJS.Signals): void;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

/** A TCP port that nothing uses. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Folders of a node, its own user's. */
interface Folders {
  root: string;
  data: string;
}

async function makeFolders(settings: Record<string, unknown>, dataIn: string): Promise<Folders> {
  const root = await mkdtemp(join(tmpdir(), 'bourse-elasticsearch-'));
  const data = await mkdtemp(join(dataIn, 'bourse-elasticsearch-data-'));
  const config = join(root, 'config');
  for (const name of ['config', 'tmp', 'logs']) await mkdir(join(root, name));
  const all = { ...settings, 'path.data': data, 'path.logs': join(root, 'logs') };
  const lines = Object.entries(all).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  await writeFile(join(config, 'elasticsearch.yml'), lines.join('\n'));
  // The distribution's own options would write a log of the garbage collector.
  await writeFile(join(config, 'jvm.options'), `-XX:+UseG1GC\n-Djava.io.tmpdir=${join(root, 'tmp')}\n`);
  await copyFile(join(import.meta.dirname, 'log4j2.properties'), join(config, 'log4j2.properties'));
  const owned = [
    root,
    data,
    ...['config', 'tmp', 'logs', 'config/elasticsearch.yml', 'config/jvm.options'].map((name) =>
      join(root, name),
    ),
  ];
  for (const path of owned) if (serverUser !== null) await chown(path, serverUser.uid, serverUser.gid);
  await chmod(join(config, 'log4j2.properties'), 0o644);
  return { root, data };
}

async function answers(url: string): Promise<boolean> {
  const path = '/_cluster/health?wait_for_status=yellow&timeout=1s';
  return fetch(`${url}${path}`, { signal: AbortSignal.timeout(5000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function whenReady(child: ChildProcess, url: string, tail: () => string): Promise<void> {
  const end = Date.now() + START_MS;
  while (!(await answers(url))) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > end) {
      throw new Error(`Elasticsearch did not start:\n${tail()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/** Starts a node on loopback, without security, and waits until it answers.
 *  @param settings over those that every test node has. @param dataIn folder that its data is put into. */
export async function startNode(
  release: Release,
  settings: Record<string, unknown> = { 'discovery.type': 'single-node' },
  dataIn = tmpdir(),
): Promise<ElasticsearchNode> {
  const [http, transport] = [await freePort(), await freePort()];
  const name = `node-${http}`;
  const all = {
    'cluster.name': 'bourse-test',
    'node.name': name,
    'network.host': '127.0.0.1',
    'http.port': http,
    'transport.port': transport,
    'cluster.routing.allocation.disk.threshold_enabled': false,
    ...(release.version.startsWith('8')
      ? { 'xpack.security.enabled': false, 'xpack.security.autoconfiguration.enabled': false }
      : {}),
    ...settings,
  };
  const folders = await makeFolders(all, dataIn);
  const { root } = folders;
  const { file, args, env } = release.command(join(root, 'config'), join(root, 'tmp'));
  const child = spawn(file, args, {
    // A group of its own, so that a signal reaches the launcher and the server.
    detached: true,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: root,
    ...serverUser,
  });
  const signal = (sent: NodeJS.Signals): void => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      process.kill(-child.pid, sent);
    }
  };
  return running({
    name: String(settings['node.name'] ?? name),
    folders,
    child,
    url: `http://127.0.0.1:${http}`,
    signal,
  });
}

async function running(node: {
  name: string;
  folders: Folders;
  child: ChildProcess;
  url: string;
  signal: (sent: NodeJS.Signals) => void;
}): Promise<ElasticsearchNode> {
  const { name, folders, child, url, signal } = node;
  let output = '';
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-4000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const killed = (): void => signal('SIGKILL');
  process.once('exit', killed);
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    signal('SIGCONT');
    signal('SIGTERM');
    const timer = setTimeout(killed, STOP_MS);
    if (child.exitCode === null && child.signalCode === null) await ended;
    clearTimeout(timer);
    process.off('exit', killed);
    for (const folder of Object.values(folders)) {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  };
  try {
    await whenReady(child, url, () => output);
  } catch (error) {
    await stop();
    throw error;
  }
  return { name, url, signal, stop };
}
