import { join } from 'node:path';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createApp } from '../../src/app.ts';
import { asset } from '../../src/assets.ts';
import { AppError } from '../../src/domain/errors.ts';
import { openApiDocument } from '../../src/http/openapi.ts';

const app = createApp(
  () => {
    throw new AppError('INDEX_NOT_READY');
  },
  { log: pino({ level: 'silent' }), rateLimit: false, clientAddress: () => null, asset, monotonic: () => 0 },
);

describe('the OpenAPI document', () => {
  it('is the one in docs/openapi.json (refresh: npx vitest run test/http/docs.test.ts -u)', async () => {
    const document = `${JSON.stringify(openApiDocument(app), null, 2)}\n`;
    await expect(document).toMatchFileSnapshot(join(import.meta.dirname, '../../docs/openapi.json'));
  });

  it('lets null stand where a request may leave a value unstated, and nowhere else', () => {
    const document = z
      .object({ components: z.object({ schemas: z.record(z.string(), z.looseObject({})) }) })
      .parse(openApiDocument(app));
    const { Theme, Level, MatchRequest } = document.components.schemas;
    expect([Theme?.type, Level?.type]).toEqual(['string', 'string']);
    expect(MatchRequest).toMatchObject({
      properties: {
        themes: { items: { $ref: '#/components/schemas/Theme' } },
        seeker: {
          properties: {
            level: { anyOf: [{ $ref: '#/components/schemas/Level' }, { type: 'null' }] },
            population: { type: ['integer', 'null'] },
          },
        },
      },
    });
  });

  it('describes every route of the interface', async () => {
    const paths = Object.keys(openApiDocument(app).paths ?? {}).sort();
    expect(paths).toEqual([
      '/api/v1/advisories',
      '/api/v1/advisories/{id}',
      '/api/v1/coordination',
      '/api/v1/coordination/{id}',
      '/api/v1/coordination/{id}/decline',
      '/api/v1/coordination/{id}/messages',
      '/api/v1/countries/{code}/notes',
      '/api/v1/countries/{code}/notes/{id}',
      '/api/v1/answers',
      '/api/v1/calls',
      '/api/v1/calls.ics',
      '/api/v1/cofinancing',
      '/api/v1/contacts/validate',
      '/api/v1/diagnosis',
      '/api/v1/directory',
      '/api/v1/directory/{id}/profile-draft',
      '/api/v1/documents/convention.docx',
      '/api/v1/documents/convention.pdf',
      '/api/v1/documents/deliberation.docx',
      '/api/v1/documents/deliberation.pdf',
      '/api/v1/introductions',
      '/api/v1/introductions/{id}',
      '/api/v1/introductions/{id}/brokers',
      '/api/v1/introductions/{id}/brokers/{organisationId}',
      '/api/v1/introductions/{id}/hand-over',
      '/api/v1/introductions/{id}/hand-over/answer',
      '/api/v1/introductions/{id}/messages',
      '/api/v1/introductions/{id}/reasons',
      '/api/v1/introductions/{id}/transitions',
      '/api/v1/legal/checklist',
      '/api/v1/legal/reminders',
      '/api/v1/mandates/grant',
      '/api/v1/mandates/{id}/grant',
      '/api/v1/mandates/{id}/revoke',
      '/api/v1/matches',
      '/api/v1/open-data/{dataset}/schema.json',
      '/api/v1/open-data/{file}',
      '/api/v1/opinions',
      '/api/v1/opinions/{id}',
      '/api/v1/partnerships',
      '/api/v1/partnerships/import',
      '/api/v1/partnerships/{id}',
      '/api/v1/partnerships/{id}/close',
      '/api/v1/partnerships/{id}/confirm',
      '/api/v1/partnerships/{id}/evaluations',
      '/api/v1/matches/joint',
      '/api/v1/merges/{id}/undo',
      '/api/v1/one-percent',
      '/api/v1/profiles',
      '/api/v1/profiles/confirm',
      '/api/v1/profiles/duplicates',
      '/api/v1/profiles/quality',
      '/api/v1/profiles/{id}',
      '/api/v1/profiles/{id}/confirmation',
      '/api/v1/profiles/{id}/mandates',
      '/api/v1/profiles/{id}/matches',
      '/api/v1/profiles/{id}/partnerships',
      '/api/v1/statistics',
      '/api/v1/territories',
      '/api/v1/profiles/{id}/merge',
      '/api/v1/profiles/{id}/openness',
      '/api/v1/profiles/{id}/record',
      '/api/v1/requests',
      '/api/v1/requests/{id}',
      '/api/v1/requests/{id}/agreement',
      '/api/v1/requests/{id}/closing',
      '/api/v1/requests/{id}/matches',
      '/api/v1/requests/{id}/publication',
      '/api/v1/requests/{id}/renewal',
      '/api/v1/saved-searches',
      '/api/v1/saved-searches/{id}',
      '/api/v1/suggestions',
      '/api/v1/suggestions/{id}',
      '/api/v1/suggestions/{id}/answer',
      '/health',
      '/ready',
    ]);
  });
});

describe('a wrong method', () => {
  it.each([
    ['/api/v1/matches', 'GET', 'POST'],
    ['/api/v1/profiles', 'PUT', 'GET, HEAD, POST'],
    ['/', 'DELETE', 'GET, HEAD'],
  ])('on %s is told what is allowed', async (path, method, allowed) => {
    const response = await app.request(path, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe(allowed);
  });
});

describe('the pages', () => {
  it.each(['/', '/docs', '/docs/errors'])('%s needs no other site and no inline script', async (path) => {
    const response = await app.request(path);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(html).not.toMatch(/<script>|<script [^>]*>[^<]|style="/);
    for (const [, file] of html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)) {
      expect((await app.request(file ?? '')).status).toBe(200);
    }
  });

  it('serves no file but those of the pages', async () => {
    for (const name of ['package.json', '..%2fpackage.json', 'node.ts', 'constructor']) {
      expect((await app.request(`/assets/${name}`)).status).toBe(404);
    }
  });
});
