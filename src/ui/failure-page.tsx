import type { Child } from 'hono/jsx';
import type { AppError, ErrorCode } from '../domain/errors.ts';
import type { AppContext } from '../http/context.ts';
import { PUBLIC_PAGES } from '../i18n/public-pages.ts';
import { FailurePage } from './pages/failure.tsx';
import { type Told, tell, toldOf } from './told-of.ts';

/** What a page says of a failure in its own words. */
type OwnWords = Partial<Record<ErrorCode, { title: string; detail: string }>>;

/** Failures that whoever signs in may not have. */
const FOR_ACCOUNTS: readonly ErrorCode[] = ['UNAUTHENTICATED', 'NOT_FOUND', 'OUT_OF_SCOPE'];

function pageOf(c: AppContext, { failure, status, ...told }: Told, own: OwnWords, left?: Child) {
  const locale = c.get('locale');
  const words = own[failure.code];
  const { title, sentences } = words === undefined ? told : { title: words.title, sentences: [words.detail] };
  // Whoever signs in comes back to the page that was asked for; what a form sent is not there to be asked for again.
  const back = c.req.method === 'GET' ? `?${new URLSearchParams({ retour: c.req.path })}` : '';
  const signIn = FOR_ACCOUNTS.includes(failure.code) ? `/connexion${back}` : null;
  const props = { locale, title, sentences, signIn, children: left };
  return c.html(<FailurePage {...props} />, status, { 'content-language': locale });
}

/** Answers a person with a page, not with the JSON of the API.
 *  @param left what is left of what the person did.
 *  @throws what is a fault of ours. */
export function failurePage(
  c: AppContext,
  error: unknown,
  own: OwnWords = {},
  left?: Child,
): Response | Promise<Response> {
  return pageOf(c, toldOf(c, error), own, left);
}

/** The page of any failure that no page has words of its own for, faults of ours too. */
export function showFailure(c: AppContext, failure: AppError): Response | Promise<Response> {
  const { notOpened, notOpenedWhy } = PUBLIC_PAGES[c.get('locale')];
  return pageOf(c, tell(c, failure), { METHOD_NOT_ALLOWED: { title: notOpened, detail: notOpenedWhy } });
}
