import type { Directory } from '../reference/directory.ts';
import { type FrenchRegion, regionOf } from '../reference/french-regions.ts';
import type { Profile } from './profile.ts';

type Coded = Pick<Profile, 'id' | 'country' | 'subdivision' | 'inseeCode' | 'siren'>;

/** Région of a French authority by its official code (story R1.2): its INSEE code or SIREN, or its id where that is an
 *  entry's, through the directory, which also knows former codes; without any of them its ISO 3166-2 code. Never a free
 *  text. @returns null for a foreign authority, or when no code says it. */
export function officialRegion(profile: Coded, directory: Pick<Directory, 'get'>): FrenchRegion | null {
  if (profile.country !== 'FR') return null;
  const ids = [profile.inseeCode, profile.siren].flatMap((code) => (code === null ? [] : [`fr-${code}`]));
  const entry = [...ids, profile.id].map((id) => directory.get(id)).find((found) => found !== null);
  const subdivision = entry?.subdivision ?? profile.subdivision;
  return subdivision === null ? null : regionOf(subdivision);
}
