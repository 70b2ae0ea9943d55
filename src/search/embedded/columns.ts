import { LEVELS, ZONES } from '../../domain/codes.ts';
import type { Counted } from '../../domain/facets.ts';
import { themeSetOf } from '../../domain/theme-set.ts';
import { COUNTRIES, FRANCE, zonesOf } from '../../reference/countries.ts';
import { primaryLanguage } from '../../reference/languages.ts';
import type { KnownProfile, Scope } from '../engine.ts';

/** What filters read of a profile. Sets of closed lists are bit sets, in the order of the list. */
export interface Row extends Counted {
  id: string;
  zones: number;
  open: boolean;
  /** NaN when not stated: every bound then fails. */
  population: number;
  /** Milliseconds since 1970; NaN when not stated. */
  updatedAt: number;
}

function bits<T extends string>(list: readonly T[], values: readonly T[]): number {
  return values.reduce((mask, value) => mask | (1 << list.indexOf(value)), 0);
}

export function rowOf({ profile, facts }: KnownProfile): Row {
  const { id, country, level, themes, languages, openToRequests } = facts;
  return {
    id,
    country,
    level,
    themes,
    zones: bits(ZONES, zonesOf(profile.country, profile.subdivision)),
    languages,
    open: openToRequests,
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
    const set = new Set(codes.map((code) => COUNTRIES.indexOf(code)));
    return ({ country }) => set.has(country);
  };
  const themes = themeSetOf(filters.themes);
  const zones = bits(ZONES, filters.zones);
  const levels = bits(LEVELS, filters.levels);
  const languages = new Set(filters.languages.map(primaryLanguage));
  const min = filters.populationMin ?? 0;
  const max = filters.populationMax ?? 0;
  const since = Date.parse(filters.updatedSince ?? '');
  limit(scope.side !== 'any', ({ country }) => (country === FRANCE) === (scope.side === 'french'));
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
