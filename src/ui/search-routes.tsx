import { OpenAPIHono } from '@hono/zod-openapi';
import { AppError, ERROR_STATUS, type ErrorCode } from '../domain/errors.ts';
import { faultsOf } from '../domain/faults.ts';
import { type MatchRequest, matchRequestSchema } from '../domain/match.ts';
import type { AppContext, AppEnv } from '../http/context.ts';
import { matchBody, understoodBody } from '../http/present.ts';
import { RETRY_AFTER_S, toAppError } from '../http/problem.ts';
import { renderError, renderFault } from '../i18n/render.ts';
import { findMatches } from '../use-cases/find-matches.ts';
import { DocsPage, ErrorsPage } from './pages/docs.tsx';
import { HomePage, type SearchForm } from './pages/home.tsx';
import { ResultsPage } from './pages/results.tsx';

/** Partners on a page: the first screen or two. */
const SHOWN = 10;

const ERROR_CODES = Object.keys(ERROR_STATUS).filter((code): code is ErrorCode => code in ERROR_STATUS);

function requestOf({ q, intent, ignore }: SearchForm, seekerId: string | null): MatchRequest {
  const fields = { query: q, seekerId, limit: SHOWN, intent: intent === '' ? null : intent, ignore };
  const parsed = matchRequestSchema.safeParse(fields);
  if (!parsed.success) throw new AppError('INVALID_REQUEST', {}, { faults: faultsOf(parsed.error, fields) });
  return parsed.data;
}

/** Language of the pages; the API speaks four. */
const PAGE_LOCALE = 'fr';

const LANGUAGE_HEADER = { 'content-language': PAGE_LOCALE };

/** What to tell a person of a failure: each fault, or else what is the matter. */
function sentencesOf({ code, params, faults }: AppError): string[] {
  if (faults.length > 0) return faults.map((fault) => renderFault(fault, PAGE_LOCALE));
  return [renderError(code, params, PAGE_LOCALE).detail];
}

/** The fields of a search; what is restored is no longer ignored. */
function formOf(c: AppContext): SearchForm {
  const { q = '', commune = '', intent = '', restore } = c.req.query();
  const ignore = [...new Set(c.req.queries('ignore') ?? [])].filter((key) => key !== restore);
  return { q, commune, intent, ignore };
}

async function searchPage(c: AppContext): Promise<Response> {
  const form = formOf(c);
  const { q, commune } = form;
  if (q.trim() === '') return c.redirect('/');
  try {
    const deps = await c.get('deps')();
    const [entry] = commune.trim() === '' ? [] : deps.directory.search(commune, 1);
    const found = await findMatches(deps, requestOf(form, entry?.id ?? null));
    const answer = matchBody(found, PAGE_LOCALE);
    // The part that is corrected speaks the reader's language before the whole page does.
    const locale = c.get('locale');
    const understood = understoodBody(found.understood, locale);
    const page = (
      <ResultsPage
        form={form}
        seekerName={entry?.name ?? null}
        answer={{ ...answer, understood }}
        locale={locale}
      />
    );
    return c.html(page, 200, LANGUAGE_HEADER);
  } catch (error) {
    // A person gets the form back with what is wrong, not the JSON of the API.
    const failure = toAppError(error);
    if (failure.code === 'INTERNAL') throw error;
    const page = <HomePage form={form} origin={originOf(c)} faults={sentencesOf(failure)} />;
    const status = ERROR_STATUS[failure.code];
    if (status === 503) c.header('retry-after', String(RETRY_AFTER_S));
    return c.html(page, status, LANGUAGE_HEADER);
  }
}

/** Where this service was asked, for examples that work as pasted. */
function originOf(c: AppContext): string {
  return new URL(c.req.url).origin;
}

const EMPTY_FORM: SearchForm = { q: '', commune: '', intent: '', ignore: [] };

/** The few pages of this version: a first search, the documentation. */
export function searchPageRoutes() {
  const app = new OpenAPIHono<AppEnv>();
  app.get('/', (c) =>
    c.html(<HomePage form={EMPTY_FORM} origin={originOf(c)} faults={[]} />, 200, LANGUAGE_HEADER),
  );
  app.get('/recherche', searchPage);
  app.get('/docs', (c) => c.html(<DocsPage />, 200, LANGUAGE_HEADER));
  app.get('/docs/errors', (c) => c.html(<ErrorsPage codes={ERROR_CODES} />, 200, LANGUAGE_HEADER));
  return app;
}
