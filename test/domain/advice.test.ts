import { describe, expect, it } from 'vitest';
import { adviceFor } from '../../src/domain/advice.ts';
import { withFacts } from '../../src/domain/facts.ts';
import type { DeclaredPartner } from '../../src/domain/partnership.ts';
import { rank } from '../../src/domain/rank.ts';
import type { Seeker } from '../../src/domain/seeker.ts';
import { renderAdvice } from '../../src/i18n/render.ts';
import { OFFER, seeker, town } from '../support/pairs.ts';
import { NOW } from '../support/profiles.ts';

const partner = (fields: Partial<DeclaredPartner> = {}): DeclaredPartner => ({
  frenchName: 'Metz',
  frenchId: 'fr-57463',
  themes: [],
  startYear: null,
  ...fields,
});

function advised(who: Seeker, partners: readonly DeclaredPartner[] = []) {
  const profile = town({ id: 'bj-parakou', name: 'Parakou', country: 'BJ' });
  const candidates = [withFacts({ profile, partners })];
  return adviceFor(who, rank(who, candidates, new Map([[profile.id, [OFFER]]]), NOW));
}
const codes = (who: Seeker): string[] => advised(who).map(({ code }) => code);
const joined = (who: Seeker, partners: readonly DeclaredPartner[]) =>
  advised(who, partners).find(({ code }) => code === 'MUTUALISATION')?.params;

describe('French collectivités to join', () => {
  it('are those present where a match lies, on the theme asked about or on none stated', () => {
    expect(joined(seeker(), [partner()])).toEqual({ names: ['Metz'], place: 'Parakou' });
    const partners = [
      partner({ frenchName: 'Brest', themes: ['culture'] }),
      partner({ frenchName: 'Albi', themes: ['eau_assainissement', 'culture'] }),
    ];
    expect(joined(seeker(), partners)).toEqual({ names: ['Albi'], place: 'Parakou' });
  });

  it('are not told outside the wishes, on another theme, or when it is the seeker itself', () => {
    const nobody = { names: [], place: '' };
    expect(joined(seeker({}, { countries: ['IT'] }), [partner()])).toEqual(nobody);
    expect(joined(seeker(), [partner({ themes: ['culture'] })])).toEqual(nobody);
    expect(joined({ ...seeker(), directoryIds: ['fr-57463'] }, [partner()])).toEqual(nobody);
    expect(joined(seeker({}, { countries: ['BJ'] }), [partner()])?.place).toBe('Parakou');
  });
});

describe('advice fitted to who asks', () => {
  it('offers « clés en main » and neighbours to communes, and to who does not say what it is', () => {
    const expected = ['RRMA', 'CLES_EN_MAIN', 'MUTUALISATION'];
    expect(codes(seeker())).toEqual(expected);
    expect(codes(seeker({ level: null }))).toEqual(expected);
  });

  it.each(['region', 'department', 'intercommunality', 'other'])('offers neither to a %s', (level) => {
    expect(codes(seeker({ level }))).toEqual(['RRMA']);
  });

  it('speaks of no intercommunalité where there is none', () => {
    expect(codes(seeker({ subdivision: 'FR-MF' }))).toEqual(['RRMA_FALLBACK', 'CLES_EN_MAIN']);
    expect(codes(seeker({ subdivision: 'FR-973' }))).toContain('MUTUALISATION');
  });

  it('leads to the diplomatic adviser of a région without a network, then to the ministry', () => {
    const told = (subdivision: string) => {
      const advice = advised(seeker({ subdivision })).find(({ code }) => code === 'RRMA_FALLBACK');
      return advice === undefined ? '' : renderAdvice(advice, 'fr');
    };
    expect(told('FR-IDF')).toMatch(
      /diplomatique auprès du préfet de région peut vous orienter \(https:.*2020-10.*à défaut le ministère : secretariat\./u,
    );
    expect(told('FR-COR')).toMatch(/^Votre région \(Corse\) n’a pas de réseau.*; le ministère peut/u);
  });
});
