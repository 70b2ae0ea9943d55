import fc from 'fast-check';
import { LEVELS, THEMES, ZONES } from '../../src/domain/codes.ts';
import { type Filters, filtersSchema } from '../../src/domain/match.ts';
import { themesOf } from '../../src/domain/passage.ts';
import { type PublicProfile, profileSchema, withoutContact } from '../../src/domain/profile.ts';
import { zonesOf } from '../../src/reference/countries.ts';
import { primaryLanguage } from '../../src/reference/languages.ts';
import type {
  IndexDocument,
  ModelIdentity,
  Passage,
  PassageKind,
  PassageQuery,
  ProfileQuery,
  Scope,
} from '../../src/search/engine.ts';

/** Engines under the contract are opened for this model. */
export const CONTRACT_MODEL: ModelIdentity = { name: 'contract', dims: 6, hash: 'c0ffee' };

/** A profile with every field of the contract, `fields` over defaults. */
export function profileWith(fields: Record<string, unknown>): PublicProfile {
  const { contact: _, ...defaults } = {
    id: 'p',
    name: 'Keur Exemple',
    country: 'SN',
    level: 'commune',
    contact: null,
  };
  return withoutContact(profileSchema.parse({ ...defaults, ...fields }));
}

/** Unit vector in the direction of some numbers. */
export function unit(numbers: readonly number[]): Float32Array {
  const length = Math.hypot(...numbers) || 1;
  return Float32Array.from(numbers, (value) => value / length);
}

/** A direction that depends on `seed` alone. */
export function direction(seed: number): Float32Array {
  return unit(
    Array.from({ length: CONTRACT_MODEL.dims }, (_, axis) => Math.sin(seed * 12.9898 + axis * 78.233)),
  );
}

export function passage(
  kind: PassageKind,
  ordinal: number,
  tokens: string[],
  vector: Float32Array | null,
): Passage {
  return { kind, ordinal, theme: null, tokens, vector };
}

export function documentOf(profile: PublicProfile, passages: Passage[], revision = 1): IndexDocument {
  return { profile, revision, partners: [], passages };
}

function scopeWith(scope: Partial<Scope> = {}): Scope {
  return {
    side: 'any',
    openOnly: false,
    filters: filtersSchema.parse({}),
    countries: null,
    exceptId: null,
    ...scope,
  };
}

export function passageQuery(query: Partial<PassageQuery>): PassageQuery {
  return {
    kinds: ['summary', 'need', 'offer'],
    tokens: [],
    vector: null,
    scope: scopeWith(),
    size: 1000,
    ...query,
  };
}

export function profileQuery(query: Partial<ProfileQuery>): ProfileQuery {
  return { tokens: [], nameKey: '', scope: scopeWith(), offset: 0, limit: 1000, ...query };
}

const COUNTRIES = ['FR', 'SN', 'BJ', 'PT', 'HT', 'CA', 'MG'];
const VOCABULARY = ['eau', 'dechet', 'ecol', 'port', 'riz', 'mus', 'marche', 'solair'];
const LANGUAGES = ['fr', 'fr-CA', 'en', 'wo', 'pt', 'pt-BR'];

export const tokens = fc.array(fc.constantFrom(...VOCABULARY), { maxLength: 6 });
export const vector = fc.integer({ min: 0, max: 40 }).map(direction);

const someOf = <T>(values: readonly T[], maxLength = 3): fc.Arbitrary<T[]> =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength });

const statements = fc.array(
  fc.record({
    theme: fc.option(fc.constantFrom(...THEMES.slice(0, 5))),
    tokens,
    vector: fc.option(vector, { freq: 6 }),
  }),
  { maxLength: 3 },
);

const body = fc.record({
  country: fc.constantFrom(...COUNTRIES),
  level: fc.constantFrom(...LEVELS),
  languages: someOf(LANGUAGES),
  competences: someOf(THEMES.slice(0, 6), 2),
  population: fc.option(fc.constantFrom(0, 800, 5000, 120_000)),
  updatedAt: fc.option(
    fc.constantFrom('2024-05-01', '2025-01-01', '2025-01-01T09:00:00Z', '2026-08-01T09:00:00+02:00'),
  ),
  openToRequests: fc.boolean(),
});

/** One to twenty-five profiles with distinct ids and few distinct words and directions, so that ties happen. */
export const documents: fc.Arbitrary<IndexDocument[]> = fc.uniqueArray(
  fc
    .record({
      number: fc.integer({ min: 1, max: 60 }),
      body,
      needs: statements,
      offers: statements,
      summary: tokens,
    })
    .map(({ number, body: fields, needs, offers, summary }) => {
      const text = (list: typeof needs) => list.map(({ theme }) => ({ theme, text: 'x' }));
      const profile = profileWith({ id: `p-${number}`, ...fields, needs: text(needs), offers: text(offers) });
      const passages = (kind: PassageKind, list: typeof needs) =>
        list.map((item, ordinal) => passage(kind, ordinal, item.tokens, item.vector));
      return documentOf(profile, [
        passage('name', 0, ['keur', 'exempl'], null),
        passage('summary', 0, summary, direction(number)),
        ...passages('need', needs),
        ...passages('offer', offers),
      ]);
    }),
  { minLength: 1, maxLength: 25, selector: ({ profile }) => profile.id },
);

const filters: fc.Arbitrary<Filters> = fc
  .record({
    countries: someOf(COUNTRIES, 2),
    zones: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, someOf(ZONES, 2)),
    themes: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, someOf(THEMES.slice(0, 6), 2)),
    levels: someOf(LEVELS, 2),
    languages: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, someOf(LANGUAGES, 2)),
    populationMin: fc.option(fc.constantFrom(0, 800, 801), { freq: 1 }),
    populationMax: fc.option(fc.constantFrom(5000, 200_000), { freq: 1 }),
    updatedSince: fc.option(fc.constantFrom('2025-01-01', '2026-08-01T07:00:00Z'), { freq: 1 }),
  })
  .map((fields) => filtersSchema.parse(fields));

export const scope: fc.Arbitrary<Scope> = fc.record({
  side: fc.constantFrom('french', 'foreign', 'any'),
  openOnly: fc.boolean(),
  filters: fc.oneof(fc.constant(filtersSchema.parse({})), filters),
  countries: fc.option(someOf(COUNTRIES, 4), { freq: 1 }),
  exceptId: fc.option(fc.constantFrom('p-1', 'p-2', 'p-3'), { freq: 1 }),
});

export const kinds = fc.uniqueArray(fc.constantFrom<PassageKind>('name', 'summary', 'need', 'offer'), {
  minLength: 1,
});

/** The definition of a scope, written as plainly as possible. */
export function isWithin(
  profile: PublicProfile,
  { side, openOnly, filters: limits, countries, exceptId }: Scope,
): boolean {
  const shares = <T>(wanted: readonly T[], held: readonly T[]): boolean =>
    wanted.length === 0 || wanted.some((value) => held.includes(value));
  const { population, updatedAt } = profile;
  return (
    profile.id !== exceptId &&
    (side === 'any' || (side === 'french') === (profile.country === 'FR')) &&
    (!openOnly || profile.openToRequests) &&
    (countries === null || countries.includes(profile.country)) &&
    shares(limits.countries, [profile.country]) &&
    shares(limits.zones, zonesOf(profile.country, profile.subdivision)) &&
    shares(limits.themes, themesOf(profile)) &&
    shares(limits.levels, [profile.level]) &&
    shares(limits.languages.map(primaryLanguage), profile.languages.map(primaryLanguage)) &&
    (limits.populationMin === null || (population !== null && population >= limits.populationMin)) &&
    (limits.populationMax === null || (population !== null && population <= limits.populationMax)) &&
    (limits.updatedSince === null ||
      (updatedAt !== null && Date.parse(updatedAt) >= Date.parse(limits.updatedSince)))
  );
}
