import { AppError, type ErrorStatus } from '../domain/errors.ts';
import { linkAnswerSchema } from '../domain/introduction-input.ts';
import type { App, AppContext } from '../http/context.ts';
import { linkText, reasonsBody } from '../http/present-introductions.ts';
import { toAppError } from '../http/problem.ts';
import { answerByLink, readLink } from '../use-cases/answer-by-link.ts';
import { explainPair } from '../use-cases/explain-pair.ts';
import { linkFields } from './link-fields.ts';
import { AnswerPage, type AnswerPageProps, type Why } from './pages/answer.tsx';
import { toldOf } from './told-of.ts';

function page(c: AppContext, step: AnswerPageProps['step'], status: 200 | ErrorStatus = 200) {
  const locale = c.get('locale');
  c.header('cache-control', 'no-store');
  return c.html(<AnswerPage locale={locale} step={step} />, status, { 'content-language': locale });
}

/** Answers a person with a page, not with the JSON of the API. */
function failurePage(c: AppContext, error: unknown) {
  const { sentences, status } = toldOf(c, error);
  return page(c, { failed: sentences.join(' ') }, status);
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

async function askPage(c: AppContext) {
  try {
    const token = c.req.query('token') ?? '';
    const view = await readLink(await c.get('deps')(), token);
    return page(c, { asked: token, view, why: await whyOf(c, view.own.id, view.partner) });
  } catch (error) {
    return failurePage(c, error);
  }
}

async function takeAnswer(c: AppContext) {
  try {
    const { acknowledgement, ...fields } = await linkFields(c);
    const parsed = linkAnswerSchema.safeParse({ ...fields, acknowledgement: acknowledgement === 'on' });
    if (!parsed.success) throw new AppError('LINK_INVALID');
    const view = await answerByLink(await c.get('deps')(), parsed.data);
    return page(c, { done: linkText(parsed.data.answer, view.state, c.get('locale')), view });
  } catch (error) {
    return failurePage(c, error);
  }
}

/** The page where a side answers by the link of a mail. Its form needs no protection against forgery: it acts on the
 *  token that it carries, and on nothing that a browser would add by itself. */
export function answerPageRoutes(app: App): void {
  app.get('/reponse', askPage);
  app.post('/reponse', takeAnswer);
}
