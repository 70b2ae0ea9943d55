import { createRoute, z } from '@hono/zod-openapi';
import { AppError } from '../../domain/errors.ts';
import { type Mandate, mandateInputSchema } from '../../domain/mandate.ts';
import { isUuid } from '../../domain/uuid.ts';
import {
  answerMandateLink,
  grantMandate,
  listMandates,
  requestMandate,
  revokeMandate,
} from '../../use-cases/mandates.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { orNull } from '../dates.ts';
import { BODY, jsonAnswer, jsonInput, problems } from '../described.ts';
import { jsonBody } from '../json-body.ts';
import { requireProfileId } from '../query.ts';

const mandateSchema = z
  .object({
    id: z.string(),
    profileId: z.string(),
    organisationId: z.string().meta({ description: 'Who may draft for it' }),
    validFrom: z.string(),
    validTo: z.string(),
    requestedAt: z.string(),
    grantedAt: z.string().nullable().meta({ description: 'Null: the collectivité has not answered' }),
    revokedAt: z.string().nullable(),
  })
  .meta({ id: 'Mandate', description: 'Leave to draft in the place of a collectivité' });

const namedMandateSchema = z
  .object({ mandate: mandateSchema, profileName: z.string(), organisationName: z.string() })
  .meta({ id: 'NamedMandate' });

function bodyOf({ requestedAt, grantedAt, revokedAt, ...rest }: Mandate): z.infer<typeof mandateSchema> {
  return {
    ...rest,
    requestedAt: requestedAt.toISOString(),
    grantedAt: orNull(grantedAt),
    revokedAt: orNull(revokedAt),
  };
}

const ofProfile = z.object({ id: z.string().meta({ example: 'fr-35288' }) });
const ofMandate = z.object({ id: z.string().meta({ example: '6f1c3d3e-7a52-4f0b-9d6e-2f1f5a0c7b11' }) });

const ACCOUNT = ['OUT_OF_SCOPE'] as const;

const postMandate = createRoute({
  method: 'post',
  path: '/api/v1/profiles/{id}/mandates',
  operationId: 'requestMandate',
  summary: 'A broker asks a collectivité for leave to draft in its place',
  description:
    'The collectivité is mailed a link by which it gives it; it can also do so through its account. Until it answers, asking again gives the same mandate.',
  tags: ['mandates'],
  ...access('country', 'region', 'ministry'),
  middleware: [jsonBody],
  request: {
    params: ofProfile,
    body: jsonInput(mandateInputSchema),
  },
  responses: {
    201: jsonAnswer('Asked for', mandateSchema),
    ...problems(...ACCOUNT, 'PROFILE_UNKNOWN', ...BODY, 'ASKED_TOO_OFTEN'),
  },
});

const getMandates = createRoute({
  method: 'get',
  path: '/api/v1/profiles/{id}/mandates',
  operationId: 'listMandates',
  summary: 'Mandates of a profile: all for the collectivité, its own for a broker',
  tags: ['mandates'],
  ...access('own-profile', 'country', 'region', 'ministry'),
  request: { params: ofProfile },
  responses: {
    200: jsonAnswer(
      'The oldest first',
      z.object({ results: z.array(mandateSchema) }).meta({ id: 'Mandates' }),
    ),
    ...problems(...ACCOUNT, 'PROFILE_UNKNOWN'),
  },
});

const postAnswer = createRoute({
  method: 'post',
  path: '/api/v1/mandates/grant',
  operationId: 'answerMandateLink',
  summary: 'The collectivité gives a mandate with the link that it was mailed',
  description: 'With `preview=true`: shows what is asked for and changes nothing.',
  tags: ['mandates'],
  ...access('public'),
  middleware: [jsonBody],
  request: {
    query: z.strictObject({ preview: z.enum(['true', 'false']).default('false') }),
    body: jsonInput(z.strictObject({ token: z.string().min(1).max(100) }).meta({ id: 'MandateLink' })),
  },
  responses: {
    200: jsonAnswer('The mandate', namedMandateSchema),
    ...problems('LINK_INVALID', ...BODY),
  },
});

const postGrant = createRoute({
  method: 'post',
  path: '/api/v1/mandates/{id}/grant',
  operationId: 'grantMandate',
  summary: 'The collectivité gives a mandate',
  tags: ['mandates'],
  ...access('own-profile'),
  request: { params: ofMandate },
  responses: { 200: jsonAnswer('Given', mandateSchema), ...problems(...ACCOUNT, 'NOT_FOUND') },
});

const postRevoke = createRoute({
  method: 'post',
  path: '/api/v1/mandates/{id}/revoke',
  operationId: 'revokeMandate',
  summary: 'The collectivité, or whoever holds it, ends a mandate at once',
  tags: ['mandates'],
  ...access('own-profile', 'third-party'),
  request: { params: ofMandate },
  responses: { 200: jsonAnswer('Ended', mandateSchema), ...problems(...ACCOUNT, 'NOT_FOUND') },
});

/** @throws AppError NOT_FOUND for what cannot be the id of a mandate. */
function requireMandateId(text: string): string {
  if (!isUuid(text)) throw new AppError('NOT_FOUND');
  return text;
}

/** Leave to draft in the place of a collectivité (story R3). */
export function mandateRoutes(app: App): void {
  app.openapi(postMandate, async (c) => {
    const id = requireProfileId(c.req.valid('param').id);
    const mandate = await requestMandate(await c.get('deps')(), c.get('actor'), id, c.req.valid('json'));
    return c.json(bodyOf(mandate), 201);
  });
  app.openapi(getMandates, async (c) => {
    const id = requireProfileId(c.req.valid('param').id);
    const found = await listMandates(await c.get('deps')(), c.get('actor'), id);
    return c.json({ results: found.map(bodyOf) }, 200);
  });
  app.openapi(postAnswer, async (c) => {
    const preview = c.req.valid('query').preview === 'true';
    const { token } = c.req.valid('json');
    const { mandate, ...names } = await answerMandateLink(await c.get('deps')(), token, { preview });
    return c.json({ mandate: bodyOf(mandate), ...names }, 200);
  });
  app.openapi(postGrant, async (c) => {
    const id = requireMandateId(c.req.valid('param').id);
    return c.json(bodyOf(await grantMandate(await c.get('deps')(), c.get('actor'), id)), 200);
  });
  app.openapi(postRevoke, async (c) => {
    const id = requireMandateId(c.req.valid('param').id);
    return c.json(bodyOf(await revokeMandate(await c.get('deps')(), c.get('actor'), id)), 200);
  });
}
