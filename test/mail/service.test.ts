import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDatabaseFolder } from '../support/database.ts';
import { command, type RunningService, startService } from '../support/processes.ts';
import { openSmtp, type Taken, type TestSmtp } from '../support/smtp.ts';

const TOWN = {
  id: 'sn-keur',
  name: 'Keur Exemple',
  country: 'SN',
  level: 'commune',
  languages: ['fr'],
  contact: { email: 'mairie@exemple.invalid' },
};

let dataDir: string;
let smtp: TestSmtp;
let service: RunningService;
let arrived: Promise<Taken>;
beforeAll(async () => {
  dataDir = await makeDatabaseFolder();
  smtp = await openSmtp();
  arrived = new Promise((resolve) => {
    smtp.rules.accepted = resolve;
  });
  const file = join(dataDir, 'town.jsonl');
  await writeFile(file, JSON.stringify(TOWN));
  const settings = { DATA_DIR: dataDir, SEED: 'none' };
  expect(await command(['import', file], settings).ended).toBe(0);
  service = await startService({
    ...settings,
    SMTP_URL: smtp.url,
    MAIL_FROM: 'Bourse partenariat <ne-pas-repondre@bourse.exemple>',
    PUBLIC_URL: 'https://bourse.exemple',
  });
});
afterAll(async () => {
  service.child.kill('SIGKILL');
  await smtp.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('npm start with a mail server', () => {
  it('does the work of the day at its start and sends what it wrote', async () => {
    const { to, email } = await arrived;
    expect(to).toEqual([TOWN.contact.email]);
    expect(email.subject).toBe('Cette adresse est-elle toujours la bonne ? Keur Exemple');
    expect(email.text).toContain('https://bourse.exemple/contacts/validation?token=');
  });

  it('counts mails, shows none to anybody, and logs no address', async () => {
    const metrics = async (): Promise<string> => (await fetch(`${service.address}/metrics`)).text();
    await expect.poll(metrics, { timeout: 5_000 }).toContain('bourse_mails_total{outcome="sent"} 1');
    expect(await metrics()).toContain('bourse_mails_waiting 0');
    expect((await fetch(`${service.address}/demonstration/mails`)).status).toBe(404);
    expect(service.output.error).toContain('contact-validation');
    expect(service.output.error).not.toContain('exemple.invalid');
  });

  it('stops when told to', async () => {
    service.child.kill('SIGTERM');
    expect(await service.ended).toBe(0);
  });
});
