import { accepts } from 'hono/accepts';
import { describeFailure } from '../describe-failure.ts';
import { AppError } from '../domain/errors.ts';
import type { App, AppContext, AppOptions } from './context.ts';
import { problem, toAppError } from './problem.ts';

/** Methods of the interface, other than HEAD and OPTIONS, which come with any address. */
export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Shows a failure to a person. */
type ShowFailure = (c: AppContext, failure: AppError) => Response | Promise<Response>;

/** Addresses that programs ask: a person who opens one sees what they see. */
const FOR_PROGRAMS = /^\/(?:api|health|ready|metrics|openapi\.json)(?:\/|$)/u;

const HTML = 'text/html';
const JSON_TYPES = ['application/json', 'application/problem+json'];

/** A page where one is asked for, else the problem. */
function refuse(c: AppContext, failure: AppError, show: ShowFailure): Response | Promise<Response> {
  if (FOR_PROGRAMS.test(c.req.path)) return problem(c, failure);
  c.header('vary', 'accept', { append: true });
  const supports = [HTML, ...JSON_TYPES];
  const wanted = accepts(c, { header: 'Accept', supports, default: 'application/json' });
  return wanted === HTML ? show(c, failure) : problem(c, failure);
}

/** Methods that an address exists for. */
function methodsOf(app: App, path: string): string[] {
  return METHODS.filter((method) =>
    app.router
      .match(method, path)[0]
      .some(([[, route]]) => route.method === method && !route.path.includes('*')),
  );
}

/** Where the page is that was asked for with slashes at its end; null: there is none. */
function withoutSlash(app: App, { method, path, url }: AppContext['req']): string | null {
  if (!path.endsWith('/') || FOR_PROGRAMS.test(path) || !['GET', 'HEAD'].includes(method)) return null;
  if (!methodsOf(app, path.replace(/\/+$/u, '')).includes('GET')) return null;
  const { pathname, search } = new URL(url);
  return pathname.replace(/\/+$/u, '') + search;
}

/** 405 with what is allowed (RFC 9110 § 15.5.6) where the address exists for another method, else 404; a page that is asked for
 *  with a slash at its end is led to. */
export function answerUnknown(app: App, c: AppContext, show: ShowFailure): Response | Promise<Response> {
  const page = withoutSlash(app, c.req);
  if (page !== null) return c.redirect(page, 308);
  // The one that found nothing has an address, but nothing is there.
  const own = c.req.method === 'HEAD' ? 'GET' : c.req.method;
  const allowed = methodsOf(app, c.req.path)
    .filter((method) => method !== own)
    .flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  if (allowed.length === 0) return refuse(c, new AppError('NOT_FOUND'), show);
  c.header('allow', allowed.join(', '));
  return refuse(c, new AppError('METHOD_NOT_ALLOWED'), show);
}

interface Answering extends Pick<AppOptions, 'log'> {
  show: ShowFailure;
}

/** What a failure is for the caller; what nobody foresaw is logged, without what the caller sent. */
export function answerFailure(c: AppContext, error: unknown, { log, show }: Answering) {
  const failure = toAppError(error);
  if (failure.code === 'INTERNAL') {
    log.error({ requestId: c.get('requestId'), failure: describeFailure(failure.cause) }, 'failure');
  }
  return refuse(c, failure, show);
}
