import { OpenAPIHono } from '@hono/zod-openapi';
import { AppError, ERROR_STATUS } from '../domain/errors.ts';
import type { AppContext, AppEnv } from '../http/context.ts';
import { RETRY_AFTER_S, toAppError } from '../http/problem.ts';
import { CONTACT_VALIDATION, UNSUBSCRIPTION } from '../i18n/one-button.ts';
import { renderError } from '../i18n/render.ts';
import { listMails } from '../use-cases/list-mails.ts';
import { unsubscribe } from '../use-cases/saved-searches.ts';
import { validateContact } from '../use-cases/validate-contact.ts';
import { MailsPage } from './pages/mails.tsx';
import { OneButtonPage, type OneButtonProps } from './pages/one-button.tsx';

/** Answers a person with a page, not with the JSON of the API. */
function failurePage(c: AppContext, error: unknown): Response | Promise<Response> {
  const failure = toAppError(error);
  if (failure.code === 'INTERNAL') throw error;
  const status = ERROR_STATUS[failure.code];
  if (status === 503) c.header('retry-after', String(RETRY_AFTER_S));
  const { detail } = renderError(failure.code, failure.params, c.get('locale'));
  return contactPage(c, { failed: detail }, status);
}

function buttonPage(
  c: AppContext,
  props: Omit<OneButtonProps, 'locale'>,
  status: 200 | ErrorStatus = 200,
): Response | Promise<Response> {
  const locale = c.get('locale');
  c.header('cache-control', 'no-store');
  return c.html(<OneButtonPage locale={locale} {...props} />, status, { 'content-language': locale });
}

function contactPage(c: AppContext, step: OneButtonProps['step'], status: 200 | ErrorStatus = 200) {
  const words = CONTACT_VALIDATION[c.get('locale')];
  return buttonPage(c, { words, action: '/contacts/validation', step }, status);
}

/** The token stands in the address: mail programs post to it by themselves (RFC 8058). */
function unsubscriptionPage(c: AppContext, token: string, step: OneButtonProps['step']) {
  const words = UNSUBSCRIPTION[c.get('locale')];
  return buttonPage(c, { words, action: `/desabonnement/${encodeURIComponent(token)}`, step });
}
type ErrorStatus = (typeof ERROR_STATUS)[keyof typeof ERROR_STATUS];

async function answerContact(c: AppContext): Promise<Response> {
  try {
    const { token } = await c.req.parseBody().catch((cause: unknown) => {
      throw new AppError('LINK_INVALID', {}, { cause });
    });
    if (typeof token !== 'string') throw new AppError('LINK_INVALID');
    await validateContact(await c.get('deps')(), token);
    return contactPage(c, 'done');
  } catch (error) {
    return failurePage(c, error);
  }
}

/** Pages that mails lead to, and, where nothing is sent, the page that shows the mails. */
export function mailPageRoutes({ showMails }: { showMails: boolean }) {
  const app = new OpenAPIHono<AppEnv>();
  app.get('/contacts/validation', (c) => {
    const token = c.req.query('token') ?? '';
    return token === '' ? failurePage(c, new AppError('LINK_INVALID')) : contactPage(c, { asked: token });
  });
  app.post('/contacts/validation', answerContact);
  app.get('/desabonnement/:token', (c) => {
    const token = c.req.param('token');
    return unsubscriptionPage(c, token, { asked: token });
  });
  app.post('/desabonnement/:token', async (c) => {
    const token = c.req.param('token');
    await unsubscribe(await c.get('deps')(), token);
    return unsubscriptionPage(c, token, 'done');
  });
  if (showMails) {
    app.get('/demonstration/mails', async (c) => {
      c.header('cache-control', 'no-store');
      return c.html(<MailsPage mails={await listMails(await c.get('deps')())} />);
    });
  }
  return app;
}
