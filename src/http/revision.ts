import type { AppContext } from './context.ts';

/** ETag of a revision (RFC 9110 § 8.8.3). */
export function etagOf(revision: number): string {
  return `"${revision}"`;
}

/** A revision that nothing ever has. */
const NEVER = -1;

/** The revision that `If-Match` names: what is changed must be what was read.
 *  @returns null without the header. */
export function expectedRevision(c: AppContext): number | null {
  const given = c.req.header('if-match');
  if (given === undefined) return null;
  const [, revision] = /^"(\d{1,9})"$/.exec(given.trim()) ?? [];
  return revision === undefined ? NEVER : Number(revision);
}
