import { z } from '@hono/zod-openapi';
import { ROLES } from '../domain/actor.ts';
import { FORMS, LEVELS, LOCALES, THEMES } from '../domain/codes.ts';
import { NOTE_KINDS } from '../domain/country-note.ts';
import { FIGURE_CODES, OUTCOME_FIGURE_CODES } from '../domain/figures.ts';
import { EVALUATION_STATES, VERDICTS } from '../domain/opinion.ts';
import { PARTNERSHIP_ACTIONS } from '../domain/partnership.ts';
import { advisorySchema } from '../reference/advisories.ts';
import { moment } from './dates.ts';
import { pageNumbers } from './paging.ts';

/** Schemas of what the inventory answers. */

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

const partnershipContentSchema = z
  .object({ id: z.string(), ...contentShape })
  .meta({ id: 'DeclaredPartnership' });

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
    ...pageNumbers,
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

export const presenceSchema = z
  .object({
    id: z.string(),
    asOf: z.string().meta({ description: 'Day of this answer' }),
    partnerships: z.array(partnershipContentSchema),
    text: z
      .string()
      .nullable()
      .meta({ description: 'Without partnerships: that none is declared to date; never that there is none' }),
  })
  .meta({ id: 'Presence' });

export const territorySchema = z
  .object({
    id: z.string().meta({ description: 'To be given to `POST /coordination`', example: 'SN:st louis:SN-SL' }),
    country: z.string(),
    name: z.string(),
    subdivision: z.string().nullable().meta({ description: 'ISO 3166-2; null: nobody says it' }),
    partnerships: z.array(partnershipContentSchema),
    requests: z
      .array(z.object({ frenchId: z.string(), frenchName: z.string(), since: moment }))
      .meta({ description: 'For the embassy of the country and the ministry; empty for others' }),
  })
  .meta({
    id: 'Territory',
    description: 'French collectivités with a live partnership or request in one place',
  });

export const coordinationSchema = z
  .object({
    id: z.string(),
    territory: z.string(),
    country: z.string(),
    openedAt: moment,
    parties: z.array(
      z.object({
        frenchId: z.string(),
        frenchName: z.string(),
        byRequest: z.boolean().meta({ description: 'It asks there, and has no declared partnership' }),
        declined: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Coordination' });

export const coordinationDetailSchema = coordinationSchema
  .extend({
    messages: z
      .array(
        z.object({
          id: z.number().int(),
          at: moment,
          organisation: z.string(),
          role: z.enum(ROLES),
          text: z.string(),
        }),
      )
      .meta({ description: 'Oldest first' }),
  })
  .meta({ id: 'CoordinationDetail' });

export const opinionSchema = z
  .object({
    id: z.string(),
    frenchId: z.string(),
    foreignId: z.string(),
    country: z.string(),
    verdict: z.enum(VERDICTS),
    text: z.string(),
    at: moment,
  })
  .meta({ id: 'Opinion', description: 'Avis du poste' });

export const evaluationSchema = z
  .object({
    id: z.string(),
    partnershipId: z.string(),
    on: z.string(),
    state: z.enum(EVALUATION_STATES),
    text: z.string(),
    at: moment,
  })
  .meta({ id: 'Evaluation' });

export const countryNoteSchema = z
  .object({
    id: z.string(),
    country: z.string(),
    kind: z.enum(NOTE_KINDS),
    language: z.enum(LOCALES),
    text: z.string(),
    publishedAt: moment,
    expiresOn: z.string().meta({ description: 'First day without it' }),
  })
  .meta({ id: 'CountryNote' });

export const advisoryAnswerSchema = z
  .object({
    ...advisorySchema.shape,
    inForce: z.boolean(),
    overdue: z.boolean().meta({ description: 'The day by which it should have been reviewed has passed' }),
  })
  .meta({ id: 'AdvisoryAnswer' });

export const figuresSchema = z
  .object({
    results: z.array(
      z.object({
        code: z.enum([...FIGURE_CODES, ...OUTCOME_FIGURE_CODES]),
        title: z.string(),
        year: z.number().int(),
        source: z.string(),
        denominator: z.number().int().nullable().meta({ description: 'Null: too small to be shown' }),
        cells: z
          .array(z.object({ value: z.string(), numerator: z.number().int() }))
          .meta({ description: 'Largest first; those too small to be shown are left out' }),
      }),
    ),
    roundedDownTo: z.number().int().meta({ description: 'Every number is a multiple of this' }),
  })
  .meta({ id: 'Figures' });
