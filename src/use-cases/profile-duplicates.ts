import type { Deps } from '../deps.ts';
import { duplicatePair } from '../domain/duplicates.ts';
import { AppError } from '../domain/errors.ts';
import type { Profile } from '../domain/profile.ts';
import { directoryIdsOf } from '../domain/seeker.ts';
import type { DirectoryEntry } from '../reference/directory.ts';
import { liveIdByCodes, liveRecordsNearby } from '../store/profiles-admin.ts';
import type { Database } from '../store/schema.ts';

/** The codes that an entry of the directory has today. */
export function codesOfEntry({ id, kind, code, siren }: DirectoryEntry) {
  return {
    ids: [id],
    insee: kind === 'commune' ? [code] : [],
    siren: siren === null ? [] : [siren],
  };
}

/** Every code of a French authority: what its profile states, and what the directory knows of these, former codes
 *  included. */
function codesOf(profile: Profile, directory: Deps['directory']) {
  const stated = directoryIdsOf(profile);
  const entries = stated.flatMap((id) => directory.get(id) ?? []);
  const siren = entries.flatMap((entry) => entry.siren ?? []);
  const insee = entries.filter(({ kind }) => kind === 'commune').map(({ code }) => code);
  return {
    ids: [...stated, ...entries.map(({ id }) => id), ...siren.map((code) => `fr-${code}`)],
    insee: [...insee, ...[profile.inseeCode ?? []].flat()],
    siren: [...siren, ...[profile.siren ?? []].flat()],
  };
}

/** @throws AppError PROFILE_EXISTS with the id of another profile of the same French authority. */
export async function refuseSameCode(
  tx: Database,
  profile: Profile,
  { directory }: Pick<Deps, 'directory'>,
): Promise<void> {
  if (profile.country !== 'FR') return;
  const id = await liveIdByCodes(tx, codesOf(profile, directory), profile.id);
  if (id !== null) throw new AppError('PROFILE_EXISTS', { profileId: id });
}

/** Ids of published profiles that may be of the same foreign authority. */
export async function suspectedDuplicates(tx: Database, profile: Profile): Promise<string[]> {
  if (profile.country === 'FR') return [];
  const nearby = await liveRecordsNearby(tx, profile);
  return nearby
    .filter(({ state, profile: other }) => state === 'published' && other.id !== profile.id)
    .filter(({ profile: other }) => duplicatePair(profile, other) !== null)
    .map(({ profile: other }) => other.id);
}
