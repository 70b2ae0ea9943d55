import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/domain/errors.ts';
import { type Counterparty, refuseCounterparties } from '../../../src/domain/law/counterparty.ts';
import { recognitionRuleFor } from '../../../src/domain/law/recognition.ts';
import type { StateGround } from '../../../src/domain/law/state-grounds.ts';
import { RECOGNITION_RULES } from '../../../src/reference/recognition-rules.ts';
import { NOW } from '../../support/profiles.ts';

const town = (fields: Partial<Counterparty> = {}): Counterparty => ({
  country: 'SN',
  subdivision: 'SN-SL',
  adminPath: ['Saint-Louis', 'Keur Exemple'],
  kind: 'local_authority',
  ground: null,
  ...fields,
});

function refusal(...parties: Counterparty[]): AppError | null {
  try {
    refuseCounterparties(
      parties.map((party, at) => ({ party, path: `partners[${at}]` })),
      NOW,
    );
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

describe('C10.2 a counterparty of type State', () => {
  it('is refused, with its place in the input', () => {
    const error = refusal(town(), town({ kind: 'state' }));
    expect(error?.code).toBe('STATE_COUNTERPARTY_L1115_5');
    expect(error?.faults).toEqual([
      { path: 'partners[1].kind', code: 'STATE_COUNTERPARTY_L1115_5', params: {} },
    ]);
  });

  it.each<StateGround>([
    'provided_by_law',
    'cross_border_grouping',
    'international_agreement',
    'regional_programme',
    'other_grouping',
  ])('is admitted on the ground %s', (ground) => {
    expect(refusal(town({ kind: 'state', ground }))).toBeNull();
  });
});

describe('E10.1 an entity that is not recognised', () => {
  it.each([
    ['a subdivision', { country: 'UA', subdivision: 'UA-43', adminPath: ['Ville'] }],
    [
      'a name of its path',
      { country: 'RU', subdivision: null, adminPath: ['République de Crimée', 'Ville'] },
    ],
    ['a name in other letters', { country: 'AZ', subdivision: null, adminPath: ['HAUT KARABAGH'] }],
    ['its own name', { country: 'AM', subdivision: null, adminPath: ['Mairie d’Artsakh'] }],
    ['Abkhazie', { country: 'GE', subdivision: null, adminPath: ['République d’Abkhazie', 'Ville'] }],
    ['South Ossetia', { country: 'GE', subdivision: null, adminPath: ['South Ossetia', 'Town'] }],
    ['Transnistrie', { country: 'MD', subdivision: 'MD-SN', adminPath: ['Ville'] }],
    ['Somaliland', { country: 'SO', subdivision: null, adminPath: ['Republic of Somaliland', 'Town'] }],
    ['a usual spelling', { country: 'RU', subdivision: null, adminPath: ['oblast de Zaporojie', 'Ville'] }],
    ['initials', { country: 'RU', subdivision: null, adminPath: ['DNR', 'Ville'] }],
    ['initials of another language', { country: 'CY', subdivision: null, adminPath: ['Ville (RTCN)'] }],
  ])('is refused by %s, with the source and date of the rule', (_, place) => {
    const error = refusal(town(place));
    expect(error?.code).toBe('ENTITY_NOT_RECOGNISED');
    expect(error?.params.source).not.toBe('');
    expect(error?.params.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(error?.faults.map(({ path }) => path)).toEqual(['partners[0]']);
  });

  it.each([
    ['the same name in another country', { country: 'US', adminPath: ['Wisconsin', 'Sevastopol'] }],
    ['its neighbour', { country: 'RU', adminPath: ['Ossétie du Nord-Alanie', 'Vladikavkaz'] }],
    ['a namesake', { country: 'RU', adminPath: ['oblast de Rostov', 'Donetsk'] }],
    ['the rest of its country', { country: 'MD', adminPath: ['Raionul Dubăsari', 'Ville'] }],
    ['a longer word', { country: 'AM', adminPath: ['Artsakhavan'] }],
    ['a town of a country with a rule', { country: 'UA', subdivision: 'UA-46', adminPath: ['Lviv'] }],
    ['a town of a region that another State claims', { country: 'UA', subdivision: 'UA-14' }],
  ])('is not taken for %s', (_, place) => {
    expect(refusal(town({ subdivision: null, ...place }))).toBeNull();
  });

  it('is a matter of data: without the rule, or before its day, nothing is refused', () => {
    const place = town({ country: 'UA', subdivision: 'UA-43' });
    expect(recognitionRuleFor(place, NOW)?.id).toBe('crimea');
    expect(recognitionRuleFor(place, new Date('2015-07-01T12:00:00Z'))).toBeNull();
    expect(
      recognitionRuleFor(
        place,
        NOW,
        RECOGNITION_RULES.filter(({ id }) => id !== 'crimea'),
      ),
    ).toBeNull();
  });

  it('is named beside a State in the same input', () => {
    const error = refusal(town({ kind: 'state' }), town({ country: 'UA', subdivision: 'UA-40' }));
    expect(error?.faults.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'partners[0].kind STATE_COUNTERPARTY_L1115_5',
      'partners[1] ENTITY_NOT_RECOGNISED',
    ]);
  });
});
