import type { Deps } from '../deps.ts';
import type { Account, Actor } from '../domain/actor.ts';
import { type Completeness, completenessOf } from '../domain/completeness.ts';
import type { ContactState } from '../domain/contact-validation.ts';
import { isStale } from '../domain/criteria.ts';
import { type DuplicatePair, duplicatePairs, type Speaker } from '../domain/duplicates.ts';
import { AppError } from '../domain/errors.ts';
import type { Profile } from '../domain/profile.ts';
import { isMinistry, mayBrokerFor, requireAccount } from '../domain/scope.ts';
import { liveRecords, type ProfileRecord } from '../store/profiles-admin.ts';
import { speakersOf } from '../store/speakers.ts';
import { contactStates } from './validate-contact.ts';

type Needed = Pick<Deps, 'db' | 'now' | 'directory'>;

/** Countries whose profiles a broker may see to; null: of any.
 *  @throws AppError OUT_OF_SCOPE for whoever is no broker, or of nowhere. */
function countriesOf(account: Account): readonly string[] | null {
  if (isMinistry(account)) return null;
  const countries = [...account.countries, ...(account.regions.length > 0 ? ['FR'] : [])];
  if (countries.length === 0) throw new AppError('OUT_OF_SCOPE', { target: 'quality' });
  return countries;
}

/** Published profiles and drafts of the territory of whoever asks. */
async function territory(deps: Needed, actor: Actor): Promise<ProfileRecord[]> {
  const records = await liveRecords(deps.db, countriesOf(requireAccount(actor)));
  return records.filter(({ profile }) => mayBrokerFor(actor, profile, deps.directory));
}

export interface QualityItem {
  record: ProfileRecord;
  completeness: Completeness;
  stale: boolean;
  /** Null: it has no address, or is a demonstration. */
  contactState: ContactState | null;
  /** Ids of profiles of the territory that may be of the same authority. */
  duplicates: string[];
}

/** Profiles of a broker's territory, those that need most care first (story R7): suspected duplicates, then the least
 *  complete, then by id.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE. */
export async function listQuality(
  deps: Needed,
  actor: Actor,
  { page, perPage }: { page: number; perPage: number },
): Promise<{ items: QualityItem[]; total: number }> {
  const records = await territory(deps, actor);
  const twins = twinsOf(duplicatePairs(records.map(({ profile }) => profile)));
  const items = records.map((record) => ({
    record,
    completeness: completenessOf(record.profile),
    stale: isStale(record.profile, deps.now()),
    duplicates: twins.get(record.profile.id) ?? [],
  }));
  items.sort(byNeed);
  const start = (page - 1) * perPage;
  const shown = items.slice(start, start + perPage);
  const states = await contactStates(
    deps,
    shown.map(({ record }) => record.profile.id),
  );
  const stateOf = ({ record }: Weighed): ContactState | null => states.get(record.profile.id) ?? null;
  return { items: shown.map((item) => ({ ...item, contactState: stateOf(item) })), total: items.length };
}

type Weighed = Omit<QualityItem, 'contactState'>;

function byNeed(left: Weighed, right: Weighed): number {
  return (
    Number(right.duplicates.length > 0) - Number(left.duplicates.length > 0) ||
    left.completeness.score - right.completeness.score ||
    (left.record.profile.id < right.record.profile.id ? -1 : 1)
  );
}

function twinsOf(pairs: readonly DuplicatePair[]): Map<string, string[]> {
  const twins = new Map<string, string[]>();
  const add = (id: string, other: string): unknown => twins.set(id, [...(twins.get(id) ?? []), other]);
  for (const {
    profiles: [left, right],
  } of pairs) {
    add(left.id, right.id);
    add(right.id, left.id);
  }
  return twins;
}

/** Pairs of profiles of a broker's territory that may be of one authority, by id, and who speaks for each profile.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE. */
export async function listDuplicates(
  deps: Needed,
  actor: Actor,
): Promise<{ pairs: DuplicatePair<Profile>[]; speakerOf: (id: string) => Speaker }> {
  const records = await territory(deps, actor);
  const pairs = duplicatePairs(records.map(({ profile }) => profile));
  const ids = pairs.flatMap(({ profiles }) => profiles.map(({ id }) => id));
  return { pairs, speakerOf: await speakersOf(deps.db, [...new Set(ids)]) };
}
