import { OpenAPIHono } from '@hono/zod-openapi';
import type { App, AppEnv, AppOptions } from '../context.ts';
import { openApiDocument } from '../openapi.ts';

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

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
