import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../src/domain/errors.ts';
import { BODY } from '../../src/http/described.ts';
import { openApiDocument } from '../../src/http/openapi.ts';
import { makeTestApp } from '../support/app.ts';

const app = makeTestApp(() => {
  throw new AppError('INDEX_NOT_READY');
});

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

  it('says of every route that takes JSON what may be wrong with a body', () => {
    const operation = z.object({
      operationId: z.string(),
      requestBody: z.object({ content: z.looseObject({}) }).optional(),
      responses: z.record(z.string(), z.object({ description: z.string() })),
    });
    const { paths } = z
      .object({ paths: z.record(z.string(), z.record(z.string(), operation)) })
      .parse(openApiDocument(app));
    const silent = Object.values(paths)
      .flatMap((operations) => Object.values(operations))
      .filter(({ requestBody }) => requestBody !== undefined && 'application/json' in requestBody.content)
      .filter(({ responses }) => {
        const told = Object.values(responses).flatMap(({ description }) => description.split(', '));
        return !BODY.every((code) => told.includes(code));
      });
    expect(silent.map(({ operationId }) => operationId)).toEqual([]);
  });

  it('describes the routes that the outside world relies on', async () => {
    const paths = Object.keys(openApiDocument(app).paths ?? {});
    expect(
      [
        '/api/v1/directory',
        '/api/v1/matches',
        '/api/v1/profiles',
        '/api/v1/profiles/{id}',
        '/api/v1/profiles/{id}/matches',
        '/health',
        '/ready',
      ].filter((path) => !paths.includes(path)),
    ).toEqual([]);
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
