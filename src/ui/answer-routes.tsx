import { linkAnswerSchema } from '../domain/introduction-input.ts';
import type { App, AppContext } from '../http/context.ts';
import { linkText, reasonsBody } from '../http/present-introductions.ts';
import { toAppError } from '../http/problem.ts';
import { answerByLink, readLink } from '../use-cases/answer-by-link.ts';
import { explainPair } from '../use-cases/explain-pair.ts';
import { answered, linkFields, linkOf } from './mailed-link.tsx';
import { AnswerPage, type AnswerPageProps, type Why } from './pages/answer.tsx';

function answerPage(c: AppContext, answer: () => Promise<AnswerPageProps['step']>) {
  return answered(c, (step) => <AnswerPage locale={c.get('locale')} step={step} />, answer);
}

const NO_REASONS: Why = { forUs: [], forThem: [] };

/** Why both suit each other. Without the index, or for a side that states nothing, the question is asked all the same. */
async function whyOf(c: AppContext, ownId: string, partner: { id: string; country: string }): Promise<Why> {
  try {
    const reasons = await explainPair(await c.get('deps')(), ownId, partner);
    const { forSeeker, forCandidate } = reasonsBody(reasons, c.get('locale'));
    return { forUs: forSeeker.map(({ text }) => text), forThem: forCandidate.map(({ text }) => text) };
  } catch (error) {
    if (['INDEX_UNAVAILABLE', 'INVALID_REQUEST'].includes(toAppError(error).code)) return NO_REASONS;
    throw error;
  }
}

async function ask(c: AppContext): Promise<AnswerPageProps['step']> {
  const token = c.req.query('token') ?? '';
  const view = await readLink(await c.get('deps')(), token);
  return { asked: token, view, why: await whyOf(c, view.own.id, view.partner) };
}

async function take(c: AppContext): Promise<AnswerPageProps['step']> {
  const { acknowledgement, ...fields } = await linkFields(c);
  const said = linkOf(linkAnswerSchema, { ...fields, acknowledgement: acknowledgement === 'on' });
  const view = await answerByLink(await c.get('deps')(), said);
  return { done: linkText(said.answer, view.state, c.get('locale')), view };
}

/** The page where a side answers by the link of a mail. */
export function answerPageRoutes(app: App): void {
  app.get('/reponse', (c) => answerPage(c, () => ask(c)));
  app.post('/reponse', (c) => answerPage(c, () => take(c)));
}
