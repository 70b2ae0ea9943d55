import { OpenAPIHono } from '@hono/zod-openapi';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Locale } from '../domain/codes.ts';
import { AppError, ERROR_STATUS, type ErrorCode } from '../domain/errors.ts';
import { faultsOf } from '../domain/faults.ts';
import { type MatchRequest, matchRequestSchema } from '../domain/match.ts';
import type { AppContext, AppEnv } from '../http/context.ts';
import { matchBody } from '../http/present.ts';
import { RETRY_AFTER_S, toAppError } from '../http/problem.ts';
import { renderError, renderFault } from '../i18n/render.ts';
import { searchByForm } from '../use-cases/search-by-form.ts';
import { DocsPage, ErrorsPage } from './pages/docs.tsx';
import { HomePage, type HomeProps } from './pages/home.tsx';
import { ResultsPage } from './pages/results.tsx';
import { EMPTY_FORM, keepOf, readSearchForm, type SearchForm } from './search-query.ts';

/** Partners on a page: the first screen or two. */
const SHOWN = 10;

/** The documentation of the API speaks French. */
const DOCUMENTED_IN = { 'content-language': 'fr' };

const ERROR_CODES = Object.keys(ERROR_STATUS).filter((code): code is ErrorCode => code in ERROR_STATUS);

function requestOf({ q, intent, ignore, keep }: SearchForm, cursor: string | null): MatchRequest {
  const fields = {
    query: q,
    intent: intent === '' ? null : intent,
    ignore,
    ...(keep.length > 0 ? { keep: keepOf(keep) } : {}),
    limit: SHOWN,
    cursor,
  };
  const parsed = matchRequestSchema.safeParse(fields);
  if (!parsed.success) throw new AppError('INVALID_REQUEST', {}, { faults: faultsOf(parsed.error, fields) });
  return parsed.data;
}

/** What to tell a person of a failure: each fault, or else what is the matter. */
function sentencesOf({ code, params, faults }: AppError, locale: Locale): string[] {
  if (faults.length > 0) return faults.map((fault) => renderFault(fault, locale));
  return [renderError(code, params, locale).detail];
}

async function searchPage(c: AppContext): Promise<Response> {
  const form = readSearchForm(c);
  if (form.q.trim() === '') return c.redirect('/');
  const locale = c.get('locale');
  try {
    const request = requestOf(form, c.req.query('cursor') ?? null);
    const { answer, languages, ...found } = await searchByForm(await c.get('deps')(), form, request);
    const props = { ...found, form: { ...form, languages }, answer: matchBody(answer, locale), locale };
    return c.html(<ResultsPage {...props} />, 200, { 'content-language': locale });
  } catch (error) {
    // A person gets the form back with what is wrong, not the JSON of the API.
    const failure = toAppError(error);
    if (failure.code === 'INTERNAL') throw error;
    const status = ERROR_STATUS[failure.code];
    if (status === 503) c.header('retry-after', String(RETRY_AFTER_S));
    return homePage(c, { form, faults: sentencesOf(failure, locale), status });
  }
}

/** Where this service was asked, for examples that work as pasted. */
function originOf(c: AppContext): string {
  return new URL(c.req.url).origin;
}

function homePage(
  c: AppContext,
  { form, faults, status }: Pick<HomeProps, 'form' | 'faults'> & { status: ContentfulStatusCode },
): Response | Promise<Response> {
  const locale = c.get('locale');
  const page = <HomePage form={form} origin={originOf(c)} faults={faults} locale={locale} />;
  return c.html(page, status, { 'content-language': locale });
}

/** The few pages of this version: a first search, the documentation. */
export function searchPageRoutes() {
  const app = new OpenAPIHono<AppEnv>();
  app.get('/', (c) => homePage(c, { form: EMPTY_FORM, faults: [], status: 200 }));
  app.get('/recherche', searchPage);
  app.get('/docs', (c) => c.html(<DocsPage />, 200, DOCUMENTED_IN));
  app.get('/docs/errors', (c) => c.html(<ErrorsPage codes={ERROR_CODES} />, 200, DOCUMENTED_IN));
  return app;
}
