import { and, asc, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import type { CountryNoteInput } from '../domain/country-note.ts';
import { dayOf } from '../domain/day.ts';
import { AppError, refused } from '../domain/errors.ts';
import { requireCountry } from '../domain/scope.ts';
import { isUuid } from '../domain/uuid.ts';
import { countryNotes } from '../store/schema-inventory.ts';
import { authorOf } from './author.ts';
import { readPublished } from './read-record.ts';
import { recordAudit } from './record-audit.ts';

export type CountryNote = typeof countryNotes.$inferSelect;

/** Notes of a country that are in force today, latest first. */
export async function notesOfCountry(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  country: string,
): Promise<CountryNote[]> {
  return db
    .select()
    .from(countryNotes)
    .where(
      and(
        eq(countryNotes.country, country),
        isNull(countryNotes.withdrawnAt),
        gt(countryNotes.expiresOn, dayOf(now())),
      ),
    )
    .orderBy(desc(countryNotes.publishedAt), asc(countryNotes.id));
}

/** Notes of the country of a profile.
 *  @throws AppError PROFILE_UNKNOWN. */
export async function notesOfProfile(deps: Pick<Deps, 'db' | 'now'>, id: string): Promise<CountryNote[]> {
  const { profile } = await readPublished(deps, id);
  return notesOfCountry(deps, profile.country);
}

/** Publishes a note (story E6).
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE; INVALID_REQUEST for one that would be over already. */
export async function publishNote(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  country: string,
  input: CountryNoteInput,
): Promise<CountryNote> {
  const account = requireCountry(actor, country);
  const publishedAt = now();
  if (input.expiresOn <= dayOf(publishedAt)) throw refused('expiresOn', 'IN_PAST');
  return db.transaction(async (tx) => {
    const row = { country, ...input, publishedAt, ...authorOf(account) };
    const [note] = await tx.insert(countryNotes).values(row).returning();
    if (note === undefined) throw new Error('a note was not written');
    await recordAudit(tx, { actor, action: 'note.publish', target: `country:${country}` }, publishedAt);
    return note;
  });
}

/** Takes a note back.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE; NOT_FOUND when there is none in this country. */
export async function withdrawNote(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  country: string,
  id: string,
): Promise<void> {
  requireCountry(actor, country);
  if (!isUuid(id)) throw new AppError('NOT_FOUND');
  const at = now();
  await db.transaction(async (tx) => {
    const gone = await tx
      .update(countryNotes)
      .set({ withdrawnAt: at })
      .where(
        and(eq(countryNotes.id, id), eq(countryNotes.country, country), isNull(countryNotes.withdrawnAt)),
      )
      .returning({ id: countryNotes.id });
    if (gone.length === 0) throw new AppError('NOT_FOUND');
    await recordAudit(tx, { actor, action: 'note.withdraw', target: `country:${country}` }, at);
  });
}
