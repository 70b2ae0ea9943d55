import { describe, expect, it } from 'vitest';
import {
  type Account,
  ANONYMOUS,
  NO_SCOPE,
  narrowed,
  ROLES,
  type Role,
  type Scope,
} from '../../src/domain/actor.ts';
import { AppError } from '../../src/domain/errors.ts';
import { officialRegion } from '../../src/domain/official-region.ts';
import {
  isMinistry,
  mayActInCountry,
  mayActInRegion,
  mayBrokerFor,
  mayEditProfile,
  requireAccount,
  requireAdmin,
  requireBroker,
  requireCountry,
  requireMinistry,
  requireOrganisation,
  requireProfile,
  requireRegion,
} from '../../src/domain/scope.ts';
import { regionOf } from '../../src/reference/french-regions.ts';
import { testDirectory } from '../support/directory.ts';
import { profile } from '../support/profiles.ts';

const account = (role: Role, scope: Partial<Scope> = {}): Account => ({
  kind: 'account',
  role,
  organisationId: `org-${role}`,
  memberId: null,
  keyId: 'key',
  ...NO_SCOPE,
  ...scope,
});

const thies = profile({ id: 'sn-thies', country: 'SN' });
const directory = await testDirectory();
const refusal = (act: () => unknown): AppError => {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error('nothing was refused');
};

describe('a scope', () => {
  it('is a set; an account with none can write nothing, whatever its role', () => {
    const embassy = account('embassy', { countries: ['SN', 'GM'] });
    expect(['SN', 'GM', 'ML'].map((country) => mayActInCountry(embassy, country))).toEqual([
      true,
      true,
      false,
    ]);
    for (const role of ROLES.filter((name) => name !== 'ministry' && name !== 'admin')) {
      const actor = account(role);
      expect(mayActInCountry(actor, 'SN')).toBe(false);
      expect(mayActInRegion(actor, regionOf('FR-BRE'))).toBe(false);
      expect(mayEditProfile(actor, thies)).toBe(false);
    }
  });

  it('lets the ministry act everywhere and speak for nobody', () => {
    const ministry = account('ministry');
    expect(mayActInCountry(ministry, 'SN') && mayActInRegion(ministry, null)).toBe(true);
    expect(isMinistry(ministry)).toBe(true);
    expect(mayEditProfile(ministry, thies)).toBe(false);
    expect(mayEditProfile(account('admin'), thies)).toBe(true);
  });

  it('lets a key do no more than both its own scope and its organisation’s allow', () => {
    expect(
      narrowed(
        { ...NO_SCOPE, countries: ['SN', 'GM'] },
        { ...NO_SCOPE, countries: ['GM', 'ML'], regions: ['FR-BRE'] },
      ),
    ).toEqual({ ...NO_SCOPE, countries: ['GM'] });
  });
});

describe('the région of a French authority', () => {
  it('is derived from its official code, whatever else it says', () => {
    const saintMalo = { id: 'x', country: 'FR', level: 'commune', inseeCode: '35288', subdivision: 'FR-IDF' };
    expect(officialRegion(profile(saintMalo), directory)?.iso).toBe('FR-BRE');
    const bySiren = { ...saintMalo, inseeCode: null, siren: '213502883' };
    expect(officialRegion(profile(bySiren), directory)?.iso).toBe('FR-BRE');
    const byId = { ...saintMalo, id: 'fr-35288', inseeCode: null };
    expect(officialRegion(profile(byId), directory)?.iso).toBe('FR-BRE');
    expect(officialRegion(profile({ ...saintMalo, inseeCode: null }), directory)?.iso).toBe('FR-IDF');
    expect(officialRegion(thies, directory)).toBeNull();
  });

  it('is refused to others with the competent network, or with the word that there is none', () => {
    const breton = account('rrma', { regions: ['FR-BRE'] });
    expect(requireRegion(breton, regionOf('FR-35'))).toBe(breton);
    const normandy = refusal(() => requireRegion(breton, regionOf('FR-NOR')));
    expect(normandy.params).toMatchObject({ target: 'region:FR-NOR', name: regionOf('FR-NOR')?.rrma?.name });
    expect(refusal(() => requireRegion(breton, regionOf('FR-IDF'))).params).toMatchObject({ name: '' });
    expect(refusal(() => requireRegion(breton, null)).code).toBe('OUT_OF_SCOPE');
  });

  it('decides for brokers: countries abroad, régions in France', () => {
    const saintMalo = profile({ id: 'fr-35288', country: 'FR' });
    const embassy = account('embassy', { countries: ['SN', 'FR'] });
    const breton = account('cdpr', { regions: ['FR-BRE'] });
    expect([thies, saintMalo].map((side) => mayBrokerFor(embassy, side, directory))).toEqual([true, false]);
    expect([thies, saintMalo].map((side) => mayBrokerFor(breton, side, directory))).toEqual([false, true]);
    expect(refusal(() => requireBroker(breton, thies, directory)).params.target).toBe('country:SN');
  });
});

describe('refusals', () => {
  it('are UNAUTHENTICATED for whoever is not signed in, OUT_OF_SCOPE for anybody else, and say of what', () => {
    const someone = account('collectivity');
    const refused: [(actor: typeof ANONYMOUS) => unknown, string][] = [
      [(actor) => requireProfile(actor, thies), 'profile:sn-thies'],
      [(actor) => requireCountry(actor, 'SN'), 'country:SN'],
      [(actor) => requireRegion(actor, regionOf('FR-BRE')), 'region:FR-BRE'],
      [requireMinistry, 'ministry'],
      [requireAdmin, 'admin'],
      [(actor) => requireOrganisation(actor, 'other'), 'organisation:other'],
    ];
    for (const [act, target] of refused) {
      expect(refusal(() => act(ANONYMOUS)).code).toBe('UNAUTHENTICATED');
      expect(refusal(() => act(someone))).toMatchObject({ code: 'OUT_OF_SCOPE', params: { target } });
    }
    expect(refusal(() => requireAccount(ANONYMOUS)).code).toBe('UNAUTHENTICATED');
    expect(requireOrganisation(someone, 'org-collectivity')).toBe(someone);
  });
});
