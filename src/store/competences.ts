import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Theme } from '../domain/codes.ts';
import { type Database, profiles } from './schema.ts';

/** By what the profiles of a French collectivité are known. */
export interface AuthorityKey {
  /** Id of its profile, when it has one under the id of its directory entry. */
  id: string;
  siren: string | null;
  inseeCode: string | null;
}

const given = (codes: readonly (string | null)[]): string[] => codes.filter((code) => code !== null);

/** Services that French collectivités say in their profiles that they run, in the order of `keys`; [] for one without a
 *  profile, and for one whose profile says nothing.
 *  @throws AppError DATABASE_UNAVAILABLE. */
export async function statedCompetences(db: Database, keys: readonly AuthorityKey[]): Promise<Theme[][]> {
  const { id, siren, inseeCode, competences } = profiles;
  const rows = await db
    .select({ id, siren, inseeCode, competences })
    .from(profiles)
    .where(
      and(
        isNull(profiles.withheldAt),
        eq(profiles.country, 'FR'),
        or(
          inArray(id, given(keys.map((key) => key.id))),
          inArray(siren, given(keys.map((key) => key.siren))),
          inArray(inseeCode, given(keys.map((key) => key.inseeCode))),
        ),
      ),
    );
  return keys.map((key) => {
    const own = rows.filter(
      (row) =>
        row.id === key.id ||
        (row.siren !== null && row.siren === key.siren) ||
        (row.inseeCode !== null && row.inseeCode === key.inseeCode),
    );
    return [...new Set(own.flatMap((row) => row.competences))];
  });
}
