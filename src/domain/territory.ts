import { nameKey } from './analysis.ts';
import type { Partnership } from './partnership.ts';

/** A place abroad as coordination means it: its key, and the first-level division that tells homonyms apart. */
interface Territory {
  country: string;
  /** Same form as `profiles.place_keys`. */
  placeKey: string;
  /** ISO 3166-2; null: nobody says it. */
  subdivision: string | null;
}

/** A live partnership and where it lies. */
export type Placed = Territory & { partnership: Partnership };

/** A French collectivité that has a live introduction to which it consented. Nobody knows of it but those in it and whoever
 *  acts in the country. */
export interface LiveRequest {
  /** Id of its profile. */
  frenchId: string;
  frenchName: string;
  /** Ids under which the inventory may know it. */
  directoryIds: readonly string[];
  since: Date;
}

/** A live request and where the other side lies. */
export type Asked = Territory & { name: string; request: LiveRequest };

export interface TerritoryGroup extends Territory {
  name: string;
  /** By id. */
  partnerships: Partnership[];
  /** One a collectivité, the oldest first. */
  requests: LiveRequest[];
}

/** `SN:st louis:SN-SL`; the last part is empty where the division is not known. */
export function territoryId({ placeKey, subdivision }: Territory): string {
  return `${placeKey}:${subdivision ?? ''}`;
}

/** A French collectivité is told apart by its directory id, else by its name. */
function frenchKey({ frenchId, frenchName }: Partnership): string {
  return frenchId ?? nameKey(frenchName);
}

/** Partnerships and requests by territory, in order of the territories' ids. Places with one name in different divisions are
 *  different territories, and one whose division is not known is not taken for either. */
export function byTerritory(placed: readonly Placed[], asked: readonly Asked[]): TerritoryGroup[] {
  const groups = new Map<string, TerritoryGroup>();
  const groupOf = ({ country, placeKey, subdivision }: Territory, name: string): TerritoryGroup => {
    const id = territoryId({ country, placeKey, subdivision });
    const group = groups.get(id) ?? { country, placeKey, subdivision, name, partnerships: [], requests: [] };
    groups.set(id, group);
    return group;
  };
  for (const { partnership, ...territory } of placed) {
    groupOf(territory, partnership.foreignName).partnerships.push(partnership);
  }
  for (const { request, name, ...territory } of asked) {
    const { requests } = groupOf(territory, name);
    if (!requests.some(({ frenchId }) => frenchId === request.frenchId)) requests.push(request);
  }
  return [...groups].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, group]) => group);
}

/** True where French collectivités could coordinate: at least two of them have a live partnership or request (story
 *  E4.1). */
export function isShared({ partnerships, requests }: TerritoryGroup): boolean {
  const partners = new Set(partnerships.map(frenchKey));
  const others = requests.filter(
    ({ directoryIds, frenchName }) =>
      ![...directoryIds, nameKey(frenchName)].some((key) => partners.has(key)),
  );
  return partners.size + others.length >= 2;
}

/** A French collectivité that can be invited: the directory knows it, or it asks here itself. */
export interface Party {
  frenchId: string;
  frenchName: string;
  /** It has a live request here, and no declared partnership. */
  byRequest: boolean;
}

/** Parties of a territory, one a collectivité, by id. */
export function partiesOf({
  partnerships,
  requests,
}: Pick<TerritoryGroup, 'partnerships' | 'requests'>): Party[] {
  const parties = new Map<string, Party>();
  for (const { frenchId, frenchName } of partnerships) {
    if (frenchId !== null) parties.set(frenchId, { frenchId, frenchName, byRequest: false });
  }
  for (const { frenchId, frenchName, directoryIds } of requests) {
    if (!directoryIds.some((id) => parties.has(id)))
      parties.set(frenchId, { frenchId, frenchName, byRequest: true });
  }
  return [...parties.values()].sort((left, right) => (left.frenchId < right.frenchId ? -1 : 1));
}
