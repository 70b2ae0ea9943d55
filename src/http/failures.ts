import { describeFailure } from '../describe-failure.ts';
import { AppError } from '../domain/errors.ts';
import type { App, AppContext, AppOptions } from './context.ts';
import { problem, toAppError } from './problem.ts';

/** Methods of the interface, other than HEAD and OPTIONS, which come with any address. */
export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

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
export function answerUnknown(app: App, c: AppContext): Response {
  const allowed = otherMethods(app, c.req).flatMap((method) =>
    method === 'GET' ? ['GET', 'HEAD'] : [method],
  );
  if (allowed.length === 0) return problem(c, new AppError('NOT_FOUND'));
  c.header('allow', allowed.join(', '));
  return problem(c, new AppError('METHOD_NOT_ALLOWED'));
}

/** The problem that a failure is for the caller; what nobody foresaw is logged, without what the caller sent. */
export function answerFailure(c: AppContext, error: unknown, { log }: Pick<AppOptions, 'log'>): Response {
  const failure = toAppError(error);
  if (failure.code === 'INTERNAL') {
    log.error({ requestId: c.get('requestId'), failure: describeFailure(failure.cause) }, 'failure');
  }
  return problem(c, failure);
}
