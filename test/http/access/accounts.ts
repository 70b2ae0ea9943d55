import { randomUUID } from 'node:crypto';
import { OPERATOR } from '../../../src/domain/actor.ts';
import { addMember } from '../../../src/use-cases/add-member.ts';
import { createKey } from '../../../src/use-cases/create-key.ts';
import { type Call, type Example, type Maker, shared } from './world.ts';

const ofOrganisation: Maker<Call> = ({ organisationId }) => ({ path: { id: organisationId } });

const address = (): string => `${randomUUID()}@exemple.invalid`;

const ofKey: Maker<Call> = shared(async ({ organisationId }, { test }) => {
  const input = { name: 'matrix', scope: null, expiresAt: null };
  const { key } = await createKey(test.service.deps, OPERATOR, organisationId, input);
  return { path: { id: organisationId, keyId: key.id } };
});

const ofMember: Maker<Call> = shared(async ({ organisationId }, { test }) => {
  const input = { email: address(), locale: 'fr' as const };
  const { id } = await addMember(test.service.deps, OPERATOR, organisationId, input);
  return { path: { id: organisationId, memberId: id } };
});

/** Routes of accounts. */
export const ACCOUNT_EXAMPLES: Readonly<Record<string, Example>> = {
  me: {},
  // Callers of the matrix are keys, which are nobody; persons do it in personal-data.test.ts.
  exportPersonalData: { refused: 'NOT_FOUND' },
  eraseMyself: { refused: 'NOT_FOUND' },
  eraseMember: ofMember,
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
  disableMember: async (place, world) => ({ ...(await ofMember(place, world)), body: { disabled: true } }),
  listKeys: ofOrganisation,
  createKey: ({ organisationId }) => ({ path: { id: organisationId }, body: { name: 'matrix' } }),
  revokeKey: ofKey,
  listAudit: { query: { limit: '100' } },
};
