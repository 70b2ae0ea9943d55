import type { Deps } from '../deps.ts';
import type { Locale } from '../domain/codes.ts';
import { AppError, type ErrorStatus } from '../domain/errors.ts';
import type { App, AppContext } from '../http/context.ts';
import { CONTACT_VALIDATION, FRESHNESS, type OneButtonWords, UNSUBSCRIPTION } from '../i18n/one-button.ts';
import { confirmFreshness, readFreshness } from '../use-cases/confirm-profile.ts';
import { listMails } from '../use-cases/list-mails.ts';
import { unsubscribe } from '../use-cases/unsubscribe.ts';
import { validateContact } from '../use-cases/validate-contact.ts';
import { linkFields } from './link-fields.ts';
import { MailsPage } from './pages/mails.tsx';
import { OneButtonPage, type OneButtonProps } from './pages/one-button.tsx';
import { toldOf } from './told-of.ts';

type Step = OneButtonProps['step'];

/** A page with one button, whose link carries a token. */
interface TokenPage {
  path: string;
  words: Readonly<Record<Locale, OneButtonWords>>;
  /** What the question is about, as far as the page shows it. */
  about?: (deps: Deps, token: string) => Promise<{ id: string; name: string }>;
  press: (deps: Deps, token: string) => Promise<void>;
}

const TOKEN_PAGES: readonly TokenPage[] = [
  { path: '/contacts/validation', words: CONTACT_VALIDATION, press: validateContact },
  { path: '/profils/fraicheur', words: FRESHNESS, about: readFreshness, press: confirmFreshness },
];

function buttonPage(
  c: AppContext,
  props: Omit<OneButtonProps, 'locale'>,
  status: 200 | ErrorStatus = 200,
): Response | Promise<Response> {
  const locale = c.get('locale');
  c.header('cache-control', 'no-store');
  return c.html(<OneButtonPage locale={locale} {...props} />, status, { 'content-language': locale });
}

/** Answers a person with a page, not with the JSON of the API. */
async function answered(
  c: AppContext,
  button: Pick<OneButtonProps, 'words' | 'action'>,
  answer: () => Promise<Step>,
) {
  try {
    return await buttonPage(c, { ...button, step: await answer() });
  } catch (error) {
    const { sentences, status } = toldOf(c, error);
    return buttonPage(c, { ...button, step: { failed: sentences.join(' ') } }, status);
  }
}

async function ask(c: AppContext, { about }: TokenPage): Promise<Step> {
  const token = c.req.query('token') ?? '';
  if (token === '') throw new AppError('LINK_INVALID');
  return about === undefined
    ? { asked: token }
    : { asked: token, about: await about(await c.get('deps')(), token) };
}

async function press(c: AppContext, page: TokenPage): Promise<Step> {
  const { token } = await linkFields(c);
  if (typeof token !== 'string') throw new AppError('LINK_INVALID');
  await page.press(await c.get('deps')(), token);
  return 'done';
}

const buttonOf = (c: AppContext, { path, words }: TokenPage) => ({
  words: words[c.get('locale')],
  action: path,
});

/** The token stands in the address: mail programs post to it by themselves (RFC 8058). */
const unsubscriptionOf = (c: AppContext, token: string) => ({
  words: UNSUBSCRIPTION[c.get('locale')],
  action: `/desabonnement/${encodeURIComponent(token)}`,
});

/** Pages that mails lead to, and, where nothing is sent, the page that shows the mails. */
export function mailPageRoutes(app: App, { showMails }: { showMails: boolean }): void {
  for (const page of TOKEN_PAGES) {
    app.get(page.path, (c) => answered(c, buttonOf(c, page), () => ask(c, page)));
    app.post(page.path, (c) => answered(c, buttonOf(c, page), () => press(c, page)));
  }
  app.get('/desabonnement/:token', (c) => {
    const token = c.req.param('token');
    return buttonPage(c, { ...unsubscriptionOf(c, token), step: { asked: token } });
  });
  app.post('/desabonnement/:token', (c) => {
    const token = c.req.param('token');
    return answered(c, unsubscriptionOf(c, token), async () => {
      await unsubscribe(await c.get('deps')(), token);
      return 'done';
    });
  });
  if (showMails) {
    app.get('/demonstration/mails', async (c) => {
      c.header('cache-control', 'no-store');
      return c.html(<MailsPage mails={await listMails(await c.get('deps')())} />);
    });
  }
}
