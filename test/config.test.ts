import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';

describe('settings', () => {
  it('have the defaults of the contract', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      dataDir: './data',
      databaseUrl: null,
      elasticsearchUrls: [],
      elasticsearchApiKey: null,
      seed: 'demo',
      indexPrefix: 'bourse',
      rateLimit: true,
      trustedProxies: 0,
      requestsMax: 5,
      adminKey: null,
      publicUrl: null,
      sessionSecret: null,
      oidc: null,
      smtp: null,
    });
  });

  it('read an empty variable as one that is not set', () => {
    const names = ['HOST', 'PORT', 'DATA_DIR', 'DATABASE_URL', 'SEED', 'RATE_LIMIT', 'ADMIN_KEY'];
    expect(readConfig(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(readConfig({}));
  });

  it('plant no demonstration in a database of one’s own', () => {
    expect(readConfig({ DATABASE_URL: 'postgres://host/db' }).seed).toBe('none');
    expect(readConfig({ DATABASE_URL: 'postgres://host/db', SEED: 'demo' }).seed).toBe('demo');
  });

  it('send mail only with a server, a sender and an address that links lead to', () => {
    const mail = { SMTP_URL: 'smtp://mail:587', MAIL_FROM: 'Bourse <ne-pas-repondre@bourse.example>' };
    const { smtp, publicUrl } = readConfig({ ...mail, PUBLIC_URL: 'https://bourse.example/' });
    expect(smtp).toEqual({ smtpUrl: mail.SMTP_URL, mailFrom: mail.MAIL_FROM });
    expect(publicUrl).toBe('https://bourse.example');
    expect(() => readConfig({ SMTP_URL: mail.SMTP_URL, PORT: 'x' })).toThrow(/PORT.*MAIL_FROM.*PUBLIC_URL/);
  });

  it('take several Elasticsearch nodes', () => {
    const { elasticsearchUrls } = readConfig({ ELASTICSEARCH_URL: 'http://a:9200, https://b:9200' });
    expect(elasticsearchUrls).toEqual(['http://a:9200', 'https://b:9200']);
  });

  it.each([
    ['HOST', 'a b'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000x'],
    ['DATABASE_URL', 'mysql://secret@host/db'],
    ['ELASTICSEARCH_URL', 'http://a:9200,secret'],
    ['SEED', 'some'],
    ['INDEX_PREFIX', 'Bourse*'],
    ['RATE_LIMIT', 'yes'],
    ['TRUSTED_PROXIES', '-1'],
    ['REQUESTS_MAX', '0'],
    ['ADMIN_KEY', 'secret with blanks'],
    ['PUBLIC_URL', 'https://bourse.example/secret'],
    ['SESSION_SECRET', 'secret too short'],
    ['OIDC_ISSUER', 'ftp://secret'],
    ['PUBLIC_URL', 'secret.example'],
    ['SMTP_URL', 'https://user:secret@mail'],
    ['MAIL_FROM', 'secret, other@example.invalid'],
    ['MAIL_FROM', 'secret\nBcc: <other@example.invalid>'],
  ])('name a bad %s without its value', (name, value) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(name);
    expect(read).not.toThrow('secret');
  });

  it('name what signing in lacks', () => {
    const set = {
      OIDC_ISSUER: 'https://issuer.example',
      OIDC_CLIENT_ID: 'bourse',
      OIDC_CLIENT_SECRET: 'x',
      OIDC_ACR: 'eidas2 eidas3',
      PUBLIC_URL: 'https://bourse.example/',
      SESSION_SECRET: 'x'.repeat(32),
    };
    expect(readConfig(set)).toMatchObject({
      publicUrl: 'https://bourse.example',
      oidc: { clientId: 'bourse', acr: ['eidas2', 'eidas3'] },
    });
    const { OIDC_ISSUER, OIDC_CLIENT_ID } = set;
    expect(() => readConfig({ OIDC_ISSUER })).toThrow(
      /OIDC_CLIENT_ID.*OIDC_CLIENT_SECRET.*PUBLIC_URL.*SESSION_SECRET/,
    );
    expect(() => readConfig({ ...set, PUBLIC_URL: '', OIDC_ISSUER, OIDC_CLIENT_ID })).toThrow(/PUBLIC_URL/);
  });

  it('name every fault at once', () => {
    expect(() => readConfig({ PORT: 'x', SEED: 'x', RATE_LIMIT: 'x' })).toThrow(/PORT.*SEED.*RATE_LIMIT/);
  });
});
