import { createRoute, z } from '@hono/zod-openapi';
import { deleteCookie, setCookie } from 'hono/cookie';
import { describeFailure } from '../../describe-failure.ts';
import { AppError } from '../../domain/errors.ts';
import { signInByOpenId } from '../../use-cases/sign-in-by-open-id.ts';
import { access } from '../access.ts';
import type { App, AppContext, AppOptions } from '../context.ts';
import { problems } from '../described.ts';
import { leaveSession } from '../leave-session.ts';
import { checksSchema, type OpenId } from '../open-id.ts';
import { toAppError } from '../problem.ts';
import { optional } from '../query.ts';
import { readableQuery } from '../query-encoding.ts';
import { openSealed } from '../sealed.ts';
import { cookieOptions, readCookie, startSession } from '../session.ts';
import { originOf, ownPath, type SignIn } from '../site.ts';

/** How long somebody may take at the identity provider. */
const FLOW_S = 10 * 60;
const FLOW = 'bourse-sign-in';
const CALLBACK = '/api/v1/sign-in/open-id/callback';

const flowSchema = z.object({ ...checksSchema.shape, returnTo: ownPath });

const begin = createRoute({
  method: 'get',
  path: '/api/v1/sign-in/open-id',
  operationId: 'beginSignIn',
  summary: 'Sends a browser to the identity provider (ProConnect)',
  tags: ['accounts'],
  ...access('public'),
  middleware: [readableQuery],
  request: {
    query: z.strictObject({ returnTo: optional(ownPath).meta({ description: 'A page of this service' }) }),
  },
  responses: {
    302: { description: 'To the identity provider' },
    ...problems('INVALID_REQUEST', 'SIGN_IN_UNCONFIGURED', 'SIGN_IN_UNAVAILABLE'),
  },
});

const finish = createRoute({
  method: 'get',
  path: CALLBACK,
  operationId: 'finishSignIn',
  summary: 'Where the identity provider sends a browser back to',
  tags: ['accounts'],
  ...access('public'),
  responses: {
    302: {
      description:
        'Signed in, to the page that was asked for; not signed in, for a browser, to the page that says why',
    },
    ...problems(
      'SIGN_IN_FAILED',
      'ASSURANCE_TOO_LOW',
      'ORGANISATION_UNKNOWN',
      'SIGN_IN_UNCONFIGURED',
      'SIGN_IN_UNAVAILABLE',
    ),
  },
});

const end = createRoute({
  method: 'post',
  path: '/api/v1/sign-out',
  operationId: 'signOut',
  summary: 'Ends every session of the member',
  tags: ['accounts'],
  ...access('account'),
  responses: {
    200: {
      description: 'Signed out',
      content: {
        'application/json': {
          schema: z
            .object({
              endSessionUrl: z
                .string()
                .nullable()
                .meta({ description: 'Where the browser ends the session at the identity provider, too' }),
            })
            .meta({ id: 'SignedOut' }),
        },
      },
    },
    ...problems('CROSS_SITE'),
  },
});

interface Ready {
  signIn: SignIn;
  openId: OpenId;
  origin: string;
}

/** @throws AppError SIGN_IN_UNCONFIGURED. */
async function ready(c: AppContext, signIn: SignIn | undefined): Promise<Ready> {
  if (!signIn?.openId) throw new AppError('SIGN_IN_UNCONFIGURED');
  return { signIn, openId: signIn.openId, origin: await originOf(c) };
}

async function leave(c: AppContext, { signIn, openId, origin }: Ready, returnTo: string): Promise<Response> {
  const { url, checks } = await openId.begin(`${origin}${CALLBACK}`);
  const { now } = await c.get('deps')();
  const sealed = await signIn.flow.close({ ...checks, returnTo }, now(), FLOW_S);
  setCookie(c, FLOW, sealed, { ...cookieOptions(origin), maxAge: FLOW_S });
  return c.redirect(url.href, 302);
}

async function comeBack(c: AppContext, { signIn, openId, origin }: Ready): Promise<Response> {
  const deps = await c.get('deps')();
  const now = deps.now();
  const flow = await openSealed(signIn.flow, flowSchema, await readCookie(c, FLOW), now);
  deleteCookie(c, FLOW, cookieOptions(origin));
  if (flow === null) throw new AppError('SIGN_IN_FAILED');
  const { pathname, search } = new URL(c.req.url);
  const callback = new URL(`${pathname}${search}`, origin);
  const { identity, idToken } = await openId.finish(callback, flow).catch((error: unknown) => {
    // What the provider said helps the operator alone.
    deps.log.warn({ failure: describeFailure(error) }, 'sign-in');
    throw error;
  });
  const { id: memberId } = await signInByOpenId(deps, identity, c.get('locale'));
  await startSession(c, signIn, { memberId, idToken, now });
  return c.redirect(flow.returnTo, 302);
}

/** A person who was sent back here gets a page, not the JSON of the API. */
function toldOnPage(c: AppContext, error: unknown): Response {
  const { code } = toAppError(error);
  if (code === 'INTERNAL' || !c.req.header('accept')?.includes('text/html')) throw error;
  return c.redirect(`/connexion?erreur=${code}`, 302);
}

/** Signing in through OpenID Connect, and signing out. */
export function signInRoutes(app: App, { signIn }: Pick<AppOptions, 'signIn'>): void {
  app.openapi(begin, async (c) => leave(c, await ready(c, signIn), c.req.valid('query').returnTo ?? '/'));
  app.openapi(finish, async (c) => {
    try {
      return await comeBack(c, await ready(c, signIn));
    } catch (error) {
      return toldOnPage(c, error);
    }
  });
  app.openapi(end, async (c) => {
    return c.json({ endSessionUrl: await leaveSession(c, signIn) }, 200);
  });
}
