/** What opens a route. `account`: whoever is signed in; `own-organisation`, `own-profile`: who acts for the one that the
 *  request names; `side`, `french-side`: who speaks for an authority of the pair, or for its French one, which not even the
 *  operator does; `country`: an embassy of the country it is about; `region`: a network or CDPR of the région; `broker`: an
 *  embassy, network or CDPR, for what lies where it acts; `third-party`: a broker or the ministry whose case it is, since it
 *  joined the introduction, made the suggestion, filed the draft or holds the mandate; `ministry`, which may also do all of
 *  a country or région; `admin`: the operator, who may do everything else. */
export const ACCESS = [
  'public',
  'account',
  'own-organisation',
  'own-profile',
  'side',
  'french-side',
  'country',
  'region',
  'broker',
  'third-party',
  'ministry',
  'admin',
] as const;
export type Access = (typeof ACCESS)[number];

/** Declares within the definition of a route what opens it, any of the given. Its use-case checks; the description of the
 *  interface says so (`x-access`), and the access matrix tests every combination (`test/http/access-matrix.test.ts`). */
export function access(...wanted: [Access, ...Access[]]): { 'x-access': readonly Access[] } {
  return { 'x-access': wanted };
}
