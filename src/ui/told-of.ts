import { type AppError, ERROR_STATUS, type ErrorStatus } from '../domain/errors.ts';
import type { AppContext } from '../http/context.ts';
import { paramsOf, retryAfterOf, toAppError } from '../http/problem.ts';
import { renderError, renderFault } from '../i18n/render.ts';

/** What a page tells a person of a failure. */
export interface Told {
  failure: AppError;
  status: ErrorStatus;
  title: string;
  /** Each fault, or else what is the matter. */
  sentences: string[];
}

/** A failure in the reader's language; when to come back stands in the header of the answer. */
export function tell(c: AppContext, failure: AppError): Told {
  // As an answer of the interface does: whoever operates the service counts failures of both.
  c.set('errorCode', failure.code);
  const locale = c.get('locale');
  const retryAfter = retryAfterOf(failure);
  if (retryAfter !== undefined) c.header('retry-after', retryAfter);
  const { title, detail } = renderError(failure.code, paramsOf(failure), locale);
  const faults = failure.faults.map((fault) => renderFault(fault, locale));
  return {
    failure,
    status: ERROR_STATUS[failure.code],
    title,
    sentences: faults.length > 0 ? faults : [detail],
  };
}

/** The same for whatever was thrown.
 *  @throws what is a fault of ours. */
export function toldOf(c: AppContext, error: unknown): Told {
  const failure = toAppError(error);
  if (failure.code === 'INTERNAL') throw error;
  return tell(c, failure);
}
