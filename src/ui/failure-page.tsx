import type { ErrorCode } from '../domain/errors.ts';
import type { AppContext } from '../http/context.ts';
import { FailurePage } from './pages/failure.tsx';
import { toldOf } from './told-of.ts';

/** What a page says of a failure in its own words. */
export type OwnWords = Partial<Record<ErrorCode, { title: string; detail: string }>>;

/** Failures that whoever signs in may not have. */
const FOR_ACCOUNTS: readonly ErrorCode[] = ['UNAUTHENTICATED', 'NOT_FOUND', 'OUT_OF_SCOPE'];

/** Answers a person with a page, not with the JSON of the API.
 *  @throws what is a fault of ours. */
export function failurePage(c: AppContext, error: unknown, own: OwnWords = {}): Response | Promise<Response> {
  const { failure, status, ...told } = toldOf(c, error);
  const locale = c.get('locale');
  const words = own[failure.code];
  const { title, sentences } = words === undefined ? told : { title: words.title, sentences: [words.detail] };
  // Whoever signs in comes back to the page that was asked for; what a form sent is not there to be asked for again.
  const back = c.req.method === 'GET' ? `?${new URLSearchParams({ retour: c.req.path })}` : '';
  const signIn = FOR_ACCOUNTS.includes(failure.code) ? `/connexion${back}` : null;
  const props = { locale, title, sentences, signIn };
  return c.html(<FailurePage {...props} />, status, { 'content-language': locale });
}
