import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import type { Profile } from '../domain/profile.ts';
import type { DirectoryEntry } from '../reference/directory.ts';
import { getRecord, liveIdByCodes } from '../store/profiles-admin.ts';
import { maySeeRecord } from './profile-access.ts';
import { codesOfEntry } from './profile-duplicates.ts';

/** What the directory knows of an authority; the rest it must say itself. */
type PrefilledProfile = Pick<
  Profile,
  'id' | 'name' | 'country' | 'subdivision' | 'level' | 'inseeCode' | 'siren' | 'population' | 'location'
>;

function prefilled(entry: DirectoryEntry): PrefilledProfile {
  const { id, name, subdivision, kind, code, siren, population, location } = entry;
  const inseeCode = kind === 'commune' ? code : null;
  return { id, name, country: 'FR', subdivision, level: kind, inseeCode, siren, population, location };
}

/** The profile of a French authority as far as the directory can fill it in, and the id of the one that it has already,
 *  told to those who may read that one: a draft is nobody else's to know of.
 *  @throws AppError PROFILE_UNKNOWN. */
export async function draftFromDirectory(
  { db, directory }: Pick<Deps, 'db' | 'directory'>,
  actor: Actor,
  id: string,
): Promise<{ profile: PrefilledProfile; existingId: string | null }> {
  const entry = directory.get(id);
  if (entry === null) throw new AppError('PROFILE_UNKNOWN', { id });
  const profile = prefilled(entry);
  const existing = await getRecord(db, (await liveIdByCodes(db, codesOfEntry(entry), '')) ?? '');
  const told = existing !== null && maySeeRecord(actor, existing, { directory });
  return { profile, existingId: told ? existing.profile.id : null };
}
