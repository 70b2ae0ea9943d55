import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../src/domain/errors.ts';
import { AWAY, BODY } from '../../src/http/described.ts';
import { openApiDocument } from '../../src/http/openapi.ts';
import { makeTestApp } from '../support/app.ts';

const app = makeTestApp(() => {
  throw new AppError('INDEX_NOT_READY');
});

const operation = z.object({
  operationId: z.string(),
  requestBody: z.object({ content: z.looseObject({}) }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string() })),
});
const described = z.object({ paths: z.record(z.string(), z.record(z.string(), operation)) });

const operations = () =>
  Object.values(described.parse(openApiDocument(app)).paths).flatMap((methods) => Object.values(methods));

/** Codes of the failures that an operation names. */
const toldBy = ({ responses }: z.infer<typeof operation>): string[] =>
  Object.values(responses).flatMap(({ description }) => description.split(', '));

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
    const silent = operations()
      .filter(({ requestBody }) => requestBody !== undefined && 'application/json' in requestBody.content)
      .filter((operation) => !BODY.every((code) => toldBy(operation).includes(code)));
    expect(silent.map(({ operationId }) => operationId)).toEqual([]);
  });

  it('says of every route that the service may not be ready, and of a key that it cannot be used again', () => {
    const silent = operations()
      .filter(({ operationId }) => operationId !== 'health')
      .filter((operation) => !AWAY.every((code) => toldBy(operation).includes(code)));
    expect(silent.map(({ operationId }) => operationId)).toEqual([]);
    const createKey = operations().find(({ operationId }) => operationId === 'createKey');
    expect(createKey === undefined ? [] : toldBy(createKey)).toEqual(
      expect.arrayContaining(['INVALID_REQUEST', 'IDEMPOTENCY_KEY_REUSED', 'ANSWER_TOLD_ONCE']),
    );
  });

  it('says which answers are read again by their tag', () => {
    const tagged = operations().filter(({ responses }) => '304' in responses);
    expect(tagged.map(({ operationId }) => operationId)).toEqual(['getProfile', 'subscribeCalls']);
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
