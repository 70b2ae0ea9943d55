import type { Deps } from '../deps.ts';
import type { Level } from '../domain/codes.ts';
import { AppError, refused } from '../domain/errors.ts';
import { type OnePercentLine, onePercentOf, type ServiceHolder } from '../domain/law/one-percent.ts';
import type { Profile } from '../domain/profile.ts';
import type { Directory, DirectoryEntry, GroupingType } from '../reference/directory.ts';
import { type AuthorityKey, statedCompetences } from '../store/competences.ts';
import { getProfile } from '../store/profiles.ts';

/** The « 1 % » of a French collectivité. */
export interface OnePercentCheck {
  collectivity: { id: string; name: string; level: Level; type: GroupingType | null };
  lines: readonly OnePercentLine[];
}

/** The entry of the directory that a profile is about. */
function entryOf(directory: Directory, id: string, profile: Profile | null): DirectoryEntry | null {
  const codes = [profile?.inseeCode, profile?.siren].flatMap((code) => (code ? [`fr-${code}`] : []));
  return [...codes, id].map((key) => directory.get(key)).find((entry) => entry !== null) ?? null;
}

function keyOf({ id, kind, code, siren }: DirectoryEntry): AuthorityKey {
  return { id, siren, inseeCode: kind === 'commune' ? code : null };
}

/** Services that the profiles of an entry say it runs, and its intercommunalités with theirs. */
async function servicesOf(
  { directory, db }: Deps,
  entry: DirectoryEntry,
): Promise<Pick<ServiceHolder, 'competences' | 'groupings'>> {
  const groupings = directory.groupingsOf(entry.id);
  const keys = [entry, ...groupings.map((grouping) => grouping.entry)].map(keyOf);
  const [own = [], ...others] = await statedCompetences(db, keys);
  return {
    competences: own,
    groupings: groupings.map(({ entry: { id, name }, type }, at) => ({
      id,
      name,
      type,
      competences: others[at] ?? [],
    })),
  };
}

/** Whether the budgets of a French collectivité may pay for cooperation, service by service.
 *  @param id of a profile or of an entry of the directory.
 *  @throws AppError PROFILE_UNKNOWN; INVALID_REQUEST for a foreign authority; DATABASE_UNAVAILABLE. */
export async function checkOnePercent(deps: Deps, id: string): Promise<OnePercentCheck> {
  const profile = (await getProfile(deps.db, id))?.profile ?? null;
  if (profile !== null && profile.country !== 'FR') {
    throw refused('collectivity', 'FRENCH_COLLECTIVITY_EXPECTED');
  }
  const entry = entryOf(deps.directory, id, profile);
  const known = entry ?? profile;
  if (known === null) throw new AppError('PROFILE_UNKNOWN', { id });
  const services = entry === null ? { competences: [], groupings: [] } : await servicesOf(deps, entry);
  const holder = {
    level: 'kind' in known ? known.kind : known.level,
    subdivision: known.subdivision,
    type: entry === null ? null : deps.directory.groupingType(entry.id),
    competences: [...services.competences, ...(profile?.competences ?? [])],
    groupings: services.groupings,
  };
  return {
    collectivity: { id: profile?.id ?? known.id, name: known.name, level: holder.level, type: holder.type },
    lines: onePercentOf(holder, deps.now()),
  };
}
