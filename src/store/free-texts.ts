import { and, arrayOverlaps, asc, getTableColumns, gt, inArray, lte, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { type Person, REDACTED, type TextPatterns } from '../domain/personal-data.ts';
import { type Database, partnerships, profiles, statements } from './schema.ts';
import { apiKeys, organisations } from './schema-accounts.ts';
import { introductionBrokers, introductions, messages, suggestions } from './schema-introductions.ts';
import { coordinationMessages, countryNotes, evaluations, opinions } from './schema-inventory.ts';
import { outbox } from './schema-mail.ts';
import { profileAdmin, profileMerges } from './schema-profiles-admin.ts';
import { partnerRequests, savedSearches } from './schema-requests.ts';

/** Columns of a table that hold words, as text or within JSON. */
interface FreeTexts {
  /** What the table is gone through by: its primary key, or the first column of that. */
  key: PgColumn;
  columns: readonly PgColumn[];
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
const FREE_TEXTS: readonly FreeTexts[] = [
  { key: messages.id, columns: [messages.text], own: ofIntroduction },
  {
    key: introductionBrokers.introductionId,
    columns: [introductionBrokers.purpose],
    own: ofOrganisation(introductionBrokers.organisationId),
  },
  {
    key: suggestions.id,
    columns: [suggestions.rationale],
    own: ofProfile(suggestions.french, suggestions.foreign),
  },
  {
    key: coordinationMessages.id,
    columns: [coordinationMessages.text],
    own: ofOrganisation(coordinationMessages.organisationId),
  },
  { key: opinions.id, columns: [opinions.text], own: ofOrganisation(opinions.organisationId) },
  { key: evaluations.id, columns: [evaluations.text], own: ofOrganisation(evaluations.organisationId) },
  { key: countryNotes.id, columns: [countryNotes.text], own: ofOrganisation(countryNotes.organisationId) },
  {
    key: partnerRequests.id,
    columns: [partnerRequests.title, partnerRequests.needs, partnerRequests.offers],
    own: ofMember,
  },
  {
    key: savedSearches.id,
    columns: [savedSearches.name, savedSearches.request],
    own: ofProfile(savedSearches.profileId),
  },
  {
    key: profiles.id,
    columns: [profiles.name, profiles.names, profiles.summary, profiles.source, profiles.contact],
    own: ofProfile(profiles.id),
  },
  { key: statements.profileId, columns: [statements.text], own: ofProfile(statements.profileId) },
  {
    key: profileMerges.id,
    columns: [profileMerges.filled],
    own: ofProfile(profileMerges.fromId, profileMerges.intoId),
  },
  {
    key: profileAdmin.profileId,
    columns: [profileAdmin.mayContractSource, profileAdmin.adminPath],
    own: ofProfile(profileAdmin.profileId),
  },
  { key: apiKeys.id, columns: [apiKeys.name], own: ofOrganisation(apiKeys.organisationId) },
  { key: organisations.id, columns: [organisations.name], own: ofOrganisation(organisations.id) },
  { key: partnerships.id, columns: [partnerships.source] },
  { key: outbox.id, columns: [outbox.params] },
];

/** Keys that are ids of profiles whose own words stand in the row. */
const PROFILE_KEYS: ReadonlySet<PgColumn> = new Set([profiles.id, statements.profileId]);

/** Rows looked through by one statement: far within the longest of a service, as a whole table need not be. */
const SEARCHED_AT_ONCE = 5_000;

/** Conditions that part the rows of a table, each once, by its key. */
async function* slices(
  tx: Database,
  key: PgColumn,
  within: SQL | undefined,
): AsyncGenerator<SQL | undefined> {
  for (let rest: SQL | undefined; ; ) {
    const [last] = await tx
      .select({ key })
      .from(key.table)
      .where(and(rest, within))
      .orderBy(asc(key))
      .offset(SEARCHED_AT_ONCE - 1)
      .limit(1);
    if (last === undefined) return yield rest;
    yield and(rest, lte(key, last.key));
    rest = gt(key, last.key);
  }
}

function found(column: PgColumn, { anywhere }: TextPatterns): SQL {
  return sql`cast(${column} as text) ~* ${anywhere}`;
}

function redacted(column: PgColumn, { whole }: TextPatterns): SQL {
  const type = sql.raw(column.getSQLType());
  const words = sql`cast(${column} as text)`;
  return sql`cast(regexp_replace(${words}, ${whole}, ${REDACTED}, 'gi') as ${type})`;
}

/** @returns the profiles whose words may have changed. */
async function redactTable(
  tx: Database,
  { key, columns }: FreeTexts,
  wanted: TextPatterns,
  within: SQL | undefined,
): Promise<string[]> {
  const changes = Object.fromEntries(
    Object.entries(getTableColumns(key.table))
      .filter(([, column]) => columns.includes(column))
      .map(([name, column]) => [name, redacted(column, wanted)]),
  );
  const anywhere = or(...columns.map((column) => found(column, wanted)));
  const changed: string[] = [];
  for await (const slice of slices(tx, key, within)) {
    const rows = await tx
      .update(key.table)
      .set(changes)
      .where(and(slice, within, anywhere))
      .returning({ key });
    if (PROFILE_KEYS.has(key)) changed.push(...rows.map((row) => String(row.key)));
  }
  return changed;
}

/** Takes addresses out of every text that can be changed.
 *  @returns the profiles whose words may have changed. */
export async function redactAddresses(tx: Database, patterns: TextPatterns): Promise<string[]> {
  const changed: string[] = [];
  for (const texts of FREE_TEXTS) {
    changed.push(...(await redactTable(tx, texts, patterns, undefined)));
  }
  return changed;
}

/** Takes names out of what the person's own organisations and profiles say: elsewhere, they may be somebody else's.
 *  @returns the profiles whose words may have changed. */
export async function redactNames(tx: Database, patterns: TextPatterns, person: Person): Promise<string[]> {
  const changed: string[] = [];
  for (const texts of FREE_TEXTS) {
    const within = texts.own?.(person);
    if (within === undefined) continue;
    changed.push(...(await redactTable(tx, texts, patterns, within)));
  }
  return changed;
}
