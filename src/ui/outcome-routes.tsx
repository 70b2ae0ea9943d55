import { outcomeLinkSchema } from '../domain/outcome.ts';
import type { App, AppContext } from '../http/context.ts';
import { readOutcomeLink, tellOutcomeByLink } from '../use-cases/tell-outcome.ts';
import { answered, linkFields, linkOf } from './mailed-link.tsx';
import { OutcomePage, type OutcomePageProps } from './pages/outcome.tsx';

const PATH = '/suites';

function outcomePage(c: AppContext, answer: () => Promise<OutcomePageProps['step']>) {
  return answered(c, (step) => <OutcomePage locale={c.get('locale')} step={step} />, answer);
}

/** The page that asks what became of an introduction. */
export function outcomePageRoutes(app: App): void {
  app.get(PATH, (c) =>
    outcomePage(c, async () => {
      const token = c.req.query('token') ?? '';
      return { asked: token, question: await readOutcomeLink(await c.get('deps')(), token) };
    }),
  );
  app.post(PATH, (c) =>
    outcomePage(c, async () => {
      await tellOutcomeByLink(await c.get('deps')(), linkOf(outcomeLinkSchema, await linkFields(c)));
      return 'done';
    }),
  );
}
