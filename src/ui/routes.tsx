import { OpenAPIHono } from '@hono/zod-openapi';
import { AppError, ERROR_STATUS, type ErrorCode } from '../domain/errors.ts';
import { faultsOf } from '../domain/faults.ts';
import { type MatchRequest, matchRequestSchema } from '../domain/match.ts';
import type { AppContext, AppEnv } from '../http/context.ts';
import { matchBody } from '../http/present.ts';
import { findMatches } from '../use-cases/find-matches.ts';
import { DocsPage, ErrorsPage } from './pages/docs.tsx';
import { HomePage } from './pages/home.tsx';
import { ResultsPage } from './pages/results.tsx';

/** Partners on a page: the first screen or two. */
const SHOWN = 10;

const ERROR_CODES = Object.keys(ERROR_STATUS).filter((code): code is ErrorCode => code in ERROR_STATUS);

function requestOf(q: string, seekerId: string | null, intent: string): MatchRequest {
  const fields = { query: q, seekerId, limit: SHOWN, intent: intent === '' ? null : intent };
  const parsed = matchRequestSchema.safeParse(fields);
  if (!parsed.success) throw new AppError('INVALID_REQUEST', {}, { faults: faultsOf(parsed.error, fields) });
  return parsed.data;
}

/** Language of the pages; the API speaks four. */
const PAGE_LOCALE = 'fr';

async function searchPage(c: AppContext): Promise<Response> {
  const { q = '', commune = '', intent = '' } = c.req.query();
  if (q.trim() === '') return c.redirect('/');
  const deps = await c.get('deps')();
  const [entry] = commune.trim() === '' ? [] : deps.directory.search(commune, 1);
  const answer = await findMatches(deps, requestOf(q, entry?.id ?? null, intent));
  const seekerName = entry?.name ?? null;
  return c.html(
    <ResultsPage
      form={{ q, commune, intent }}
      seekerName={seekerName}
      answer={matchBody(answer, PAGE_LOCALE)}
    />,
  );
}

/** The few pages of this version: a first search, the documentation. */
export function pageRoutes() {
  const app = new OpenAPIHono<AppEnv>();
  app.get('/', (c) => c.html(<HomePage />));
  app.get('/recherche', searchPage);
  app.get('/docs', (c) => c.html(<DocsPage />));
  app.get('/docs/errors', (c) => c.html(<ErrorsPage codes={ERROR_CODES} />));
  return app;
}
