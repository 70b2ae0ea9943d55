import { arrayOverlaps, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { type Person, REDACTED } from '../domain/personal-data.ts';
import { type Database, partnerships, profiles, statements } from './schema.ts';
import { apiKeys, organisations } from './schema-accounts.ts';
import { introductionBrokers, introductions, messages, suggestions } from './schema-introductions.ts';
import { coordinationMessages, countryNotes, evaluations, opinions } from './schema-inventory.ts';
import { outbox } from './schema-mail.ts';
import { profileAdmin, profileMerges } from './schema-profiles-admin.ts';
import { partnerRequests, savedSearches } from './schema-requests.ts';

/** A column of words, as text or within JSON. */
interface FreeText {
  column: PgColumn;
  /** Those of the person's organisations and profiles, where its name may be meant; undefined: none. */
  own?: (person: Person) => SQL | undefined;
}

const ofOrganisation =
  (column: PgColumn) =>
  ({ organisationIds }: Person): SQL =>
    inArray(column, [...organisationIds]);

const ofProfile =
  (...columns: readonly PgColumn[]) =>
  ({ profileIds }: Person): SQL | undefined =>
    or(...columns.map((column) => inArray(column, [...profileIds])));

const ofMember = ({ profileIds }: Person): SQL => arrayOverlaps(partnerRequests.profileIds, [...profileIds]);

/** Words of either side: whoever answered by the link of a mail belongs to no organisation. */
function ofIntroduction(person: Person): SQL | undefined {
  const own = ofProfile(introductions.a, introductions.b)(person);
  const ids = sql`(select ${introductions.id} from ${introductions} where ${own})`;
  return or(ofOrganisation(messages.organisationId)(person), sql`${messages.introductionId} in ${ids}`);
}

/** Every column that holds what somebody wrote in its own words, save those that are append-only. */
const FREE_TEXTS: readonly FreeText[] = [
  { column: messages.text, own: ofIntroduction },
  { column: introductionBrokers.purpose, own: ofOrganisation(introductionBrokers.organisationId) },
  { column: suggestions.rationale, own: ofProfile(suggestions.french, suggestions.foreign) },
  { column: coordinationMessages.text, own: ofOrganisation(coordinationMessages.organisationId) },
  { column: opinions.text, own: ofOrganisation(opinions.organisationId) },
  { column: evaluations.text, own: ofOrganisation(evaluations.organisationId) },
  { column: countryNotes.text, own: ofOrganisation(countryNotes.organisationId) },
  { column: partnerRequests.title, own: ofMember },
  { column: partnerRequests.needs, own: ofMember },
  { column: partnerRequests.offers, own: ofMember },
  { column: savedSearches.name, own: ofProfile(savedSearches.profileId) },
  { column: savedSearches.request, own: ofProfile(savedSearches.profileId) },
  { column: profiles.summary, own: ofProfile(profiles.id) },
  { column: profiles.source, own: ofProfile(profiles.id) },
  { column: statements.text, own: ofProfile(statements.profileId) },
  { column: profileMerges.filled, own: ofProfile(profileMerges.fromId, profileMerges.intoId) },
  { column: profileAdmin.mayContractSource, own: ofProfile(profileAdmin.profileId) },
  { column: apiKeys.name, own: ofOrganisation(apiKeys.organisationId) },
  { column: organisations.name, own: ofOrganisation(organisations.id) },
  { column: partnerships.source },
  { column: outbox.params },
];

interface Wanted {
  /** Regular expression of PostgreSQL. */
  pattern: string;
  anyCase: boolean;
}

async function redactColumn(
  tx: Database,
  column: PgColumn,
  { pattern, anyCase }: Wanted,
  within: SQL | undefined,
): Promise<void> {
  const words = sql`cast(${column} as text)`;
  const found = anyCase ? sql`${words} ~* ${pattern}` : sql`${words} ~ ${pattern}`;
  const redacted = sql`regexp_replace(${words}, ${pattern}, ${REDACTED}, ${anyCase ? 'gi' : 'g'})`;
  const type = sql.raw(column.getSQLType());
  await tx.execute(sql`
    update ${column.table} set ${sql.identifier(column.name)} = cast(${redacted} as ${type})
    where ${found} and ${within ?? sql`true`}`);
}

/** Takes addresses out of every text that can be changed. @param pattern of `wholeTexts`. */
export async function redactAddresses(tx: Database, pattern: string): Promise<void> {
  for (const { column } of FREE_TEXTS) await redactColumn(tx, column, { pattern, anyCase: true }, undefined);
}

/** Takes names out of what the person's own organisations and profiles say: elsewhere, they may be somebody else's.
 *  @param pattern of `wholeTexts`. */
export async function redactNames(tx: Database, pattern: string, person: Person): Promise<void> {
  for (const { column, own } of FREE_TEXTS) {
    const within = own?.(person);
    if (within !== undefined) await redactColumn(tx, column, { pattern, anyCase: false }, within);
  }
}
