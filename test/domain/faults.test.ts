import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { organisationInputSchema } from '../../src/domain/account-input.ts';
import { diagnosisSchema } from '../../src/domain/diagnosis.ts';
import { faultsOf } from '../../src/domain/faults.ts';
import { jointRequestSchema } from '../../src/domain/joint-request.ts';
import { draftSchema } from '../../src/domain/law/draft.ts';
import { matchRequestSchema } from '../../src/domain/match.ts';
import { requestInputSchema } from '../../src/domain/partner-request.ts';
import { partnershipInputSchema } from '../../src/domain/partnership.ts';
import { profileSchema } from '../../src/domain/profile.ts';
import { newProfileSchema, opennessInputSchema } from '../../src/domain/profile-input.ts';

function faults(schema: z.ZodType, input: unknown): string[] {
  const { error } = schema.safeParse(input);
  return error === undefined ? [] : faultsOf(error, input).map(({ path, code }) => `${path} ${code}`);
}

const PROFILE = { id: 'sn-a', name: 'A', country: 'SN', level: 'commune' };
const FRENCH = [{ name: 'Rennes', level: 'commune' }];

describe('every fault at once: a rule across fields', () => {
  it.each<[string, z.ZodType, unknown, string[]]>([
    [
      'two seekers',
      matchRequestSchema,
      { seekerId: 'd001', seeker: { country: 'FR', level: 'town' }, themes: ['nope'] },
      ['seeker.level UNKNOWN_VALUE', 'themes[0] UNKNOWN_VALUE', 'seekerId SEEKER_TWICE'],
    ],
    [
      'the range of a filter',
      matchRequestSchema,
      { query: 'eau', filters: { populationMin: 10, populationMax: 5, levels: ['town'] } },
      ['filters.levels[0] UNKNOWN_VALUE', 'filters.populationMax POPULATION_RANGE'],
    ],
    [
      'the country of a subdivision',
      matchRequestSchema,
      { query: 'eau', seeker: { country: 'SN', subdivision: 'FR-BRE', level: 'town', colour: 1 } },
      [
        'seeker.level UNKNOWN_VALUE',
        'seeker.colour UNKNOWN_FIELD',
        'seeker.subdivision SUBDIVISION_OUTSIDE_COUNTRY',
      ],
    ],
    [
      'nothing to match',
      matchRequestSchema,
      { limit: '5', seeker: { country: 'SN', level: 'town' } },
      ['seeker.level UNKNOWN_VALUE', 'limit WRONG_TYPE', 'query NOTHING_TO_MATCH'],
    ],
    [
      'one profile twice',
      jointRequestSchema,
      { seekerIds: ['a', 'a', 5] },
      ['seekerIds[2] WRONG_TYPE', 'seekerIds DUPLICATE_ID'],
    ],
    [
      'a line of an import',
      profileSchema,
      {
        ...PROFILE,
        subdivision: 'FR-BRE',
        needs: [{}],
        wishes: { populationMin: 2, populationMax: 1, zones: 1 },
      },
      [
        'needs[0].text REQUIRED',
        'wishes.zones WRONG_TYPE',
        'wishes.populationMax POPULATION_RANGE',
        'subdivision SUBDIVISION_OUTSIDE_COUNTRY',
      ],
    ],
    [
      'a profile that is written',
      newProfileSchema,
      { ...PROFILE, level: 'town', subdivision: 'FR-BRE' },
      ['level UNKNOWN_VALUE', 'subdivision SUBDIVISION_OUTSIDE_COUNTRY'],
    ],
    [
      'open and closed',
      opennessInputSchema,
      { open: true, closedUntil: 5, waitingList: 'yes' },
      ['closedUntil WRONG_TYPE', 'waitingList WRONG_TYPE', 'closedUntil OPEN_AND_CLOSED'],
    ],
    [
      'a partnership',
      partnershipInputSchema,
      {
        frenchName: 'A',
        frenchLevel: 'town',
        foreignCountry: 'FR',
        foreignSubdivision: 'SN-DK',
        foreignName: 'B',
        startYear: 2020,
        endYear: 2010,
        source: 'S',
      },
      [
        'frenchLevel UNKNOWN_VALUE',
        'foreignCountry NOT_FOREIGN',
        'foreignSubdivision SUBDIVISION_OUTSIDE_COUNTRY',
        'endYear DATE_RANGE',
      ],
    ],
    [
      'shares of an amount',
      draftSchema,
      {
        french: FRENCH,
        partners: [{ name: 'B', country: 'SN' }],
        forecastAmount: 10,
        shares: [{ amount: 5 }],
      },
      ['shares[0].party REQUIRED', 'shares SHARES_NOT_TOTAL'],
    ],
    [
      'a request',
      requestInputSchema,
      { profileIds: ['a'], title: 5 },
      ['title WRONG_TYPE', 'needs NOTHING_TO_MATCH'],
    ],
    [
      'the scope of a role',
      organisationInputSchema,
      { name: 5, role: 'embassy', profileIds: ['a'] },
      ['name WRONG_TYPE', 'profileIds SCOPE_OF_OTHER_ROLE'],
    ],
    ['a diagnosis', diagnosisSchema, { form: 'x' }, ['form UNKNOWN_VALUE', 'lacks NOTHING_TO_MATCH']],
  ])('%s', (_, schema, input, expected) => {
    expect(faults(schema, input)).toEqual(expected);
  });

  it.each<[string, z.ZodType, unknown, string[]]>([
    ['a text as a body', matchRequestSchema, 'eau', [' WRONG_TYPE']],
    ['a theme that does not exist', matchRequestSchema, { themes: 5 }, ['themes WRONG_TYPE']],
    [
      'an end that is no year',
      profileSchema,
      { ...PROFILE, wishes: { populationMin: 2, populationMax: '1' } },
      ['wishes.populationMax WRONG_TYPE'],
    ],
    [
      'no list',
      organisationInputSchema,
      { name: 'A', role: 'embassy', profileIds: 5 },
      ['profileIds WRONG_TYPE'],
    ],
  ])('is not asked of what it cannot read: %s', (_, schema, input, expected) => {
    expect(faults(schema, input)).toEqual(expected);
  });
});
