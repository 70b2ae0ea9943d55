import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbedded } from '../src/store/pglite.ts';
import { meta } from '../src/store/schema.ts';
import { saveProfiles } from '../src/use-cases/save-profiles.ts';
import {
  onceReady,
  type Process,
  type RunningService,
  run,
  runScript,
  type Settings,
} from './support/processes.ts';
import { profile } from './support/profiles.ts';
import { openSmtp, type Taken, type TestSmtp } from './support/smtp.ts';

const TOWN = {
  id: 'sn-keur',
  name: 'Keur Exemple',
  country: 'SN',
  level: 'commune',
  languages: ['fr'],
  contact: { email: 'mairie@exemple.invalid' },
};

const folder = mkdtempSync(join(tmpdir(), 'bourse-node-'));
const dataDir = join(folder, 'data');

const settingsOf = (settings: Settings): Settings => ({
  SEED: 'none',
  DATA_DIR: dataDir,
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

/** As if a town had been saved, and the work of that day been done the day before. */
async function aDayLater(dataDir: string): Promise<void> {
  const { db, close } = await openEmbedded(dataDir);
  await saveProfiles(db, [profile(TOWN)], new Date());
  await db.delete(meta).where(eq(meta.key, 'daily jobs'));
  await close();
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
    await aDayLater(dataDir);
  });

  describe('again, with a mail server', () => {
    let smtp: TestSmtp;
    let arrived: Promise<Taken>;
    beforeAll(async () => {
      smtp = await openSmtp();
      arrived = new Promise((resolve) => {
        smtp.rules.accepted = resolve;
      });
      const mail = {
        SMTP_URL: smtp.url,
        MAIL_FROM: 'Bourse partenariat <ne-pas-repondre@bourse.exemple>',
        PUBLIC_URL: 'https://bourse.exemple',
      };
      service = await onceReady(start(mail));
      address = service.address;
    });
    afterAll(() => smtp.close());

    it('answers on the folder of the first', async () => {
      expect((await fetch(`${address}/health`)).status).toBe(200);
      expect(await (await fetch(`${address}/api/v1/profiles`)).json()).toMatchObject({ totalResults: 1 });
    });

    it('does the work of the day at its start and sends what it wrote', async () => {
      const { to, email } = await arrived;
      expect(to).toEqual([TOWN.contact.email]);
      expect(email.subject).toBe('Cette adresse est-elle toujours la bonne ? Keur Exemple');
      expect(email.text).toContain('https://bourse.exemple/contacts/validation?token=');
    });

    it('counts mails, shows none to anybody, and logs no address', async () => {
      const metrics = async (): Promise<string> => (await fetch(`${address}/metrics`)).text();
      await expect.poll(metrics, { timeout: 5_000 }).toContain('bourse_mails_total{outcome="sent"} 1');
      expect(await metrics()).toContain('bourse_mails_waiting 0');
      expect((await fetch(`${address}/demonstration/mails`)).status).toBe(404);
      expect(service.output.error).toContain('contact-validation');
      expect(service.output.error).not.toContain('exemple.invalid');
    });

    it('stops when told to', async () => {
      service.child.kill('SIGTERM');
      expect(await service.ended).toBe(0);
    });
  });
});
