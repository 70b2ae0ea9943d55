import { organisationInputSchema } from '../../src/domain/account-input.ts';
import { OPERATOR, type Role, type Scope } from '../../src/domain/actor.ts';
import { createKey } from '../../src/use-cases/create-key.ts';
import { openOrganisation } from '../../src/use-cases/open-organisation.ts';
import type { TestService } from './service.ts';

export interface TestAccount {
  organisationId: string;
  keyId: string;
  /** Headers of a request by this account. */
  headers: Record<string, string>;
}

/** Opens an account of a role: an organisation with this scope, and a key for all of it. */
export async function openAccount(
  { deps }: TestService,
  role: Role,
  scope: Partial<Scope> = {},
): Promise<TestAccount> {
  const input = organisationInputSchema.parse({ name: `Test ${role}`, role, ...scope });
  const { id: organisationId } = await openOrganisation(deps, OPERATOR, input);
  const { key, secret } = await createKey(deps, OPERATOR, organisationId, {
    name: 'test',
    scope: null,
    expiresAt: null,
  });
  return { organisationId, keyId: key.id, headers: { authorization: `Bearer ${secret}` } };
}

/** Scopes of the accounts of `openActors`: places of the demonstration and of `openTestApp`. */
const TEST_SCOPES = {
  collectivity: { profileIds: ['fr-35288'] },
  foreign: { profileIds: ['sn-thies'] },
  embassy: { countries: ['SN', 'GM'] },
  rrma: { regions: ['FR-BRE'] },
  cdpr: { regions: ['FR-BRE'] },
  ministry: {},
  admin: {},
} as const satisfies Record<string, Partial<Record<keyof Scope, readonly string[]>>>;

export type TestActors = Record<keyof typeof TEST_SCOPES, TestAccount>;

/** An account of each role; `foreign` is a collectivité too, on the other side. */
export async function openActors(service: TestService): Promise<TestActors> {
  const open = (name: keyof typeof TEST_SCOPES): Promise<TestAccount> => {
    const scope = Object.fromEntries(
      Object.entries(TEST_SCOPES[name]).map(([list, items]) => [list, [...items]]),
    );
    return openAccount(service, name === 'foreign' ? 'collectivity' : name, scope);
  };
  return {
    collectivity: await open('collectivity'),
    foreign: await open('foreign'),
    embassy: await open('embassy'),
    rrma: await open('rrma'),
    cdpr: await open('cdpr'),
    ministry: await open('ministry'),
    admin: await open('admin'),
  };
}
