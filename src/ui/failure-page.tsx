import { ERROR_STATUS, type ErrorCode } from '../domain/errors.ts';
import type { AppContext } from '../http/context.ts';
import { RETRY_AFTER_S, toAppError } from '../http/problem.ts';
import { renderError, renderFault } from '../i18n/render.ts';
import { FailurePage } from './pages/failure.tsx';

/** What a page says of a failure in its own words. */
export type OwnWords = Partial<Record<ErrorCode, { title: string; detail: string }>>;

/** Failures that whoever signs in may not have. */
const FOR_ACCOUNTS: readonly ErrorCode[] = ['UNAUTHENTICATED', 'NOT_FOUND', 'OUT_OF_SCOPE'];

/** Answers a person with a page, not with the JSON of the API.
 *  @throws what is a fault of ours. */
export function failurePage(c: AppContext, error: unknown, own: OwnWords = {}): Response | Promise<Response> {
  const { code, params, faults } = toAppError(error);
  if (code === 'INTERNAL') throw error;
  const locale = c.get('locale');
  const status = ERROR_STATUS[code];
  if (status === 503) c.header('retry-after', String(RETRY_AFTER_S));
  const { title, detail } = own[code] ?? renderError(code, params, locale);
  const sentences = faults.length > 0 ? faults.map((fault) => renderFault(fault, locale)) : [detail];
  const props = { locale, title, sentences, signIn: FOR_ACCOUNTS.includes(code) };
  return c.html(<FailurePage {...props} />, status, { 'content-language': locale });
}
