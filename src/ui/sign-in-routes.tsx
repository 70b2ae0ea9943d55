import { linkFollowedSchema, linkRequestSchema } from '../domain/account-input.ts';
import { AppError, ERROR_STATUS, type ErrorCode, type ErrorStatus } from '../domain/errors.ts';
import { faultsOf } from '../domain/faults.ts';
import { isAccount } from '../domain/scope.ts';
import { sameSite } from '../http/auth.ts';
import type { App, AppContext, AppOptions } from '../http/context.ts';
import { leaveSession } from '../http/leave-session.ts';
import { startSession } from '../http/session.ts';
import { ownPath, type SignIn } from '../http/site.ts';
import { renderError } from '../i18n/render.ts';
import { SIGN_IN } from '../i18n/sign-in.ts';
import { COUNTRIES, countryName } from '../reference/countries.ts';
import { readAccount } from '../use-cases/read-account.ts';
import { LINK_MINUTES, sendSignInLink } from '../use-cases/send-sign-in-link.ts';
import { signInByLink } from '../use-cases/sign-in-by-link.ts';
import { AccountPage } from './pages/account.tsx';
import {
  ACCOUNT_PATH,
  type FirstVisit,
  LinkOverPage,
  LinkPage,
  SignedOutPage,
  SignInPage,
  type SignInProps,
  type Typed,
} from './pages/sign-in.tsx';
import { toldOf } from './told-of.ts';
import { typedText } from './typed-text.ts';

/** Pages that depend on who asks, in the reader's language. */
function headersOf(c: AppContext): Record<string, string> {
  return { 'content-language': c.get('locale'), 'cache-control': 'no-store' };
}

async function formOf(c: AppContext): Promise<Record<string, unknown>> {
  return c.req.parseBody().catch(() => ({}));
}

function read<T>(
  result: { success: true; data: T } | { success: false; error: Parameters<typeof faultsOf>[0] },
): T {
  if (result.success) return result.data;
  throw new AppError('INVALID_REQUEST', {}, { faults: faultsOf(result.error) });
}

/** Longest address to go back to: a link of a mail has room for 900 signs, nine for each of these at worst. */
const RETURN_MAX = 80;

const returnSchema = ownPath.max(RETURN_MAX).nullable().catch(null);

/** The page to go back to in the end: of this service, or none. */
const returnOf = (value: unknown): string | null => returnSchema.parse(value ?? null);

interface Pages {
  signIn: SignIn;
  showMails: boolean;
}

function signInPage(
  c: AppContext,
  { signIn, showMails }: Pages,
  props: Partial<Pick<SignInProps, 'faults' | 'email' | 'sent' | 'returnTo'>>,
  status: 200 | ErrorStatus = 200,
): Response | Promise<Response> {
  const page = (
    <SignInPage
      locale={c.get('locale')}
      faults={[]}
      email={{ value: '', wrong: false }}
      sent={null}
      returnTo={null}
      provider={signIn.openId !== null}
      showMails={showMails}
      {...props}
    />
  );
  return c.html(page, status, headersOf(c));
}

/** Why somebody comes back from the identity provider and is not signed in. */
function returnedFaults(c: AppContext): string[] {
  const given = c.req.query('erreur');
  const code = Object.keys(ERROR_STATUS).find((known): known is ErrorCode => known === given);
  return code === undefined ? [] : [renderError(code, {}, c.get('locale')).detail];
}

/** The ways in, or the account of whoever is in. */
async function showWay(c: AppContext, pages: Pages): Promise<Response> {
  const actor = c.get('actor');
  if (!isAccount(actor))
    return signInPage(c, pages, { faults: returnedFaults(c), returnTo: returnOf(c.req.query('retour')) });
  const sheet = await readAccount(await c.get('deps')(), actor);
  return c.html(<AccountPage locale={c.get('locale')} sheet={sheet} />, 200, headersOf(c));
}

async function sendLink(c: AppContext, pages: Pages): Promise<Response> {
  const form = await formOf(c);
  const value = typedText(form.email).trim();
  const returnTo = returnOf(form.retour);
  try {
    const { email } = read(linkRequestSchema.safeParse({ email: value }));
    await sendSignInLink(await c.get('deps')(), { email, locale: c.get('locale'), returnTo });
    return await signInPage(c, pages, { sent: LINK_MINUTES, returnTo });
  } catch (error) {
    const { sentences, status, failure } = toldOf(c, error);
    const wrong = failure.code === 'INVALID_REQUEST';
    const faults = wrong ? [] : sentences;
    return signInPage(c, pages, { faults, email: { value, wrong }, returnTo }, status);
  }
}

function countriesOf(c: AppContext) {
  const locale = c.get('locale');
  return COUNTRIES.filter((code) => code !== 'FR')
    .map((code) => ({ code, name: countryName(code, locale) }))
    .sort((left, right) => left.name.localeCompare(right.name, locale));
}

/** The link itself lets nobody in, however often it is followed. */
const OVER: readonly ErrorCode[] = [
  'LINK_INVALID',
  'INVALID_REQUEST',
  'SIGN_IN_BY_PROVIDER',
  'SIGN_IN_FAILED',
];

/** What an address that is not known yet is asked, with what it said already; null: nothing. */
function visitOf(c: AppContext, { faults }: AppError, form: Record<string, unknown>): FirstVisit | null {
  if (!faults.some(({ path }) => path.startsWith('authority'))) return null;
  const typed = (field: 'name' | 'country'): Typed => ({
    value: typedText(form[field]),
    // Whoever comes for the first time did nothing wrong.
    wrong: faults.some(({ path }) => path === `authority.${field}`),
  });
  return { name: typed('name'), country: typed('country'), countries: countriesOf(c) };
}

function notLetIn(c: AppContext, { signIn }: Pages, form: Record<string, unknown>, error: unknown) {
  const { sentences, status, failure } = toldOf(c, error);
  const locale = c.get('locale');
  const returnTo = returnOf(form.retour);
  const visit = visitOf(c, failure, form);
  if (visit === null && OVER.includes(failure.code)) {
    const again = ['LINK_INVALID', 'INVALID_REQUEST'].includes(failure.code);
    const faults = again ? [SIGN_IN[locale].over(LINK_MINUTES)] : sentences;
    return c.html(<LinkOverPage {...{ locale, faults, returnTo, again }} />, status, headersOf(c));
  }
  const faults = visit === null ? sentences : [];
  const fields = { locale, faults, returnTo, visit, provider: signIn.openId !== null };
  return c.html(<LinkPage {...fields} token={typedText(form.token)} />, status, headersOf(c));
}

async function followLink(c: AppContext, pages: Pages): Promise<Response> {
  const form = await formOf(c);
  const { token, name, country } = form;
  try {
    const authority = name === undefined ? null : { name, country };
    const deps = await c.get('deps')();
    const { id: memberId } = await signInByLink(
      deps,
      read(linkFollowedSchema.safeParse({ token, authority })),
    );
    await startSession(c, pages.signIn, { memberId, idToken: null, now: deps.now() });
    return c.redirect(returnOf(form.retour) ?? ACCOUNT_PATH, 303);
  } catch (error) {
    return notLetIn(c, pages, form, error);
  }
}

function showLink(c: AppContext, { signIn }: Pages) {
  const fields = {
    locale: c.get('locale'),
    faults: [],
    token: c.req.query('token') ?? '',
    visit: null,
    provider: signIn.openId !== null,
    returnTo: returnOf(c.req.query('retour')),
  };
  return c.html(<LinkPage {...fields} />, 200, headersOf(c));
}

/** Pages for signing in and out, in four languages and without a script. */
export function signInPageRoutes(
  app: App,
  { signIn, showMails = false }: Pick<AppOptions, 'signIn' | 'showMails'>,
): void {
  if (signIn === undefined) return;
  const pages: Pages = { signIn, showMails };
  app.get('/connexion', (c) => showWay(c, pages));
  app.post('/connexion', sameSite, (c) => sendLink(c, pages));
  app.get('/connexion/lien', (c) => showLink(c, pages));
  app.post('/connexion/lien', sameSite, (c) => followLink(c, pages));
  app.post('/deconnexion', async (c) => {
    const endSessionUrl = await leaveSession(c, signIn);
    const page = <SignedOutPage locale={c.get('locale')} endSessionUrl={endSessionUrl} />;
    return c.html(page, 200, headersOf(c));
  });
}
