import { createRoute, z } from '@hono/zod-openapi';
import { CHECK_ANSWERS } from '../../domain/law/checklist-points.ts';
import { LEGAL_STEPS } from '../../domain/law/steps.ts';
import { countryCode, subdivisionCode } from '../../domain/primitives.ts';
import { checkBeforeSigning } from '../../use-cases/check-before-signing.ts';
import { remindLegal } from '../../use-cases/remind-legal.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { jsonAnswer, problems } from '../described.ts';
import { checklistBody, remindersBody } from '../present-law.ts';
import { optional, requireProfileId } from '../query.ts';
import { readableQuery } from '../query-encoding.ts';
import { checklistSchema, remindersSchema } from '../schemas-law.ts';

const getReminders = createRoute({
  method: 'get',
  path: '/api/v1/legal/reminders',
  operationId: 'remindLegal',
  summary: 'What the law asks or says at a step of a partnership',
  description:
    'Each rule with its behaviour (blocks, asks for an acknowledgement, reminds, informs), its source and the days between which it holds. Advisories about the country come first. Information, no legal advice.',
  tags: ['law and money'],
  ...access('public'),
  middleware: [readableQuery],
  request: {
    query: z.strictObject({
      step: z.enum(LEGAL_STEPS).meta({ example: 'convention_in_preparation' }),
      country: optional(countryCode).meta({ description: 'Country of the partner' }),
      subdivision: optional(subdivisionCode).meta({
        description: 'Where the French side lies, ISO 3166-2',
        example: 'FR-974',
      }),
    }),
  },
  responses: {
    200: jsonAnswer('The rules', remindersSchema),
    ...problems('INVALID_REQUEST'),
  },
});

const answer = optional(z.enum(CHECK_ANSWERS));

const getChecklist = createRoute({
  method: 'get',
  path: '/api/v1/legal/checklist',
  operationId: 'checkBeforeSigning',
  summary: 'Five points to check before signing',
  description:
    'Answers are yes, no or unknown; what is left out is unknown. With `partner`, whether it may contract is taken from its profile unless answered.',
  tags: ['law and money'],
  ...access('public'),
  middleware: [readableQuery],
  request: {
    query: z.strictObject({
      partner: optional(z.string()).meta({
        description: 'Profile of the partner',
        example: 'sn-keur-exemple',
      }),
      commitments: answer,
      notStateReserved: answer,
      withinCompetences: answer,
      partnerMayContract: answer,
      partnerCompetent: answer,
    }),
  },
  responses: {
    200: jsonAnswer('The checklist', checklistSchema),
    ...problems('PROFILE_UNKNOWN', 'INVALID_REQUEST'),
  },
});

/** What the law asks: reminders by step, and the checklist before signing. */
export function lawRoutes(app: App): void {
  app.openapi(getReminders, async (c) => {
    const { step, country, subdivision } = c.req.valid('query');
    const situation = { step, country: country ?? null, subdivision: subdivision ?? null };
    const locale = c.get('locale');
    c.header('content-language', locale);
    return c.json(remindersBody(step, await remindLegal(await c.get('deps')(), situation), locale), 200);
  });
  app.openapi(getChecklist, async (c) => {
    const { partner, ...answers } = c.req.valid('query');
    const partnerId = partner === undefined ? null : requireProfileId(partner);
    const locale = c.get('locale');
    c.header('content-language', locale);
    return c.json(
      checklistBody(await checkBeforeSigning(await c.get('deps')(), answers, partnerId), locale),
      200,
    );
  });
}
