import { OpenAPIHono } from '@hono/zod-openapi';
import { linkFollowedSchema, linkRequestSchema } from '../domain/account-input.ts';
import { AppError, ERROR_STATUS, type ErrorCode, type ErrorStatus } from '../domain/errors.ts';
import { faultsOf } from '../domain/faults.ts';
import { isAccount } from '../domain/scope.ts';
import { sameSite } from '../http/auth.ts';
import type { AppContext, AppEnv, AppOptions } from '../http/context.ts';
import { leaveSession } from '../http/leave-session.ts';
import { startSession } from '../http/session.ts';
import type { SignIn } from '../http/site.ts';
import { renderError } from '../i18n/render.ts';
import { COUNTRIES, countryName } from '../reference/countries.ts';
import { LINK_MINUTES, sendSignInLink } from '../use-cases/send-sign-in-link.ts';
import { signInByLink } from '../use-cases/sign-in-by-link.ts';
import { LinkPage, SignedOutPage, SignInPage } from './pages/sign-in.tsx';
import { toldOf } from './told-of.ts';

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

function signInPage(
  c: AppContext,
  signIn: SignIn,
  { faults = [], sent = null }: { faults?: string[]; sent?: number | null } = {},
  status: 200 | ErrorStatus = 200,
): Response | Promise<Response> {
  const provider = signIn.openId !== null;
  const signedIn = isAccount(c.get('actor'));
  const page = <SignInPage locale={c.get('locale')} {...{ faults, provider, signedIn, sent }} />;
  return c.html(page, status, headersOf(c));
}

/** Why somebody comes back from the identity provider and is not signed in. */
function returnedFaults(c: AppContext): string[] {
  const given = c.req.query('erreur');
  const code = Object.keys(ERROR_STATUS).find((known): known is ErrorCode => known === given);
  return code === undefined ? [] : [renderError(code, {}, c.get('locale')).detail];
}

async function sendLink(c: AppContext, signIn: SignIn): Promise<Response> {
  try {
    const { email } = read(linkRequestSchema.safeParse({ email: (await formOf(c)).email }));
    await sendSignInLink(await c.get('deps')(), { email, locale: c.get('locale') });
    return await signInPage(c, signIn, { sent: LINK_MINUTES });
  } catch (error) {
    const { sentences, status } = toldOf(c, error);
    return signInPage(c, signIn, { faults: sentences }, status);
  }
}

function countriesOf(c: AppContext) {
  const locale = c.get('locale');
  return COUNTRIES.filter((code) => code !== 'FR')
    .map((code) => ({ code, name: countryName(code, locale) }))
    .sort((left, right) => left.name.localeCompare(right.name, locale));
}

async function followLink(c: AppContext, signIn: SignIn): Promise<Response> {
  const { token, name, country } = await formOf(c);
  try {
    const authority = name === undefined ? null : { name, country };
    const deps = await c.get('deps')();
    const { id: memberId } = await signInByLink(
      deps,
      read(linkFollowedSchema.safeParse({ token, authority })),
    );
    await startSession(c, signIn, { memberId, idToken: null, now: deps.now() });
    return c.redirect('/', 303);
  } catch (error) {
    const { sentences, status, failure } = toldOf(c, error);
    const asked = failure.faults.some(({ path }) => path.startsWith('authority'));
    // Whoever comes for the first time did nothing wrong.
    const faults = asked && name === undefined ? [] : sentences;
    const fields = { faults, token: String(token ?? ''), countries: asked ? countriesOf(c) : null };
    return c.html(<LinkPage locale={c.get('locale')} {...fields} />, status, headersOf(c));
  }
}

/** Pages for signing in and out, in four languages and without a script. */
export function signInPageRoutes({ signIn }: Pick<AppOptions, 'signIn'>) {
  const app = new OpenAPIHono<AppEnv>();
  if (signIn === undefined) return app;
  app.get('/connexion', (c) => signInPage(c, signIn, { faults: returnedFaults(c) }));
  app.post('/connexion', sameSite, (c) => sendLink(c, signIn));
  app.get('/connexion/lien', (c) => {
    const fields = { faults: [], token: c.req.query('token') ?? '', countries: null };
    return c.html(<LinkPage locale={c.get('locale')} {...fields} />, 200, headersOf(c));
  });
  app.post('/connexion/lien', sameSite, (c) => followLink(c, signIn));
  app.post('/deconnexion', async (c) => {
    const endSessionUrl = await leaveSession(c, signIn);
    const page = <SignedOutPage locale={c.get('locale')} endSessionUrl={endSessionUrl} />;
    return c.html(page, 200, headersOf(c));
  });
  return app;
}
