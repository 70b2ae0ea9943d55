import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';
import type { Deps } from './deps.ts';
import { ANONYMOUS } from './domain/actor.ts';
import { AppError } from './domain/errors.ts';
import { accessLog, describeFailure } from './http/access-log.ts';
import { authenticate } from './http/auth.ts';
import type { App, AppContext, AppEnv, AppOptions, ResolveDeps } from './http/context.ts';
import { followSuccessor } from './http/follow-successor.ts';
import { idempotent } from './http/idempotent.ts';
import { measure, timedDeps } from './http/measure.ts';
import { registerShared } from './http/openapi.ts';
import { BODY_MAX_KIB, problem, refuseInvalid, toAppError } from './http/problem.ts';
import { rateLimit } from './http/rate-limit.ts';
import { advisoryRoutes } from './http/routes/advisories.ts';
import { auditRoutes } from './http/routes/audit.ts';
import { callRoutes } from './http/routes/calls.ts';
import { contactRoutes } from './http/routes/contacts.ts';
import { coordinationRoutes } from './http/routes/coordination.ts';
import { countryNoteRoutes } from './http/routes/country-notes.ts';
import { diagnosisRoutes } from './http/routes/diagnosis.ts';
import { directoryRoutes } from './http/routes/directory.ts';
import { docsRoutes } from './http/routes/docs.ts';
import { documentRoutes } from './http/routes/documents.ts';
import { healthRoutes } from './http/routes/health.ts';
import { introductionRoutes } from './http/routes/introductions.ts';
import { keyRoutes } from './http/routes/keys.ts';
import { lawRoutes } from './http/routes/law.ts';
import { mandateRoutes } from './http/routes/mandates.ts';
import { matchRoutes } from './http/routes/matches.ts';
import { meRoutes } from './http/routes/me.ts';
import { memberRoutes } from './http/routes/members.ts';
import { metricsRoutes } from './http/routes/metrics.ts';
import { moneyRoutes } from './http/routes/money.ts';
import { openDataRoutes } from './http/routes/open-data.ts';
import { opinionRoutes } from './http/routes/opinions.ts';
import { organisationRoutes } from './http/routes/organisations.ts';
import { outcomeRoutes } from './http/routes/outcomes.ts';
import { partnershipImportRoutes } from './http/routes/partnership-import.ts';
import { partnershipRoutes } from './http/routes/partnerships.ts';
import { personalDataRoutes } from './http/routes/personal-data.ts';
import { portfolioRoutes } from './http/routes/portfolio.ts';
import { profileReviewRoutes } from './http/routes/profile-review.ts';
import { profileWritingRoutes } from './http/routes/profile-writing.ts';
import { profileRoutes } from './http/routes/profiles.ts';
import { requestRoutes } from './http/routes/requests.ts';
import { savedSearchRoutes } from './http/routes/saved-searches.ts';
import { signInRoutes } from './http/routes/sign-in.ts';
import { signInLinkRoutes } from './http/routes/sign-in-link.ts';
import { statisticsRoutes } from './http/routes/statistics.ts';
import { suggestionRoutes } from './http/routes/suggestions.ts';
import { threadRoutes } from './http/routes/threads.ts';
import { localeOf } from './i18n/locale.ts';
import { answerPageRoutes } from './ui/answer-routes.tsx';
import { linkPageRoutes } from './ui/link-routes.tsx';
import { mailPageRoutes } from './ui/mail-routes.tsx';
import { outcomePageRoutes } from './ui/outcome-routes.tsx';
import { publicPageRoutes } from './ui/public-routes.tsx';
import { pageRoutes } from './ui/routes.tsx';
import { signInPageRoutes } from './ui/sign-in-routes.tsx';
import { threadPageRoutes } from './ui/thread-routes.tsx';

/** Requests a minute and client: matching costs an embedding of some ten milliseconds, reading next to nothing. Both leave
 *  an office behind one address room, and one machine enough for others. */
const MATCHES_A_MINUTE = 300;
const READS_A_MINUTE = 1200;
/** As matches: a write may tell the search engine, too. */
const WRITES_A_MINUTE = 300;
/** A link of a mail is followed once; nobody guesses its 256 bits. */
const LINKS_A_MINUTE = 60;
/** Each is a mail to somebody; an office behind one address signs in one after the other. */
const MAILS_A_MINUTE = 10;
/** A PDF takes a few hundred milliseconds of the one thread. */
const DOCUMENTS_A_MINUTE = 30;

/** What a caller may send as its own request id. */
const REQUEST_ID = /^[\w-]{8,64}$/;

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

/** Pages of threads, for those who take part. */
const THREAD_PATHS = ['/mises-en-relation/*', '/coordination/*'];

/** Methods of the interface, other than HEAD and OPTIONS, which come with any address. */
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Headers of answers that scripts of other sites may read. */
const READABLE_HEADERS = [
  'etag',
  'location',
  'x-request-id',
  'retry-after',
  'ratelimit',
  'ratelimit-policy',
  'content-language',
  'etag',
  'location',
  'idempotency-replayed',
];

/** Request id, language and dependencies of each request. */
function prepare(resolveDeps: ResolveDeps) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const given = c.req.header('x-request-id') ?? '';
    const requestId = REQUEST_ID.test(given) ? given : crypto.randomUUID();
    c.set('requestId', requestId);
    c.set('actor', ANONYMOUS);
    c.set('locale', localeOf(c.req.header('accept-language')));
    let deps: Promise<Deps> | null = null;
    c.set('deps', () => {
      const clock = c.get('clock');
      deps ??= Promise.resolve(c)
        .then(resolveDeps)
        .then((found) => (clock === undefined ? found : timedDeps(found, clock)));
      return deps;
    });
    c.header('x-request-id', requestId);
    c.header('vary', 'accept-language', { append: true });
    await next();
  });
}

/** Methods that an address exists for, other than the one that found nothing. */
function otherMethods(app: App, { method: own, path }: { method: string; path: string }): string[] {
  const others = METHODS.filter((method) => method !== own);
  return others.filter((method) =>
    app.router
      .match(method, path)[0]
      .some(([[, route]]) => route.method === method && !route.path.includes('*')),
  );
}

/** 405 with what is allowed (RFC 9110 § 15.5.6) where the address exists for another method, else 404. */
function answerUnknown(app: App, c: AppContext): Response {
  const allowed = otherMethods(app, c.req).flatMap((method) =>
    method === 'GET' ? ['GET', 'HEAD'] : [method],
  );
  if (allowed.length === 0) return problem(c, new AppError('NOT_FOUND'));
  c.header('allow', allowed.join(', '));
  return problem(c, new AppError('METHOD_NOT_ALLOWED'));
}

/** The whole service, the same on every runtime. No I/O before the first request.
 *  @param resolveDeps called once a request, when a route first needs it. */
export function createApp(resolveDeps: ResolveDeps, options: AppOptions): App {
  const app = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  registerShared(app);
  app.use(prepare(resolveDeps));
  app.use(accessLog(options));
  app.use(measure(options));
  app.use(secureHeaders({ contentSecurityPolicy: CONTENT_SECURITY_POLICY, strictTransportSecurity: false }));
  app.use('/api/*', cors({ origin: '*', allowMethods: METHODS, exposeHeaders: READABLE_HEADERS }));
  app.use(
    bodyLimit({
      maxSize: BODY_MAX_KIB * 1024,
      onError: () => {
        throw new AppError('BODY_TOO_LARGE');
      },
    }),
  );
  app.on(
    ['POST', 'PUT', 'PATCH', 'DELETE'],
    ['/api/*', '/demandes/*', ...THREAD_PATHS],
    rateLimit(options, { name: 'writes', perMinute: WRITES_A_MINUTE }),
  );
  app.on(
    ['POST'],
    ['/api/v1/matches', '/api/v1/matches/joint'],
    rateLimit(options, { name: 'matches', perMinute: MATCHES_A_MINUTE }),
  );
  app.on(
    ['POST'],
    '/api/v1/documents/*',
    rateLimit(options, { name: 'documents', perMinute: DOCUMENTS_A_MINUTE }),
  );
  app.on(
    ['GET'],
    ['/api/*', '/profils/:id', '/demandes/:id', ...THREAD_PATHS],
    rateLimit(options, { name: 'reads', perMinute: READS_A_MINUTE }),
  );
  app.on(
    ['GET'],
    ['/recherche', '/profils/:id/partenaires', '/demandes/:id/partenaires'],
    rateLimit(options, { name: 'matches', perMinute: MATCHES_A_MINUTE }),
  );
  app.on(
    ['POST'],
    [
      '/api/v1/contacts/validate',
      '/contacts/validation',
      '/profils/fraicheur',
      '/api/v1/profiles/confirm',
      '/profils/confirmation',
      '/api/v1/mandates/grant',
      '/mandats/accord',
      '/api/v1/outcomes',
      '/suites',
      '/api/v1/sign-in/session',
      '/connexion/lien',
    ],
    rateLimit(options, { name: 'links', perMinute: LINKS_A_MINUTE }),
  );
  app.on(
    ['POST'],
    ['/api/v1/sign-in/link', '/connexion'],
    rateLimit(options, { name: 'mails', perMinute: MAILS_A_MINUTE }),
  );
  for (const path of ['/api/*', '/connexion', '/deconnexion', '/demandes/*', ...THREAD_PATHS])
    app.use(path, authenticate(options));
  app.use('/api/*', idempotent);
  app.route('/', healthRoutes());
  if (options.metrics !== undefined) app.route('/', metricsRoutes(options.metrics));
  app.use('/api/v1/profiles/:id/*', followSuccessor);
  app.route('/', matchRoutes());
  app.route('/', mandateRoutes());
  app.route('/', profileReviewRoutes());
  app.route('/', profileWritingRoutes());
  app.route('/', profileRoutes());
  app.route('/', requestRoutes());
  app.route('/', savedSearchRoutes());
  app.route('/', diagnosisRoutes());
  app.route('/', directoryRoutes());
  app.route('/', partnershipImportRoutes());
  app.route('/', partnershipRoutes());
  app.route('/', coordinationRoutes());
  app.route('/', opinionRoutes());
  app.route('/', countryNoteRoutes());
  app.route('/', advisoryRoutes());
  app.route('/', openDataRoutes());
  app.route('/', statisticsRoutes());
  app.route('/', portfolioRoutes());
  app.route('/', introductionRoutes());
  app.route('/', outcomeRoutes());
  app.route('/', threadRoutes());
  app.route('/', suggestionRoutes());
  app.route('/', answerPageRoutes());
  app.route('/', meRoutes());
  app.route('/', personalDataRoutes());
  app.route('/', signInRoutes(options));
  app.route('/', signInLinkRoutes(options));
  app.route('/', organisationRoutes());
  app.route('/', memberRoutes());
  app.route('/', keyRoutes());
  app.route('/', auditRoutes());
  app.route('/', contactRoutes());
  app.route('/', lawRoutes());
  app.route('/', moneyRoutes());
  app.route('/', callRoutes());
  app.route('/', documentRoutes(options));
  app.route('/', pageRoutes());
  app.route('/', linkPageRoutes());
  app.route('/', outcomePageRoutes());
  app.route('/', signInPageRoutes(options));
  app.route('/', mailPageRoutes({ showMails: options.showMails === true }));
  // After the pages of mails: `/profils/confirmation` is no profile.
  app.route('/', publicPageRoutes());
  app.route('/', threadPageRoutes());
  app.route('/', docsRoutes(app, options));
  app.notFound((c) => answerUnknown(app, c));
  app.onError((error, c) => {
    const failure = toAppError(error);
    if (failure.code === 'INTERNAL') {
      options.log.error(
        { requestId: c.get('requestId'), failure: describeFailure(failure.cause) },
        'failure',
      );
    }
    return problem(c, failure);
  });
  return app;
}
