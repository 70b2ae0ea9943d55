import { z } from '@hono/zod-openapi';
import { LEVELS, THEMES, ZONES } from '../domain/codes.ts';
import { CALL_STATES } from '../domain/law/call-state.ts';
import { CHECK_ANSWERS, CHECKLIST_POINTS } from '../domain/law/checklist-points.ts';
import { COFINANCING_REASONS } from '../domain/law/cofinancing.ts';
import { ONE_PERCENT_GROUNDS, ONE_PERCENT_STATUSES } from '../domain/law/one-percent.ts';
import { BEHAVIOURS, LEGAL_STEPS } from '../domain/law/steps.ts';
import { ONE_PERCENT_SERVICES } from '../reference/one-percent.ts';

/** Schemas of answers about law and money. Each says that it is no decision, and where every fact is from. */

const notice = {
  nature: z.enum(['estimate', 'information']).meta({ description: 'Never a decision' }),
  notice: z.string().meta({ description: 'The same in words' }),
};

const dated = {
  source: z.string(),
  sourceDate: z.string().meta({ description: 'Day, month or year' }),
  validFrom: z.string().nullable().meta({ description: 'First day; null: open, or not on record' }),
  validTo: z.string().nullable().meta({ description: 'First day without it; null: still in force' }),
};
const sourced = { ...dated, sourceUrl: z.string().nullable() };

const share = z.number().min(0).max(1);

export const callSchema = z
  .object({
    campaign: z.number().int(),
    category: z.enum(['generalist', 'thematic', 'geographic']),
    code: z.string(),
    label: z.string(),
    state: z.enum(CALL_STATES),
    opensOn: z.string().nullable(),
    closesOn: z.string().nullable().meta({ description: 'Last day; null: not on record' }),
    countries: z.array(z.string()),
    subdivisions: z.array(z.string()).meta({ description: 'Only these parts of its countries; []: all' }),
    zones: z.array(z.enum(ZONES)),
    themes: z.array(z.enum(THEMES)),
    ...dated,
  })
  .meta({ id: 'CallForProjects' });

export const callListSchema = z
  .object({ ...notice, calls: z.array(callSchema) })
  .meta({ id: 'CallsForProjects' });

const ceiling = {
  ceiling: share.meta({ description: 'Share of the budget, up to' }),
  text: z.string(),
};

export const cofinancingSchema = z
  .object({
    ...notice,
    campaign: z.number().int(),
    closed: z.boolean().meta({ description: 'True: no call of the campaign takes files any more' }),
    eligible: z
      .boolean()
      .nullable()
      .meta({ description: 'Null: not known. Says nothing of whether the campaign is open' }),
    reason: z.enum(COFINANCING_REASONS).nullable(),
    ceiling: share.nullable().meta({
      description: 'Share of the whole budget; null: several countries, and no rule of the campaign for them',
    }),
    text: z.string(),
    countries: z.array(
      z.object({
        country: z.string(),
        name: z.string(),
        group: z.enum(['ldc', 'oda', 'non_oda', 'other', 'multi_country']),
        ...ceiling,
        advisory: z
          .object({ severity: z.enum(['info', 'warn', 'block_cofinancing']), text: z.string(), ...sourced })
          .nullable()
          .meta({ description: 'What brings the ceiling to 0' }),
        geographic: z.array(callSchema),
        ...dated,
      }),
    ),
    multiCountry: z
      .object({ ...ceiling, ...dated })
      .nullable()
      .meta({ description: 'Flat ceiling for a project in several countries' }),
    thematic: z.array(callSchema),
    generalistExcluded: z.boolean(),
    conditions: z.array(
      z.object({ code: z.string(), text: z.string(), source: z.string(), sourceDate: z.string() }),
    ),
    ...dated,
  })
  .meta({ id: 'CofinancingEstimate' });

export const onePercentSchema = z
  .object({
    ...notice,
    collectivity: z.object({ id: z.string(), name: z.string(), level: z.enum(LEVELS) }),
    services: z.array(
      z.object({
        code: z.enum(ONE_PERCENT_SERVICES),
        article: z.string(),
        status: z.enum(ONE_PERCENT_STATUSES),
        ground: z.enum(ONE_PERCENT_GROUNDS),
        title: z.string(),
        text: z.string(),
        conventionRequired: z.boolean(),
        grouping: z
          .object({ id: z.string(), name: z.string() })
          .nullable()
          .meta({ description: 'The intercommunalité that has the service, or that is to be asked' }),
        ...sourced,
      }),
    ),
  })
  .meta({ id: 'OnePercent' });

export const remindersSchema = z
  .object({
    ...notice,
    step: z.enum(LEGAL_STEPS),
    reminders: z.array(
      z.object({
        code: z.string(),
        behaviour: z.enum(BEHAVIOURS).meta({
          description: 'B blocks, A asks for an acknowledgement, R reminds, I informs',
        }),
        text: z.string(),
        link: z.string().nullable(),
        ...sourced,
      }),
    ),
  })
  .meta({ id: 'LegalReminders' });

export const checklistSchema = z
  .object({
    ...notice,
    ready: z.boolean(),
    open: z.array(z.enum(CHECKLIST_POINTS)).meta({ description: 'Not answered yet' }),
    against: z.array(z.enum(CHECKLIST_POINTS)).meta({ description: 'Answered by no' }),
    points: z.array(
      z.object({
        code: z.enum(CHECKLIST_POINTS),
        answer: z.enum(CHECK_ANSWERS),
        text: z.string(),
        note: z.string().nullable(),
      }),
    ),
    ...sourced,
  })
  .meta({ id: 'LegalChecklist' });
