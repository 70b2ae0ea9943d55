import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { alias } from 'drizzle-orm/pg-core';
import { nameKey } from '../domain/analysis.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { namesOf } from '../domain/passage.ts';
import type { Profile, Statement } from '../domain/profile.ts';
import { profiles, statements } from './schema.ts';

/** The table of profiles, or an alias of it. */
type ProfileTable = typeof profiles | ReturnType<typeof alias<typeof profiles, string>>;

/** What lists show of an authority. */
export type SideName = Pick<typeof profiles.$inferSelect, 'id' | 'name' | 'country' | 'level'>;

/** Columns of that. */
export function nameColumns({ id, name, country, level }: ProfileTable) {
  return { id, name, country, level };
}

/** Columns that say who may act for a profile. */
export function territoryColumns({ id, country, subdivision, inseeCode, siren }: ProfileTable) {
  return { id, country, subdivision, inseeCode, siren };
}

type ProfileRow = typeof profiles.$inferSelect;
type StatementRow = typeof statements.$inferSelect;
/** What a profile says itself; revisions and dates of saving are the store's. */
type ProfileContent = Omit<ProfileRow, 'revision' | 'indexedRevision' | 'savedAt' | 'withheldAt'>;

/** Key on which declared partnerships and foreign profiles are joined: `SN:st louis`. */
export function placeKey(country: string, name: string): string {
  return `${country}:${nameKey(name)}`;
}

/** The columns of a profile, without its needs and offers. */
export function contentOf(profile: Profile): ProfileContent {
  const { location, needs: _needs, offers: _offers, ...columns } = profile;
  return {
    ...columns,
    placeKeys: namesOf(profile).map((name) => placeKey(profile.country, name)),
    latitude: location?.lat ?? null,
    longitude: location?.lon ?? null,
    contentHash: contentHash(profile),
  };
}

/** The rows of a profile's needs and offers. */
export function statementsOf({ id, needs, offers }: Profile): StatementRow[] {
  const rows = (kind: StatementRow['kind'], list: readonly Statement[]): StatementRow[] =>
    list.map(({ theme, text }, ordinal) => ({ profileId: id, kind, ordinal, theme, text }));
  return [...rows('need', needs), ...rows('offer', offers)];
}

export interface StoredProfile {
  row: ProfileRow;
  /** Needs and offers, each kind in order. */
  said: Pick<StatementRow, 'kind' | 'theme' | 'text'>[];
}

/** What a profile is selected by. A row and what it says are read in one statement: a profile that is being written
 *  meanwhile is read as it was or as it becomes, and never half. */
export const storedProfile = {
  row: profiles,
  said: sql<StoredProfile['said']>`(
    select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'theme', theme, 'text', text) order by kind, ordinal), '[]')
    from ${statements} where profile_id = ${profiles}.id)`,
};

export function profileOf({ row, said }: StoredProfile): Profile {
  const {
    latitude,
    longitude,
    placeKeys,
    contentHash,
    revision,
    indexedRevision,
    savedAt,
    withheldAt,
    ...columns
  } = row;
  const list = (kind: StatementRow['kind']): Statement[] =>
    said.filter((statement) => statement.kind === kind).map(({ theme, text }) => ({ theme, text }));
  return {
    ...columns,
    location: latitude === null || longitude === null ? null : { lat: latitude, lon: longitude },
    needs: list('need'),
    offers: list('offer'),
  };
}

/** SHA-256 (hex) of a profile, whatever the order of its fields. */
function contentHash(profile: Profile): string {
  return createHash('sha256').update(canonicalJson(profile)).digest('hex');
}
