import type { Child } from 'hono/jsx';
import type { Deps } from '../deps.ts';
import type { Locale } from '../domain/codes.ts';
import { AppError } from '../domain/errors.ts';
import type { App, AppContext } from '../http/context.ts';
import { CONTACT_VALIDATION, FRESHNESS, type OneButtonWords, UNSUBSCRIPTION } from '../i18n/one-button.ts';
import { confirmFreshness, readFreshness } from '../use-cases/confirm-profile.ts';
import { listMails } from '../use-cases/list-mails.ts';
import { unsubscribe } from '../use-cases/unsubscribe.ts';
import { validateContact } from '../use-cases/validate-contact.ts';
import { linkFields, linkPage } from './mailed-link.tsx';
import type { LinkPageProps } from './pages/link.tsx';
import { MailsPage } from './pages/mails.tsx';

type Step = LinkPageProps['step'];

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

/** Where a button leads and what stands around it. */
interface Button {
  words: OneButtonWords;
  action: string;
  hidden: Readonly<Record<string, string>>;
}

const asking = ({ words: { question, confirm }, action, hidden }: Button, about?: Child): Step => ({
  ask: { action, hidden, question, about, confirm },
});

async function ask(c: AppContext, { about, path, words }: TokenPage): Promise<Step> {
  const token = c.req.query('token') ?? '';
  if (token === '') throw new AppError('LINK_INVALID');
  const button = { words: words[c.get('locale')], action: path, hidden: { token } };
  if (about === undefined) return asking(button);
  const { id, name } = await about(await c.get('deps')(), token);
  return asking(
    button,
    <p>
      <a href={`/profils/${id}`}>{name}</a>
    </p>,
  );
}

async function press(c: AppContext, { words, ...page }: TokenPage): Promise<Step> {
  const { token } = await linkFields(c);
  if (typeof token !== 'string') throw new AppError('LINK_INVALID');
  await page.press(await c.get('deps')(), token);
  return { done: words[c.get('locale')].done };
}

/** Pages that mails lead to, and, where nothing is sent, the page that shows the mails. */
export function mailPageRoutes(app: App, { showMails }: { showMails: boolean }): void {
  for (const page of TOKEN_PAGES) {
    app.get(page.path, (c) => linkPage(c, page.words[c.get('locale')].title, () => ask(c, page)));
    app.post(page.path, (c) => linkPage(c, page.words[c.get('locale')].title, () => press(c, page)));
  }
  // The token stands in the address: mail programs post to it by themselves (RFC 8058).
  app.get('/desabonnement/:token', (c) => {
    const words = UNSUBSCRIPTION[c.get('locale')];
    const action = `/desabonnement/${encodeURIComponent(c.req.param('token'))}`;
    return linkPage(c, words.title, async () => asking({ words, action, hidden: {} }));
  });
  app.post('/desabonnement/:token', (c) => {
    const words = UNSUBSCRIPTION[c.get('locale')];
    return linkPage(c, words.title, async () => {
      await unsubscribe(await c.get('deps')(), c.req.param('token'));
      return { done: words.done };
    });
  });
  if (showMails) {
    app.get('/demonstration/mails', async (c) => {
      c.header('cache-control', 'no-store');
      return c.html(<MailsPage mails={await listMails(await c.get('deps')())} />);
    });
  }
}
