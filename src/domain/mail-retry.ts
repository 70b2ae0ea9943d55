/** First pause, doubled after every attempt. */
const FIRST_S = 60;
/** RFC 5321 § 4.5.4.1: after the first attempts, one every two or three hours. */
const LONGEST_S = 3 * 3600;
/** RFC 5321 § 4.5.4.1: a sender gives up after four to five days. Eight attempts take four hours, then eight a day. */
export const ATTEMPTS_MAX = 46;
/** The same for a mail that nobody tried to send. */
export const KEPT_DAYS = 5;

/** Seconds until a mail is tried again.
 *  @param attempts made so far, at least 1.
 *  @returns null: it is given up. */
export function retryAfterS(attempts: number): number | null {
  if (attempts >= ATTEMPTS_MAX) return null;
  return Math.min(LONGEST_S, FIRST_S * 2 ** (attempts - 1));
}
