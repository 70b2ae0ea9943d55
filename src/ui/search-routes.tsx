import { AppError, ERROR_STATUS, type ErrorCode, type ErrorStatus } from '../domain/errors.ts';
import { faultsOf } from '../domain/faults.ts';
import { type MatchRequest, matchRequestSchema } from '../domain/match.ts';
import type { App, AppContext } from '../http/context.ts';
import { matchBody } from '../http/present.ts';
import { toAppError } from '../http/problem.ts';
import { searchByForm } from '../use-cases/search-by-form.ts';
import { DocsPage, ErrorsPage } from './pages/docs.tsx';
import { HomePage, type HomeProps } from './pages/home.tsx';
import { ResultsPage } from './pages/results.tsx';
import { EMPTY_FORM, keepOf, readSearchForm, type SearchForm } from './search-query.ts';
import { toldOf } from './told-of.ts';

/** Partners on a page: the first screen or two. */
const SHOWN = 10;

/** The documentation of the API speaks French. */
const DOCUMENTED_IN = { 'content-language': 'fr' };

const ERROR_CODES = Object.keys(ERROR_STATUS).filter((code): code is ErrorCode => code in ERROR_STATUS);

function requestOf({ q, intent, ignore, keep }: SearchForm, cursor: string | null): MatchRequest {
  const fields = {
    // Browsers take blanks for a text that was asked for.
    query: q.trim() === '' ? null : q,
    intent: intent === '' ? null : intent,
    ignore,
    ...(keep.length > 0 ? { keep: keepOf(keep) } : {}),
    limit: SHOWN,
  };
  const parsed = matchRequestSchema.safeParse(fields);
  if (!parsed.success) throw new AppError('INVALID_REQUEST', {}, { faults: faultsOf(parsed.error, fields) });
  return { ...parsed.data, cursor };
}

const isStale = (error: unknown): boolean => toAppError(error).code === 'MALFORMED_CURSOR';

/** An address that was kept or changed by hand may name a page of another list: the reader gets the first one. */
async function answerForm(c: AppContext, form: SearchForm) {
  const deps = await c.get('deps')();
  try {
    return await searchByForm(deps, c.get('actor'), form, requestOf(form, c.req.query('cursor') ?? null));
  } catch (error) {
    if (!isStale(error)) throw error;
    return searchByForm(deps, c.get('actor'), form, requestOf(form, null));
  }
}

async function searchPage(c: AppContext): Promise<Response> {
  const form = readSearchForm(c);
  if (c.req.query('q') === undefined) return c.redirect('/');
  const locale = c.get('locale');
  try {
    const { answer, languages, ...found } = await answerForm(c, form);
    const props = { ...found, form: { ...form, languages }, answer: matchBody(answer, locale), locale };
    return c.html(<ResultsPage {...props} />, 200, { 'content-language': locale });
  } catch (error) {
    // A person gets the form back with what is wrong, not the JSON of the API.
    const { sentences, status } = toldOf(c, error);
    return homePage(c, { form, faults: sentences, status });
  }
}

/** Where this service was asked, for examples that work as pasted. */
function originOf(c: AppContext): string {
  return new URL(c.req.url).origin;
}

function homePage(
  c: AppContext,
  { form, faults, status }: Pick<HomeProps, 'form' | 'faults'> & { status: 200 | ErrorStatus },
): Response | Promise<Response> {
  const locale = c.get('locale');
  const page = <HomePage form={form} origin={originOf(c)} faults={faults} locale={locale} />;
  return c.html(page, status, { 'content-language': locale });
}

/** The few pages of this version: a first search, the documentation. */
export function searchPageRoutes(app: App): void {
  app.get('/', (c) => homePage(c, { form: EMPTY_FORM, faults: [], status: 200 }));
  app.get('/recherche', searchPage);
  app.get('/docs', (c) => c.html(<DocsPage />, 200, DOCUMENTED_IN));
  app.get('/docs/errors', (c) => c.html(<ErrorsPage codes={ERROR_CODES} />, 200, DOCUMENTED_IN));
}
