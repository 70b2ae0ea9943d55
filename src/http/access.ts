/** Who may call a route: what its OpenAPI description says (`x-access`), and what the access matrix tests.
 *  `account`: whoever is signed in; `own-organisation`, `own-profile`: those whom the address names; `country`: an embassy
 *  there; `region`: a network or CDPR there; `broker`: any of the three last; `ministry`; `admin`. The operator may call
 *  all of them, the ministry those of a country or région. */
export const ACCESS = [
  'public',
  'account',
  'own-organisation',
  'own-profile',
  'country',
  'region',
  'broker',
  'ministry',
  'admin',
] as const;
export type Access = (typeof ACCESS)[number];

/** Declares the access of a route within its definition. The use-case checks it; this says what is to be expected. */
export function access(wanted: Access): { 'x-access': Access } {
  return { 'x-access': wanted };
}
