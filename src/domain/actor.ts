import { z } from 'zod';
import { FRENCH_REGIONS } from '../reference/french-regions.ts';
import { countryCode, type FaultCode, fault, listOf } from './primitives.ts';
import { profileId } from './profile.ts';

/** What an organisation is here (domain study § 1.3). Its members and its keys have its role. */
export const ROLES = ['collectivity', 'embassy', 'rrma', 'cdpr', 'ministry', 'admin'] as const;
export type Role = (typeof ROLES)[number];

const REGIONS: ReadonlySet<string> = new Set(FRENCH_REGIONS.map(({ iso }) => iso));

/** ISO 3166-2 code of a French région or overseas collectivité, as the reference data writes it. */
export const regionCode = z
  .string()
  .max(10)
  .refine((code) => REGIONS.has(code), fault('UNKNOWN_REGION'))
  .meta({ id: 'Region', description: 'ISO 3166-2 of a French région', example: 'FR-BRE' });

/** Where an account may act. Nothing listed: nowhere; it then reads what is public, and its own account. */
export const scopeSchema = z.strictObject({
  countries: listOf(countryCode).meta({ description: 'Of an embassy' }),
  regions: listOf(regionCode, 30).meta({ description: 'Of a regional network; one of a CDPR' }),
  profileIds: listOf(profileId).meta({ description: 'Profiles that a collectivité speaks for' }),
});
export type Scope = z.infer<typeof scopeSchema>;

export const NO_SCOPE: Scope = { countries: [], regions: [], profileIds: [] };

/** The one list of a scope that a role is about; null: the role acts everywhere. */
const SCOPE_OF_ROLE: Readonly<Record<Role, keyof Scope | null>> = {
  collectivity: 'profileIds',
  embassy: 'countries',
  rrma: 'regions',
  cdpr: 'regions',
  ministry: null,
  admin: null,
};

export const SCOPE_LISTS = ['countries', 'regions', 'profileIds'] as const;

/** Lists of a scope that do not belong to a role: one that the role is not about, or more than one région of a diplomatic
 *  adviser, who serves one préfet. */
export function scopeFaults(role: Role, scope: Scope): { path: keyof Scope; code: FaultCode }[] {
  const own = SCOPE_OF_ROLE[role];
  const foreign = SCOPE_LISTS.filter((list) => list !== own && scope[list].length > 0);
  const crowded = role === 'cdpr' && scope.regions.length > 1;
  return [
    ...foreign.map((path) => ({ path, code: 'SCOPE_OF_OTHER_ROLE' as const })),
    ...(crowded ? [{ path: 'regions' as const, code: 'ONE_REGION' as const }] : []),
  ];
}

/** True for a role that has a scope: whatever has none cannot be narrowed either. */
export function isScoped(role: Role): boolean {
  return SCOPE_OF_ROLE[role] !== null;
}

/** Lists of a key's scope with something that its organisation's lacks. */
export function excess(scope: Scope, within: Scope): { path: keyof Scope; code: FaultCode }[] {
  return SCOPE_LISTS.filter((list) => scope[list].some((item) => !within[list].includes(item))).map(
    (path) => ({ path, code: 'OUTSIDE_SCOPE' }),
  );
}

/** What both scopes hold, in the order of the first. */
export function narrowed(scope: Scope, to: Scope): Scope {
  const both = (list: keyof Scope) => scope[list].filter((item) => to[list].includes(item));
  return { countries: both('countries'), regions: both('regions'), profileIds: both('profileIds') };
}

/** Whoever was let in: a member by a session, or a program by a key of the organisation. */
const accountSchema = scopeSchema.extend({
  kind: z.literal('account'),
  role: z.enum(ROLES),
  organisationId: z.string(),
  memberId: z.string().nullable().meta({ description: 'Null for a key' }),
  keyId: z.string().nullable().meta({ description: 'Null for a member' }),
});
export type Account = z.infer<typeof accountSchema>;

/** Who does something. Use-cases take it as a plain parameter. */
export type Actor = { kind: 'anonymous' } | Account;

export const ANONYMOUS: Actor = { kind: 'anonymous' };

/** The organisation of whoever runs the service; every database has it (`drizzle/0003_accounts_rules.sql`). */
const OPERATOR_ID = 'operator';

/** The account of `ADMIN_KEY`. */
export const OPERATOR: Account = {
  kind: 'account',
  role: 'admin',
  organisationId: OPERATOR_ID,
  memberId: null,
  keyId: 'ADMIN_KEY',
  ...NO_SCOPE,
};
