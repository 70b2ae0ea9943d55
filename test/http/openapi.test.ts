import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { matchRequestSchema } from '../../src/domain/match.ts';
import { makeTestApp } from '../support/app.ts';

const app = makeTestApp(() => {
  throw new Error('describing needs no dependencies');
});

const object = z.record(z.string(), z.unknown());
const documentSchema = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), object)),
  components: z.object({ schemas: z.record(z.string(), object) }),
});
let document: z.infer<typeof documentSchema>;
beforeAll(async () => {
  document = documentSchema.parse(await (await app.request('/openapi.json')).json());
});

interface Place {
  path: string;
  value: unknown;
}

/** Every value within, with its place. */
function within(value: unknown, path = ''): Place[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return [
    { path, value },
    ...Object.entries(value).flatMap(([key, inner]) => within(inner, `${path}/${key}`)),
  ];
}

/** `required` of the object at a path of the components. */
function at(path: string): Record<string, unknown> {
  return object.parse(within(document.components.schemas).find((place) => place.path === path)?.value);
}

const KEYWORDS = ['$ref', 'type', 'enum', 'const', 'anyOf', 'oneOf', 'allOf'];

describe('/openapi.json', () => {
  it('is made once, read again by its tag, open to scripts of other sites and counted as a read', async () => {
    const limited = makeTestApp(
      () => {
        throw new Error('describing needs no dependencies');
      },
      { rateLimit: true },
    );
    const make = limited.getOpenAPI31Document;
    let made = 0;
    limited.getOpenAPI31Document = (...given) => {
      made += 1;
      return make(...given);
    };
    const read = (headers: Record<string, string> = {}) => limited.request('/openapi.json', { headers });
    const first = await read();
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('content-type')).toMatch(/^application\/json/);
    expect(first.headers.get('cache-control')).toContain('max-age');
    expect(first.headers.get('ratelimit-policy')).toContain('"reads"');
    expect(first.headers.get('access-control-expose-headers')).toContain('content-disposition');
    const again = await read({ 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect(again.headers.get('access-control-allow-origin')).toBe('*');
    expect(made).toBe(1);
  });

  it('describes every route but the pages', () => {
    const served = app.routes
      .filter(
        ({ method, path }) => method !== 'ALL' && !path.includes('*') && /^\/(api|health|ready)/.test(path),
      )
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect([...new Set(served)].sort()).toEqual(described.sort());
  });

  it('resolves every reference, and every property says what it is', () => {
    const places = within(document);
    const broken = places
      .filter(({ path }) => path.endsWith('/$ref'))
      .map(({ value }) => String(value).replace('#/components/schemas/', ''))
      .filter((name) => !(name in document.components.schemas));
    const vague = places.filter(({ path, value }) => {
      const isSchema =
        /\/(properties\/[^/]+|items|schema)$/.test(path) && !/\/properties\/properties$/.test(path);
      return isSchema && !KEYWORDS.some((keyword) => keyword in object.parse(value));
    });
    expect(broken).toEqual([]);
    expect(vague.map(({ path }) => path)).toEqual([]);
  });

  it('shows inputs as the contract does: what may be left out is not required, null is allowed', () => {
    const request = '/MatchRequest/properties';
    expect(at('/MatchRequest').required).toBeUndefined();
    expect(at('/MatchRequest').additionalProperties).toBe(false);
    expect(at(`${request}/seeker`).required).toEqual(['country']);
    expect(at(`${request}/query`)).toMatchObject({ type: ['string', 'null'], maxLength: 4000 });
    expect(at(`${request}/limit`)).toMatchObject({ type: ['integer', 'null'], minimum: 1, maximum: 100 });
    expect(at(`${request}/cursor`)).toMatchObject({ type: ['string', 'null'] });
    for (const name of ['subdivision', 'level']) {
      expect(JSON.stringify(at(`${request}/seeker/properties/${name}`))).toContain('"null"');
    }
    expect(at('/MatchAnswer').required).toEqual([
      'results',
      'totalResults',
      'facets',
      'mode',
      'advice',
      'nextCursor',
      'understood',
    ]);
  });

  it('has no word of a contact in any answer that is open to anyone', () => {
    const named = (value: unknown): string[] =>
      within(value)
        .filter(({ path }) => path.endsWith('/$ref'))
        .map((place) => String(place.value).replace('#/components/schemas/', ''));
    const open = within(document.paths)
      .map(({ value }) => object.safeParse(value).data ?? {})
      .filter((operation) => Array.isArray(operation['x-access']) && operation['x-access'].includes('public'))
      .map(({ responses }) => responses);
    const reached = new Set(named(open));
    for (const name of reached)
      for (const next of named(document.components.schemas[name])) reached.add(next);
    const answers = [open, ...[...reached].map((name) => document.components.schemas[name])];
    const names = within(answers).map(({ path }) => path.split('/').at(-1));
    expect(reached.size).toBeGreaterThan(5);
    for (const name of ['contact', 'email', 'phone', 'person']) expect(names).not.toContain(name);
  });

  it('shows an example of POST /matches that the service takes', () => {
    const example = within(document.paths['/api/v1/matches']).find(({ path }) =>
      path.endsWith('json/example'),
    );
    expect(matchRequestSchema.safeParse(example?.value).success).toBe(true);
  });

  it('names for every route a failure of each kind in the one shape', () => {
    for (const place of within(document.paths).filter(({ path }) => /\/responses\/[45]\d\d$/.test(path))) {
      expect(place.value).toMatchObject({
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      });
    }
  });
});
