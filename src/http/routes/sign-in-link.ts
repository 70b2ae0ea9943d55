import { createRoute, z } from '@hono/zod-openapi';
import { linkFollowedSchema, linkRequestSchema } from '../../domain/account-input.ts';
import { AppError } from '../../domain/errors.ts';
import { LINK_MINUTES, sendSignInLink } from '../../use-cases/send-sign-in-link.ts';
import { signInByLink } from '../../use-cases/sign-in-by-link.ts';
import { access } from '../access.ts';
import type { App, AppOptions } from '../context.ts';
import { BODY, jsonAnswer, jsonInput, problems } from '../described.ts';
import { jsonBody } from '../json-body.ts';
import { startSession } from '../session.ts';

const send = createRoute({
  method: 'post',
  path: '/api/v1/sign-in/link',
  operationId: 'sendSignInLink',
  summary: 'Sends a one-time link, for authorities abroad',
  description: 'The answer is the same for every address.',
  tags: ['accounts'],
  ...access('public'),
  middleware: [jsonBody],
  request: {
    body: jsonInput(linkRequestSchema),
  },
  responses: {
    202: jsonAnswer(
      'If it can be sent, it is',
      z
        .object({ minutes: z.number().int().meta({ description: 'How long the link works' }) })
        .meta({ id: 'LinkSent' }),
    ),
    ...problems(...BODY, 'SIGN_IN_UNCONFIGURED'),
  },
});

const follow = createRoute({
  method: 'post',
  path: '/api/v1/sign-in/session',
  operationId: 'signInByLink',
  summary: 'Opens a session with what a mailed link holds',
  description:
    'Once. An address that is not known yet needs `authority`; refused for its want, the link still works.',
  tags: ['accounts'],
  ...access('public'),
  middleware: [jsonBody],
  request: {
    body: jsonInput(linkFollowedSchema),
  },
  responses: {
    204: { description: 'Signed in, by the cookie that comes along' },
    ...problems(...BODY, 'LINK_INVALID', 'SIGN_IN_BY_PROVIDER', 'SIGN_IN_FAILED', 'SIGN_IN_UNCONFIGURED'),
  },
});

/** Signing in by a mailed link. */
export function signInLinkRoutes(app: App, { signIn }: Pick<AppOptions, 'signIn'>): void {
  app.openapi(send, async (c) => {
    if (signIn === undefined) throw new AppError('SIGN_IN_UNCONFIGURED');
    const { email, locale } = c.req.valid('json');
    const wanted = { email, locale: locale ?? c.get('locale'), returnTo: null };
    await sendSignInLink(await c.get('deps')(), wanted);
    return c.json({ minutes: LINK_MINUTES }, 202);
  });
  app.openapi(follow, async (c) => {
    if (signIn === undefined) throw new AppError('SIGN_IN_UNCONFIGURED');
    const deps = await c.get('deps')();
    const { id: memberId } = await signInByLink(deps, c.req.valid('json'));
    await startSession(c, signIn, { memberId, idToken: null, now: deps.now() });
    return c.body(null, 204);
  });
}
