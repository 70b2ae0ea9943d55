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
