import { OpenAPIHono } from '@hono/zod-openapi';
import { AppError, ERROR_STATUS } from '../domain/errors.ts';
import { outcomeLinkSchema } from '../domain/outcome.ts';
import type { AppContext, AppEnv } from '../http/context.ts';
import { RETRY_AFTER_S, toAppError } from '../http/problem.ts';
import { renderError } from '../i18n/render.ts';
import { readOutcomeLink, tellOutcomeByLink } from '../use-cases/tell-outcome.ts';
import { linkFields } from './link-fields.ts';
import { OutcomePage, type OutcomePageProps } from './pages/outcome.tsx';

const PATH = '/suites';

/** Answers a person with a page, also when it fails. */
async function answered(c: AppContext, answer: () => Promise<OutcomePageProps['step']>) {
  const locale = c.get('locale');
  c.header('cache-control', 'no-store');
  const page = (step: OutcomePageProps['step']) => <OutcomePage locale={locale} step={step} />;
  try {
    return c.html(page(await answer()), 200, { 'content-language': locale });
  } catch (error) {
    const { code, params } = toAppError(error);
    if (code === 'INTERNAL') throw error;
    const status = ERROR_STATUS[code];
    if (status === 503) c.header('retry-after', String(RETRY_AFTER_S));
    return c.html(page({ failed: renderError(code, params, locale).detail }), status, {
      'content-language': locale,
    });
  }
}

/** The page that asks what became of an introduction. Its form needs no protection against forgery: it acts on the token
 *  that it carries, and on nothing that a browser would add by itself. */
export function outcomePageRoutes() {
  const app = new OpenAPIHono<AppEnv>();
  app.get(PATH, (c) =>
    answered(c, async () => {
      const token = c.req.query('token') ?? '';
      return { asked: token, question: await readOutcomeLink(await c.get('deps')(), token) };
    }),
  );
  app.post(PATH, (c) =>
    answered(c, async () => {
      const parsed = outcomeLinkSchema.safeParse(await linkFields(c));
      if (!parsed.success) throw new AppError('LINK_INVALID', {}, { cause: parsed.error });
      await tellOutcomeByLink(await c.get('deps')(), parsed.data);
      return 'done';
    }),
  );
  return app;
}
