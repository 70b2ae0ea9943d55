/** How long what is about people stays at most; where each row ends is told in `docs/personal-data.md`. */

/** A member who does not sign in: CNIL, « Comptes inactifs », 18 September 2025, holds two years proportionate. */
const INACTIVE_YEARS = 2;

/** Words of introductions that ended, and addresses that a mail server refused: three years after the last contact, and
 *  for a refusal of mail (CNIL, référentiel « gestion des activités commerciales », 2022). */
const ENDED_YEARS = 3;

function yearsBefore(now: Date, years: number): Date {
  const before = new Date(now);
  before.setUTCFullYear(before.getUTCFullYear() - years);
  return before;
}

/** Whoever has not signed in since is forgotten. */
export const inactiveBefore = (now: Date): Date => yearsBefore(now, INACTIVE_YEARS);

/** What ended before is forgotten. */
export const endedBefore = (now: Date): Date => yearsBefore(now, ENDED_YEARS);
