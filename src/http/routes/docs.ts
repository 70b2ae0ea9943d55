import { OpenAPIHono } from '@hono/zod-openapi';
import type { App, AppEnv, AppOptions } from '../context.ts';

/** Version of the HTTP interface, as in its addresses. */
const API_VERSION = '1.0.0';

const INFO = {
  openapi: '3.1.0',
  info: {
    title: 'Bourse partenariat',
    version: API_VERSION,
    description:
      'Partners for French collectivités and foreign local authorities, ranked for both sides, with reasons. Sentences follow `Accept-Language` (fr, en, es, pt). Every failure is RFC 9457 `application/problem+json`.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
};

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

/** The OpenAPI document of an app, generated from its routes. */
export function openApiDocument(app: App): ReturnType<App['getOpenAPI31Document']> {
  return app.getOpenAPI31Document(INFO);
}

/** `/openapi.json` and the files of the pages. Everything is served from here: the pages work without any other site. */
export function docsRoutes(app: App, { asset }: Pick<AppOptions, 'asset'>) {
  const routes = new OpenAPIHono<AppEnv>();
  routes.get('/openapi.json', (c) => c.json(openApiDocument(app)));
  routes.get('/assets/:name', async (c) => {
    const name = c.req.param('name');
    const type = TYPES[name.split('.').at(-1) ?? ''];
    const bytes = type === undefined ? null : await asset(name);
    if (bytes === null || type === undefined) return c.notFound();
    return c.body(bytes, 200, { 'content-type': type, 'cache-control': 'public, max-age=3600' });
  });
  return routes;
}
