import type { Deps } from '../deps.ts';
import { type Advice, filtersSchema } from '../domain/match.ts';
import {
  askedThemes,
  type Doors,
  saturationAdvice,
  wishedCountries,
  wishesAreSaturated,
} from '../domain/saturation.ts';
import type { Seeker } from '../domain/seeker.ts';
import type { Scope } from '../search/engine.ts';

/** Looks, only when places are wished, whether they still have open doors; only when they have not, where else there are. */
export async function adviseElsewhere(deps: Deps, seeker: Seeker): Promise<Advice[]> {
  const countries = wishedCountries(seeker);
  if (seeker.country !== 'FR' || countries.length === 0) return [];
  const count = async (openOnly: boolean, limits: Partial<Scope>) => {
    const filters = filtersSchema.parse({});
    const scope = {
      side: 'foreign' as const,
      openOnly,
      filters,
      countries: null,
      exceptId: seeker.id,
      ...limits,
    };
    return (await deps.search.find({ tokens: [], nameKey: '', scope, offset: 0, limit: 0 })).facets.countries;
  };
  const doors = async (limits: Partial<Scope>): Promise<Doors> => {
    const [known, open] = await Promise.all([count(false, limits), count(true, limits)]);
    return { known, open };
  };
  const wished = await doors({ countries });
  if (!wishesAreSaturated(seeker, wished)) return [];
  const onThemes = await doors({ filters: filtersSchema.parse({ themes: askedThemes(seeker) }) });
  const advice = saturationAdvice(seeker, wished, onThemes);
  return advice === null ? [] : [advice];
}
