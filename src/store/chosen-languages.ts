import { and, arrayContains, eq, isNull, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import type { Database } from './schema.ts';
import { members, organisations } from './schema-accounts.ts';
import { profileAdmin } from './schema-profiles-admin.ts';

/** Languages that were chosen in speaking with an authority (BCP 47): the one in which it was filed, then those of the
 *  members who speak for it, the first first. */
export async function chosenLanguages(db: Database, profileId: string): Promise<string[]> {
  const filed = db
    .select({ language: profileAdmin.language, since: sql<Date | null>`null::timestamptz`.as('since') })
    .from(profileAdmin)
    .where(eq(profileAdmin.profileId, profileId));
  const people = db
    .select({ language: members.locale, since: members.createdAt })
    .from(members)
    .innerJoin(organisations, eq(organisations.id, members.organisationId))
    .where(and(arrayContains(organisations.profileIds, [profileId]), isNull(members.disabledAt)));
  const chosen = await unionAll(filed, people).orderBy(sql`since nulls first`);
  return chosen.flatMap(({ language }) => language ?? []);
}
