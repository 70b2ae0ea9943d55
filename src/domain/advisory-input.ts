import { z } from 'zod';
import { advisorySchema } from '../reference/advisories.ts';
import { across, calendarDay, countryCode, stated, text } from './primitives.ts';

/** Longest text of an advisory: a few sentences beside a result. */
const TEXT_MAX = 1000;

const shape = {
  country: countryCode,
  scope: advisorySchema.shape.scope.max(5),
  severity: advisorySchema.shape.severity,
  from: calendarDay,
  to: stated(calendarDay).meta({ description: 'First day without it; left out: no end is known' }),
  source: text(500),
  sourceUrl: stated(z.url({ protocol: /^https?$/ }).max(2000)),
  sourceDate: calendarDay,
  reviewBy: calendarDay.meta({ description: 'Past this day it stays in force, marked as to be reviewed' }),
  text: z.strictObject({
    fr: text(TEXT_MAX),
    en: text(TEXT_MAX),
    es: text(TEXT_MAX),
    pt: text(TEXT_MAX),
  }),
};

const isOrdered = ({ from, to }: { from: string; to: string | null }): boolean => to === null || from < to;
const order = across('DATE_RANGE', ['to'], ['from', 'to']);

/** An advisory as the ministry rewrites it. */
export const advisoryContentSchema = z
  .strictObject(shape)
  .refine(isOrdered, order)
  .meta({ id: 'AdvisoryContent' });

/** An advisory as the ministry adds it. */
export const advisoryInputSchema = z
  .strictObject({ id: advisorySchema.shape.id, ...shape })
  .refine(isOrdered, order)
  .meta({ id: 'AdvisoryInput' });
