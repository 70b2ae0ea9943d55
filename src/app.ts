import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
import { AppError } from './domain/errors.ts';
import { accessLog } from './http/access-log.ts';
import { addApi } from './http/api.ts';
import { authenticate } from './http/auth.ts';
import type { App, AppEnv, AppOptions, ResolveDeps } from './http/context.ts';
import { answerFailure, answerUnknown, METHODS } from './http/failures.ts';
import { idempotent } from './http/idempotent.ts';
import { measure } from './http/measure.ts';
import { registerShared } from './http/openapi.ts';
import { prepare } from './http/prepare.ts';
import { BODY_MAX_KIB, problem, refuseInvalid } from './http/problem.ts';
import { limitRates, THREAD_PATHS } from './http/rate-limits.ts';
import { readablePath } from './http/readable-path.ts';
import { docsRoutes } from './http/routes/docs.ts';
import { showFailure } from './ui/failure-page.tsx';
import { addPages } from './ui/routes.ts';

/** Everything on the pages comes from here; nothing may frame them or run inline. */
const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
};

/** Lists of partners leave out, for whoever speaks for the seeker, those that it is in touch with; a profile asks nobody to sign in
 *  who did. */
const READ_PATHS = ['/recherche', '/profils/:id', '/profils/:id/partenaires'];

/** Headers of answers that scripts of other sites may read. */
const READABLE_HEADERS = [
  'etag',
  'location',
  'x-request-id',
  'retry-after',
  'ratelimit',
  'ratelimit-policy',
  'content-disposition',
  'content-language',
  'content-location',
  'idempotency-replayed',
];

/** The whole service, the same on every runtime. No I/O before the first request.
 *  @param resolveDeps called once a request, when a route first needs it. */
export function createApp(resolveDeps: ResolveDeps, options: AppOptions): App {
  const app = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  registerShared(app);
  app.use(prepare(resolveDeps));
  app.use(accessLog(options));
  app.use(measure(options));
  app.use(secureHeaders({ contentSecurityPolicy: CONTENT_SECURITY_POLICY, strictTransportSecurity: false }));
  const open = cors({ origin: '*', allowMethods: METHODS, exposeHeaders: READABLE_HEADERS });
  for (const path of ['/api/*', '/openapi.json']) app.use(path, open);
  app.use(
    bodyLimit({
      maxSize: BODY_MAX_KIB * 1024,
      onError: (c) => {
        // The rest of the body stays unread, so that nothing else can follow on this connection.
        c.header('connection', 'close');
        throw new AppError('BODY_TOO_LARGE');
      },
    }),
  );
  limitRates(app, options);
  app.use('/api/*', readablePath(problem));
  for (const path of ['/api/*', '/connexion', '/deconnexion', ...READ_PATHS, '/demandes/*', ...THREAD_PATHS])
    app.use(path, authenticate(options));
  app.use('/api/*', idempotent(app));
  addApi(app, options);
  addPages(app, options);
  app.route('/', docsRoutes(app, options));
  app.notFound((c) => answerUnknown(app, c, showFailure));
  app.onError((error, c) => answerFailure(c, error, { ...options, show: showFailure }));
  return app;
}
