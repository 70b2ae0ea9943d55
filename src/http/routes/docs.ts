import { OpenAPIHono } from '@hono/zod-openapi';
import type { App, AppContext, AppEnv, AppOptions } from '../context.ts';
import { openApiDocument } from '../openapi.ts';
import { tagged } from '../revision.ts';

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
};

/** They change with a new version of the service alone. */
const CACHE_CONTROL = 'public, max-age=3600';

/** `/openapi.json` and the files of the pages. Everything is served from here: the pages work without any other site. */
export function docsRoutes(app: App, { asset }: Pick<AppOptions, 'asset'>) {
  const routes = new OpenAPIHono<AppEnv>();
  // Made by the first request of it: a third of a second of the one thread.
  let document: string | null = null;
  routes.get('/openapi.json', tagged, (c) => {
    document ??= JSON.stringify(openApiDocument(app));
    return c.body(document, 200, { 'content-type': 'application/json', 'cache-control': CACHE_CONTROL });
  });
  const send = async (c: AppContext, name: string) => {
    const type = TYPES[name.split('.').at(-1) ?? ''];
    const bytes = type === undefined ? null : await asset(name);
    if (bytes === null || type === undefined) return c.notFound();
    return c.body(bytes, 200, { 'content-type': type, 'cache-control': CACHE_CONTROL });
  };
  routes.get('/assets/:name', (c) => send(c, c.req.param('name')));
  // Asked for by name, without a link from any page (RFC 9309 § 2.3; HTML § 4.6.7.8).
  routes.get('/robots.txt', (c) => send(c, 'robots.txt'));
  routes.get('/favicon.ico', (c) => send(c, 'icon.svg'));
  return routes;
}
