import {
  AppError,
  ERROR_STATUS,
  type ErrorCode,
  type ErrorStatus,
  type InputFault,
} from '../domain/errors.ts';
import { faultsOf } from '../domain/faults.ts';
import { type MatchRequest, matchRequestSchema } from '../domain/match.ts';
import type { App, AppContext } from '../http/context.ts';
import { matchBody } from '../http/present.ts';
import { searchByForm } from '../use-cases/search-by-form.ts';
import { listed } from './listed.ts';
import { DocsPage, ErrorsPage } from './pages/docs.tsx';
import { HomePage, type HomeProps } from './pages/home.tsx';
import { ResultsPage } from './pages/results.tsx';
import { QUERY_FIELD } from './pages/search-form.tsx';
import { EMPTY_FORM, keepOf, readSearchForm, type SearchForm, searchAddress } from './search-query.ts';
import { toldOf } from './told-of.ts';

/** The documentation of the API speaks French. */
const DOCUMENTED_IN = { 'content-language': 'fr' };

const ERROR_CODES = Object.keys(ERROR_STATUS).filter((code): code is ErrorCode => code in ERROR_STATUS);

function requestOf({ q, intent, ignore, keep }: SearchForm): MatchRequest {
  const fields = {
    // Browsers take blanks for a text that was asked for.
    query: q.trim() === '' ? null : q,
    intent: intent === '' ? null : intent,
    ignore,
    ...(keep.length > 0 ? { keep: keepOf(keep) } : {}),
  };
  const parsed = matchRequestSchema.safeParse(fields);
  if (!parsed.success) throw new AppError('INVALID_REQUEST', {}, { faults: faultsOf(parsed.error, fields) });
  return parsed.data;
}

/** The field of the form that a fault of the request is about; null: of none. */
const fieldOf = (fault: InputFault | undefined): string | null =>
  fault?.path === 'query' ? QUERY_FIELD : null;

async function searchPage(c: AppContext): Promise<Response> {
  const form = readSearchForm(c);
  if (c.req.query('q') === undefined) return c.redirect('/');
  const locale = c.get('locale');
  try {
    return await listed(c, searchAddress(form), async (page) => {
      const deps = await c.get('deps')();
      const request = { ...requestOf(form), ...page };
      const { answer, languages, ...found } = await searchByForm(deps, c.get('actor'), form, request);
      const props = { ...found, form: { ...form, languages }, answer: matchBody(answer, locale), locale };
      return c.html(<ResultsPage {...props} />, 200, { 'content-language': locale });
    });
  } catch (error) {
    // A person gets the form back with what is wrong, not the JSON of the API.
    const { sentences, status, failure } = toldOf(c, error);
    const faults = sentences.map((text, index) => ({ text, field: fieldOf(failure.faults[index]) }));
    return homePage(c, { form, faults, status });
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
