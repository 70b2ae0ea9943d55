import { z } from '@hono/zod-openapi';
import { ROLES } from '../domain/actor.ts';
import { FORMS, LEVELS, THEMES } from '../domain/codes.ts';
import { PARTNERSHIP_ACTIONS } from '../domain/partnership.ts';

/** Schemas of what the inventory answers. */

/** ISO 8601, UTC. */
export const moment = z.string().meta({ description: 'ISO 8601, UTC' });

const contentShape = {
  frenchName: z.string(),
  frenchId: z
    .string()
    .nullable()
    .meta({ description: 'Directory id, where the French side was found there' }),
  frenchLevel: z.enum(LEVELS),
  foreignName: z.string(),
  foreignCountry: z.string().meta({ description: 'ISO 3166-1 alpha-2' }),
  foreignSubdivision: z.string().nullable().meta({ description: 'ISO 3166-2' }),
  foreignLevel: z.enum(LEVELS).nullable(),
  form: z.enum(FORMS).nullable(),
  themes: z.array(z.enum(THEMES)),
  startYear: z.number().int().nullable(),
  endYear: z.number().int().nullable(),
  source: z.string().meta({ description: 'According to whom' }),
};

export const partnershipAnswerSchema = z
  .object({
    id: z.string(),
    ...contentShape,
    status: z.enum(['active', 'closed']),
    confirmedAt: moment.nullable().meta({ description: 'Last confirmation; null: never' }),
    confirmationDue: z.boolean().meta({ description: 'Active, and never confirmed or not for 24 months' }),
    closedAt: moment.nullable(),
    revision: z.number().int().meta({ description: 'What the ETag holds' }),
  })
  .meta({ id: 'Partnership', description: 'A declared partnership of the inventory' });

const value = z.union([z.string(), z.number(), z.array(z.string()), z.null()]);

export const partnershipDetailSchema = partnershipAnswerSchema
  .extend({
    history: z
      .array(
        z.object({
          at: moment,
          action: z.enum(PARTNERSHIP_ACTIONS),
          role: z.enum(ROLES).nullable().meta({ description: 'Null: an import by command' }),
          changes: z.array(z.object({ field: z.string(), from: value, to: value })),
        }),
      )
      .meta({ description: 'Oldest first' }),
  })
  .meta({ id: 'PartnershipDetail' });

export const partnershipPageSchema = z
  .object({
    results: z.array(partnershipAnswerSchema),
    totalResults: z.number().int(),
    page: z.number().int(),
    perPage: z.number().int(),
    totalPages: z.number().int(),
  })
  .meta({ id: 'PartnershipPage' });

const amount = z.number().int();

export const importReportSchema = z
  .object({
    columns: z
      .array(z.object({ column: z.string(), field: z.string().nullable() }))
      .meta({ description: 'Every column of the file and what was read in it; null: left out' }),
    read: amount,
    created: amount,
    updated: amount,
    unchanged: amount,
    kept: amount.meta({ description: 'Confirmed, corrected or closed by people: left alone' }),
    merged: amount.meta({ description: 'Lines about a pair that came before in the file' }),
    unlinked: amount.meta({ description: 'Partnerships whose French side is not in the directory' }),
    bad: z.array(
      z.object({
        line: amount.meta({ description: 'From 1, the header included' }),
        errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
      }),
    ),
  })
  .meta({ id: 'ImportReport' });
