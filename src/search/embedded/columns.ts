import { LEVELS, type Level, THEMES, type Theme, ZONES } from '../../domain/codes.ts';
import type { Facets } from '../../domain/match.ts';
import { themesOf } from '../../domain/passage.ts';
import type { PublicProfile } from '../../domain/profile.ts';
import { zonesOf } from '../../reference/countries.ts';
import { primaryLanguage } from '../../reference/languages.ts';
import type { Scope } from '../engine.ts';

/** What filters and facets read of a profile. Sets of closed lists are bit sets, in the order of the list. */
export interface Row {
  id: string;
  country: string;
  level: number;
  themes: number;
  zones: number;
  /** Language subtags, each once. */
  languages: readonly string[];
  open: boolean;
  /** NaN when not stated: every bound then fails. */
  population: number;
  /** Milliseconds since 1970; NaN when not stated. */
  updatedAt: number;
}

function bits<T extends string>(list: readonly T[], values: readonly T[]): number {
  return values.reduce((mask, value) => mask | (1 << list.indexOf(value)), 0);
}

export function rowOf(profile: PublicProfile): Row {
  return {
    id: profile.id,
    country: profile.country,
    level: LEVELS.indexOf(profile.level),
    themes: bits(THEMES, themesOf(profile)),
    zones: bits(ZONES, zonesOf(profile.country, profile.subdivision)),
    languages: [...new Set(profile.languages.map(primaryLanguage))],
    open: profile.openToRequests,
    population: profile.population ?? Number.NaN,
    updatedAt: profile.updatedAt === null ? Number.NaN : Date.parse(profile.updatedAt),
  };
}

/** A scope made ready to be asked about many rows. Unstated population and date fail every bound: filters are exact. */
export function scopeTest(scope: Scope): (row: Row) => boolean {
  const { filters } = scope;
  const limits: ((row: Row) => boolean)[] = [];
  const limit = (applies: boolean, test: (row: Row) => boolean): void => {
    if (applies) limits.push(test);
  };
  const within = (codes: readonly string[]): ((row: Row) => boolean) => {
    const set = new Set(codes);
    return ({ country }) => set.has(country);
  };
  const themes = bits(THEMES, filters.themes);
  const zones = bits(ZONES, filters.zones);
  const levels = bits(LEVELS, filters.levels);
  const languages = new Set(filters.languages.map(primaryLanguage));
  const min = filters.populationMin ?? 0;
  const max = filters.populationMax ?? 0;
  const since = Date.parse(filters.updatedSince ?? '');
  limit(scope.side !== 'any', ({ country }) => (country === 'FR') === (scope.side === 'french'));
  limit(scope.openOnly, ({ open }) => open);
  limit(scope.countries !== null, within(scope.countries ?? []));
  limit(filters.countries.length > 0, within(filters.countries));
  limit(zones !== 0, (row) => (row.zones & zones) !== 0);
  limit(themes !== 0, (row) => (row.themes & themes) !== 0);
  limit(levels !== 0, (row) => ((levels >> row.level) & 1) === 1);
  limit(languages.size > 0, (row) => row.languages.some((language) => languages.has(language)));
  limit(filters.populationMin !== null, ({ population }) => population >= min);
  limit(filters.populationMax !== null, ({ population }) => population <= max);
  limit(filters.updatedSince !== null, ({ updatedAt }) => updatedAt >= since);
  limit(scope.exceptId !== null, ({ id }) => id !== scope.exceptId);
  return (row) => limits.every((test) => test(row));
}

const byCount = (left: { value: string; count: number }, right: { value: string; count: number }): number =>
  right.count - left.count || (left.value < right.value ? -1 : 1);

function counted<T extends string>(counts: ReadonlyMap<T, number>): { value: T; count: number }[] {
  return [...counts].map(([value, count]) => ({ value, count })).sort(byCount);
}

/** Counts rows one by one. */
export interface FacetCounter {
  add(row: Row): void;
  /** Highest count first, ties by value. */
  facets(): Facets;
}

function increment<T>(counts: Map<T, number>, value: T): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

export function makeFacetCounter(): FacetCounter {
  const countries = new Map<string, number>();
  const languages = new Map<string, number>();
  // Whole sets are counted, and taken apart once: profiles share few different ones.
  const themeSets = new Map<number, number>();
  const levels = new Map<Level, number>();
  return {
    add(row) {
      increment(countries, row.country);
      increment(themeSets, row.themes);
      increment(levels, LEVELS[row.level] ?? 'other');
      for (const language of row.languages) increment(languages, language);
    },
    facets() {
      const themes = new Map<Theme, number>();
      for (const [set, count] of themeSets) {
        THEMES.forEach((theme, bit) => {
          if (((set >> bit) & 1) === 1) themes.set(theme, (themes.get(theme) ?? 0) + count);
        });
      }
      return {
        countries: counted(countries),
        themes: counted(themes),
        levels: counted(levels),
        languages: counted(languages),
      };
    },
  };
}
