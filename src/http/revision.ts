import { etag, RETAINED_304_HEADERS } from 'hono/etag';

/** Answers `If-None-Match`, with the tag of the answer or one of its bytes; scripts of other sites may read the 304 too. */
export const tagged = etag({
  retainedHeaders: [...RETAINED_304_HEADERS, 'access-control-allow-origin', 'access-control-expose-headers'],
});

/** Entity tags of profiles: the revision in quotation marks (RFC 9110 § 8.8.3). */
export function revisionTag(revision: number): string {
  return `"${revision}"`;
}

/** Revisions that a writer says it may have read (`If-Match`); [] when it names others than ours, null when it says
 *  nothing: `*` names none, and would overwrite what nobody read. */
export function revisionsRead(ifMatch: string | undefined): number[] | null {
  if (ifMatch === undefined || ifMatch.trim() === '' || ifMatch.trim() === '*') return null;
  return [...ifMatch.matchAll(/(?<!W\/)"(\d{1,15})"/g)].map(([, revision]) => Number(revision));
}
