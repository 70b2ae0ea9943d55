import type { estypes } from '@elastic/elasticsearch';
import { primaryLanguages } from '../../reference/languages.ts';
import type { Scope } from '../engine.ts';

type Query = estypes.QueryDslQueryContainer;

const terms = (field: string, values: readonly string[]): Query => ({ terms: { [field]: [...values] } });

/** Kinds within a scope, as exact filters over fields of profiles and passages. Unstated population and date fail every
 *  bound: they are missing fields.
 *  @param kinds `profile`, or kinds of passages. */
export function scopeFilter(
  { side, openOnly, filters, countries, exceptId }: Scope,
  kinds: readonly string[],
) {
  const { populationMin, populationMax, updatedSince } = filters;
  const french: Query = { term: { country: 'FR' } };
  const within: Query[] = [terms('kind', kinds)];
  const without: Query[] = [];
  const limit = (applies: boolean, query: Query): void => {
    if (applies) within.push(query);
  };
  const range = (field: string, bounds: { gte?: number; lte?: number }): Query => ({
    range: { [field]: bounds },
  });
  limit(side === 'french', french);
  limit(openOnly, { term: { open: true } });
  limit(countries !== null, terms('country', countries ?? []));
  limit(filters.countries.length > 0, terms('country', filters.countries));
  limit(filters.zones.length > 0, terms('zones', filters.zones));
  limit(filters.themes.length > 0, terms('themes', filters.themes));
  limit(filters.levels.length > 0, terms('level', filters.levels));
  limit(filters.languages.length > 0, terms('languages', primaryLanguages(filters.languages)));
  limit(populationMin !== null, range('population', { gte: populationMin ?? 0 }));
  limit(populationMax !== null, range('population', { lte: populationMax ?? 0 }));
  limit(updatedSince !== null, range('updatedAt', { gte: Date.parse(updatedSince ?? '') }));
  if (side === 'foreign') without.push(french);
  if (exceptId !== null) without.push({ term: { profileId: exceptId } });
  return { bool: { filter: within, must_not: without } } satisfies Query;
}
