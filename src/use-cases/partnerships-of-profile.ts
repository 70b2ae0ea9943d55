import type { Deps } from '../deps.ts';
import { AppError } from '../domain/errors.ts';
import { isSameDivision, type Partnership } from '../domain/partnership.ts';
import type { Profile } from '../domain/profile.ts';
import { directoryIdsOf } from '../domain/seeker.ts';
import { liveInPlaces } from '../store/inventory.ts';
import { mergedPlaceKeys } from '../store/merges.ts';
import { partnershipOf, partnershipsOfFrench } from '../store/partnerships.ts';
import { contentOf } from '../store/profile-row.ts';
import { getProfile } from '../store/profiles.ts';
import type { Database } from '../store/schema.ts';

/** Who is already there (story C11): live declared partnerships of a profile or an entry of the directory.
 *  @returns by id; of the French side, its own.
 *  @throws AppError PROFILE_UNKNOWN. */
export async function partnershipsOfProfile(
  { db, directory }: Pick<Deps, 'db' | 'directory'>,
  id: string,
): Promise<Partnership[]> {
  const stored = await getProfile(db, id);
  if (stored !== null) {
    const { profile } = stored;
    return profile.country === 'FR' ? ofFrench(db, directoryIdsOf(profile)) : ofForeign(db, profile);
  }
  const entry = directory.get(id);
  if (entry === null) throw new AppError('PROFILE_UNKNOWN', { id });
  return ofFrench(db, [entry.id]);
}

async function ofFrench(db: Database, ids: readonly string[]): Promise<Partnership[]> {
  const lists = await Promise.all([...new Set(ids)].map((id) => partnershipsOfFrench(db, id)));
  return lists.flat().sort((left, right) => (left.id < right.id ? -1 : 1));
}

async function ofForeign(db: Database, profile: Profile): Promise<Partnership[]> {
  const merged = (await mergedPlaceKeys(db, [profile.id])).get(profile.id) ?? [];
  const rows = await liveInPlaces(db, [...contentOf(profile).placeKeys, ...merged]);
  return rows
    .filter(({ foreignSubdivision }) => isSameDivision(foreignSubdivision, profile.subdivision))
    .map(partnershipOf);
}
