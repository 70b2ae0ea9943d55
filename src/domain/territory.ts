import { nameKey } from './analysis.ts';
import type { Partnership } from './partnership.ts';

/** A place abroad as coordination means it: its key, and the first-level division that tells homonyms apart. */
export interface Territory {
  country: string;
  /** Same form as `profiles.place_keys`. */
  placeKey: string;
  /** ISO 3166-2; null: nobody says it. */
  subdivision: string | null;
}

/** A live partnership and where it lies. */
export type Placed = Territory & { partnership: Partnership };

export interface TerritoryGroup extends Territory {
  name: string;
  /** By id. */
  partnerships: Partnership[];
}

/** `SN:st louis:SN-SL`; the last part is empty where the division is not known. */
export function territoryId({ placeKey, subdivision }: Territory): string {
  return `${placeKey}:${subdivision ?? ''}`;
}

/** A French collectivité is told apart by its directory id, else by its name. */
function frenchKey({ frenchId, frenchName }: Partnership): string {
  return frenchId ?? nameKey(frenchName);
}

/** Partnerships by territory, in order of the territories' ids. Places with one name in different divisions are different
 *  territories, and one whose division is not known is not taken for either. */
export function byTerritory(placed: readonly Placed[]): TerritoryGroup[] {
  const groups = new Map<string, TerritoryGroup>();
  for (const { partnership, ...territory } of placed) {
    const id = territoryId(territory);
    const group = groups.get(id) ?? { ...territory, name: partnership.foreignName, partnerships: [] };
    group.partnerships.push(partnership);
    groups.set(id, group);
  }
  return [...groups].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, group]) => group);
}

/** True where French collectivités could coordinate: at least two of them have a live partnership (story E4.1). */
export function isShared({ partnerships }: TerritoryGroup): boolean {
  return new Set(partnerships.map(frenchKey)).size >= 2;
}

/** A French collectivité that can be invited: the directory knows it. */
export interface Party {
  frenchId: string;
  frenchName: string;
}

/** Parties of a territory, one a collectivité, by id. */
export function partiesOf({ partnerships }: Pick<TerritoryGroup, 'partnerships'>): Party[] {
  const parties = new Map(
    partnerships.flatMap(({ frenchId, frenchName }): [string, Party][] =>
      frenchId === null ? [] : [[frenchId, { frenchId, frenchName }]],
    ),
  );
  return [...parties.values()].sort((left, right) => (left.frenchId < right.frenchId ? -1 : 1));
}
