import { randomUUID } from 'node:crypto';
import { OPERATOR } from '../../../src/domain/actor.ts';
import { addMember } from '../../../src/use-cases/add-member.ts';
import { createKey } from '../../../src/use-cases/create-key.ts';
import type { Call, Example, Maker, Place, World } from './world.ts';

const ofOrganisation: Maker<Call> = ({ organisationId }) => ({ path: { id: organisationId } });

const address = (): string => `${randomUUID()}@exemple.invalid`;

async function keyPath({ organisationId }: Place, { test }: World): Promise<Record<string, string>> {
  const input = { name: 'matrix', scope: null, expiresAt: null };
  const { key } = await createKey(test.service.deps, OPERATOR, organisationId, input);
  return { id: organisationId, keyId: key.id };
}

async function memberPath({ organisationId }: Place, { test }: World): Promise<Record<string, string>> {
  const input = { email: address(), locale: 'fr' as const };
  const { id } = await addMember(test.service.deps, OPERATOR, organisationId, input);
  return { id: organisationId, memberId: id };
}

/** Routes of accounts. */
export const ACCOUNT_EXAMPLES: Readonly<Record<string, Example>> = {
  me: {},
  // Callers of the matrix are keys, which are nobody; persons do it in personal-data.test.ts.
  exportPersonalData: { refused: 'NOT_FOUND' },
  eraseMyself: { refused: 'NOT_FOUND' },
  eraseMember: async (place, world) => ({ path: await memberPath(place, world) }),
  exportPerson: () => ({ body: { email: address() } }),
  erasePerson: () => ({ body: { email: address() } }),
  beginSignIn: { refused: 'SIGN_IN_UNCONFIGURED' },
  finishSignIn: { refused: 'SIGN_IN_UNCONFIGURED' },
  sendSignInLink: () => ({ body: { email: address() } }),
  signInByLink: { body: { token: 'sign-in_unknown' }, refused: 'LINK_INVALID' },
  signOut: {},
  listOrganisations: { query: { perPage: '100' } },
  openOrganisation: { body: { name: 'Matrice', role: 'ministry' } },
  getOrganisation: ofOrganisation,
  changeOrganisation: ({ organisationId }) => ({ path: { id: organisationId }, body: {} }),
  listMembers: ofOrganisation,
  addMember: ({ organisationId }) => ({ path: { id: organisationId }, body: { email: address() } }),
  disableMember: async (place, world) => ({
    path: await memberPath(place, world),
    body: { disabled: true },
  }),
  listKeys: ofOrganisation,
  createKey: ({ organisationId }) => ({ path: { id: organisationId }, body: { name: 'matrix' } }),
  revokeKey: async (place, world) => ({ path: await keyPath(place, world) }),
  listAudit: { query: { limit: '100' } },
};
