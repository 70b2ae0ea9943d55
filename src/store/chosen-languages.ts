import { and, arrayContains, asc, eq, isNull } from 'drizzle-orm';
import type { Database } from './schema.ts';
import { members, organisations } from './schema-accounts.ts';
import { profileAdmin } from './schema-profiles-admin.ts';

/** Languages that were chosen in speaking with an authority (BCP 47): the one in which it was filed, then those of the
 *  members who speak for it, the first first. */
export async function chosenLanguages(db: Database, profileId: string): Promise<string[]> {
  const filed = await db
    .select({ language: profileAdmin.language })
    .from(profileAdmin)
    .where(eq(profileAdmin.profileId, profileId));
  const people = await db
    .select({ language: members.locale })
    .from(members)
    .innerJoin(organisations, eq(organisations.id, members.organisationId))
    .where(and(arrayContains(organisations.profileIds, [profileId]), isNull(members.disabledAt)))
    .orderBy(asc(members.createdAt));
  return [...filed, ...people].flatMap(({ language }) => language ?? []);
}
