import { z } from 'zod';
import { MODES } from './codes.ts';
import { dayOf, daysAfter } from './day.ts';
import { refused } from './errors.ts';
import { areDistinct } from './joint-request.ts';
import { JOINT_MAX } from './joint-seeker.ts';
import { across, calendarDay, listOf, stated, text } from './primitives.ts';
import { profileId, type Statement, statementSchema, wishesSchema } from './profile.ts';
import type { SeekerBase } from './seeker.ts';

/** Needs, and offers, that a request states at most. */
const STATEMENTS_MAX = 50;

/** What a *recherche de partenaire* says. One collectivité makes it, or up to ten together (story R5). */
export const requestInputSchema = z
  .strictObject({
    profileIds: z
      .array(profileId)
      .min(1)
      .max(JOINT_MAX)
      .refine(areDistinct, across('DUPLICATE_ID', []))
      .meta({ description: 'Who searches; the first leads' }),
    title: text(200),
    needs: listOf(statementSchema, STATEMENTS_MAX).meta({
      description: 'A joint search that states neither needs nor offers takes those of its members',
    }),
    offers: listOf(statementSchema, STATEMENTS_MAX),
    wishes: wishesSchema.nullish().transform((value) => value ?? wishesSchema.parse({})),
    modes: listOf(z.enum(MODES), 4),
    deadline: stated(calendarDay).meta({ description: 'Last day; left out: a year from its publication' }),
  })
  .refine(
    ({ profileIds, needs, offers }) => profileIds.length > 1 || needs.length + offers.length > 0,
    across('NOTHING_TO_MATCH', ['needs'], ['profileIds', 'needs', 'offers']),
  )
  .meta({ id: 'RequestInput' });
export type RequestInput = z.infer<typeof requestInputSchema>;

/** A request with what its members say, where it says nothing itself: the needs of all, and their offers, each once.
 *  @param base the members as one.
 *  @throws AppError INVALID_REQUEST where they say nothing either. */
export function completeRequest(input: RequestInput, { statements }: SeekerBase): RequestInput {
  if (input.needs.length + input.offers.length > 0) return input;
  const saidOf = (wanted: 'need' | 'offer'): Statement[] => {
    const said = statements.filter(({ side }) => side === wanted);
    const once = new Map(
      said.map(({ text: words, themes: [theme = null] }) => [words, { theme, text: words }]),
    );
    return [...once.values()].slice(0, STATEMENTS_MAX);
  };
  const [needs, offers] = [saidOf('need'), saidOf('offer')];
  if (needs.length + offers.length > 0) return { ...input, needs, offers };
  throw refused('needs', 'NOTHING_TO_MATCH');
}

export const REQUEST_STATUSES = ['draft', 'published', 'closed'] as const;
type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** A published request without a deadline lives a year: the domain's rhythm of confirmation (domain study § 5.2). */
const LIFE_MONTHS = 12;
/** Days before its last day that the owner is asked to renew (story C9.2). */
export const RENEWAL_DAYS = 30;

/** The day some days after another, `YYYY-MM-DD`. */
export function dayAfter(day: string, days: number): string {
  return dayOf(daysAfter(new Date(day), days));
}

/** Last day of a request published on a day without a deadline. */
export function defaultDeadline(day: string): string {
  const [year = '', ...rest] = day.split('-');
  const date = new Date(`${Number(year) + LIFE_MONTHS / 12}-${rest.join('-')}T00:00:00Z`);
  return dayOf(date);
}

/** True on and before its last day. @param day `YYYY-MM-DD`. */
export function isLive(
  { status, deadline }: { status: RequestStatus; deadline: string },
  day: string,
): boolean {
  return status === 'published' && day <= deadline;
}
