import { and, asc, eq, gte, inArray, isNotNull, lt, lte, notExists, or, sql } from 'drizzle-orm';
import { MET } from '../domain/introduction.ts';
import type { OutcomeMonths } from '../domain/outcome.ts';
import type { Introduction } from './introductions.ts';
import { territoryColumns } from './profile-row.ts';
import { type Database, profiles } from './schema.ts';
import { introductionEvents, introductions } from './schema-introductions.ts';
import { outcomePrompts } from './schema-outcomes.ts';
import { foreign, french, isForeignSide, isFrenchSide } from './sides.ts';

export type OutcomePrompt = typeof outcomePrompts.$inferSelect;
/** Names one prompt. */
export type PromptKey = Pick<OutcomePrompt, 'introductionId' | 'months' | 'side'>;

/** Introductions that stand, of authorities that are both still there, and that were not asked yet after so many months or
 *  more; by id.
 *  @param since the two were introduced then, or before. */
export async function introductionsToAsk(
  db: Database,
  since: Date,
  months: OutcomeMonths,
): Promise<Introduction[]> {
  const asked = db
    .select({ one: sql`1` })
    .from(outcomePrompts)
    .where(and(eq(outcomePrompts.introductionId, introductions.id), gte(outcomePrompts.months, months)));
  const gone = db
    .select({ one: sql`1` })
    .from(profiles)
    .where(
      and(
        or(eq(profiles.id, introductions.a), eq(profiles.id, introductions.b)),
        isNotNull(profiles.withheldAt),
      ),
    );
  const rows = await db
    .select({ introduction: introductions })
    .from(introductions)
    .innerJoin(
      introductionEvents,
      and(
        eq(introductionEvents.introductionId, introductions.id),
        eq(introductionEvents.toState, 'introduced'),
      ),
    )
    .where(
      and(
        inArray(introductions.state, [...MET]),
        lte(introductionEvents.at, since),
        notExists(asked),
        notExists(gone),
      ),
    )
    .orderBy(asc(introductions.id));
  return rows.map(({ introduction }) => introduction);
}

/** Records that a side is asked. @returns false: it was asked before. */
export async function addPrompt(
  tx: Database,
  prompt: PromptKey & Pick<OutcomePrompt, 'askedAt' | 'linkHash'>,
): Promise<boolean> {
  const added = await tx
    .insert(outcomePrompts)
    .values(prompt)
    .onConflictDoNothing()
    .returning({ months: outcomePrompts.months });
  return added.length > 0;
}

const isPrompt = ({ introductionId, months, side }: PromptKey) =>
  and(
    eq(outcomePrompts.introductionId, introductionId),
    eq(outcomePrompts.months, months),
    eq(outcomePrompts.side, side),
  );

/** What a side of an introduction was asked, in order. */
export async function promptsOf(
  db: Database,
  { introductionId, side }: Pick<PromptKey, 'introductionId' | 'side'>,
): Promise<OutcomePrompt[]> {
  return db
    .select()
    .from(outcomePrompts)
    .where(and(eq(outcomePrompts.introductionId, introductionId), eq(outcomePrompts.side, side)))
    .orderBy(asc(outcomePrompts.months));
}

/** The prompt that a link answers, if it was sent after a moment; null: none. */
export async function promptByHash(
  db: Database,
  linkHash: string,
  after: Date,
): Promise<OutcomePrompt | null> {
  const [row] = await db
    .select()
    .from(outcomePrompts)
    .where(and(eq(outcomePrompts.linkHash, linkHash), gte(outcomePrompts.askedAt, after)));
  return row ?? null;
}

/** Writes an answer down; the link is used up. A later answer replaces an earlier one.
 *  @returns null: there is no such prompt. */
export async function answerPrompt(
  tx: Database,
  key: PromptKey,
  answer: Pick<OutcomePrompt, 'outcome' | 'reason' | 'answeredAt'>,
): Promise<OutcomePrompt | null> {
  const [row] = await tx
    .update(outcomePrompts)
    .set({ ...answer, linkHash: null })
    .where(isPrompt(key))
    .returning();
  return row ?? null;
}

/** Prompts of a time with what both sides' territories follow from; demonstration left out. */
export async function promptsBetween(db: Database, from: Date, to: Date) {
  return db
    .select({ prompt: outcomePrompts, french: territoryColumns(french), foreign: territoryColumns(foreign) })
    .from(outcomePrompts)
    .innerJoin(introductions, eq(introductions.id, outcomePrompts.introductionId))
    .innerJoin(french, isFrenchSide)
    .innerJoin(foreign, isForeignSide)
    .where(
      and(
        gte(outcomePrompts.askedAt, from),
        lt(outcomePrompts.askedAt, to),
        eq(french.demonstration, false),
        eq(foreign.demonstration, false),
      ),
    );
}
