import { AppError } from '../domain/errors.ts';
import { outcomeLinkSchema } from '../domain/outcome.ts';
import type { App, AppContext } from '../http/context.ts';
import { readOutcomeLink, tellOutcomeByLink } from '../use-cases/tell-outcome.ts';
import { linkFields } from './link-fields.ts';
import { OutcomePage, type OutcomePageProps } from './pages/outcome.tsx';
import { toldOf } from './told-of.ts';

const PATH = '/suites';

/** Answers a person with a page, also when it fails. */
async function answered(c: AppContext, answer: () => Promise<OutcomePageProps['step']>) {
  const locale = c.get('locale');
  c.header('cache-control', 'no-store');
  const page = (step: OutcomePageProps['step']) => <OutcomePage locale={locale} step={step} />;
  try {
    return c.html(page(await answer()), 200, { 'content-language': locale });
  } catch (error) {
    const { sentences, status } = toldOf(c, error);
    return c.html(page({ failed: sentences.join(' ') }), status, { 'content-language': locale });
  }
}

/** The page that asks what became of an introduction. Its form needs no protection against forgery: it acts on the token
 *  that it carries, and on nothing that a browser would add by itself. */
export function outcomePageRoutes(app: App): void {
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
}
