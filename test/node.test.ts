import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  onceReady,
  type Process,
  type RunningService,
  run,
  runScript,
  type Settings,
} from './support/processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'bourse-node-'));

const settingsOf = (settings: Settings): Settings => ({
  SEED: 'none',
  DATA_DIR: join(folder, 'data'),
  PORT: '0',
  ...settings,
});
const start = (settings: Settings): Process => run('src/node.ts', [], settingsOf(settings));

/** What a server answers to these bytes before it closes the connection. */
async function raw(address: string, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    let received = '';
    socket.on('data', (data) => {
      received += String(data);
    });
    socket.on('close', () => resolve(received));
    socket.on('error', reject);
    socket.write(request);
  });
}

describe('npm start', () => {
  let service: RunningService;
  let address: string;
  beforeAll(async () => {
    // As an operator does; what follows is about the same code, built once for all tests.
    const settings = settingsOf({ ADMIN_KEY: 'canary-secret', TRUSTED_PROXIES: '1' });
    service = await onceReady(runScript('start', [], settings));
    address = service.address;
  });
  afterAll(async () => {
    service.child.kill('SIGKILL');
    await service.ended;
    rmSync(folder, { recursive: true, force: true });
  });

  it('says on standard output that it is ready, and nothing else', async () => {
    expect((await fetch(`${address}/ready`)).status).toBe(200);
    expect(service.output.out).toBe(`ready ${address}\n`);
    expect(service.output.error).not.toContain('canary-secret');
    expect(service.output.error).toContain('ADMIN_KEY has fewer than 32 characters');
  });

  it('counts from 0, so that the first failure is one more than before', async () => {
    const metrics = await (await fetch(`${address}/metrics`)).text();
    expect(metrics).toContain('bourse_mails_total{outcome="dead"} 0');
    expect(metrics).toContain('bourse_daily_failures_total{job="send digests"} 0');
  });

  it('loads the directory under every SEED', async () => {
    expect(await (await fetch(`${address}/api/v1/directory?q=35288`)).json()).toMatchObject({
      results: [{ id: 'fr-35288' }],
    });
    expect(await (await fetch(`${address}/api/v1/profiles`)).json()).toMatchObject({ totalResults: 0 });
  });

  it('reads a question of 4,000 signs from an address, and names a longer one as a fault', async () => {
    const ask = async (length: number): Promise<number> =>
      (await fetch(`${address}/api/v1/profiles?q=${encodeURIComponent('水'.repeat(length))}`)).status;
    expect(await ask(4000)).toBe(200);
    expect(await ask(5000)).toBe(422);
  });

  it('limits each client behind a proxy for itself', async () => {
    const left = async (client: string): Promise<string | null> => {
      const asked = { method: 'POST', headers: { 'x-forwarded-for': client } };
      return (await fetch(`${address}/connexion`, asked)).headers.get('ratelimit-remaining');
    };
    const first = await left('192.0.2.7');
    await left('192.0.2.7');
    expect(await left('192.0.2.8')).toBe(first);
  });

  it.each([
    ['a header beyond all measure', `GET /?q=${'x'.repeat(100_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 431],
    ['what is no HTTP', 'hello\r\n\r\n', 400],
    ['a host that is none', 'GET /health HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n', 400],
  ])('answers %s', async (_, request, status) => {
    expect(await raw(address, request)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect((await fetch(`${address}/health`)).status).toBe(200);
  });

  it('refuses a second opener of its folder, naming its pid, with exit code 2', async () => {
    const second = start({});
    expect(await second.ended).toBe(2);
    expect(second.output.out).toBe('');
    expect(second.output.error).toContain(String(service.child.pid));
    expect((await fetch(`${address}/ready`)).status).toBe(200);
  });

  it('refuses a taken port with one message and exit code 1', async () => {
    const second = start({ PORT: new URL(address).port, DATA_DIR: join(folder, 'other') });
    expect(await second.ended).toBe(1);
    expect(second.output.error).toMatch(/^[^\n]*EADDRINUSE[^\n]*PORT[^\n]*\n$/);
  });

  it('refuses a data directory that is a file with one message that names the setting', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const wrong = start({ DATA_DIR: file });
    expect(await wrong.ended).toBe(1);
    expect(wrong.output.error).toMatch(/^[^\n]*EEXIST[^\n]*DATA_DIR[^\n]*\n$/m);
  });

  it('names every bad setting at once, without its value', async () => {
    const wrong = start({ PORT: 'x', SEED: 'all', ADMIN_KEY: 'has blanks' });
    expect(await wrong.ended).toBe(1);
    expect(wrong.output.error).toMatch(/^[^\n]*PORT[^\n]*SEED[^\n]*ADMIN_KEY[^\n]*\n$/);
    expect(wrong.output.error).not.toContain('has blanks');
  });

  it('stops on SIGTERM with exit code 0 and gives the folder back', async () => {
    service.child.kill('SIGTERM');
    expect(await service.ended).toBe(0);
    service = await onceReady(start({}));
    expect((await fetch(`${service.address}/health`)).status).toBe(200);
  });
});
