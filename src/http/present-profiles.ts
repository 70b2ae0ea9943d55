import type { z } from '@hono/zod-openapi';
import { opennessOf } from '../domain/openness.ts';
import { withoutContact } from '../domain/profile.ts';
import type { ProfileMerge } from '../store/merges.ts';
import type { ProfileRecord } from '../store/profiles-admin.ts';
import { type MergePreview, undoableUntil } from '../use-cases/merge-profiles.ts';
import type { ReviewedRecord } from '../use-cases/read-record.ts';
import type { listDuplicates, QualityItem } from '../use-cases/review-quality.ts';
import { orNull } from './dates.ts';
import { pageBody } from './paging.ts';
import { cardOf, profileBody } from './present.ts';
import type {
  duplicatesSchema,
  mergeAnswerSchema,
  mergeSchema,
  profileRecordSchema,
  publishedProfileSchema,
  qualityPageSchema,
} from './schemas-profiles.ts';

/** A published profile as anyone may see it. */
export function publishedBody({ profile, admin }: ProfileRecord): z.infer<typeof publishedProfileSchema> {
  return {
    ...profileBody(withoutContact(profile)),
    confirmed: admin.verifiedAt !== null,
    closedUntil: admin.closedUntil,
    waitingList: admin.waitingList,
  };
}

/** A profile as its owner and its brokers see it; its contact for those who may change it. */
export function recordBody({
  record: { profile, revision, state, admin },
  completeness,
  stale,
  contactState,
  writable,
}: ReviewedRecord): z.infer<typeof profileRecordSchema> {
  return {
    profile: profileBody(withoutContact(profile)),
    contact: writable ? profile.contact : null,
    contactState,
    revision,
    state,
    openness: opennessOf(profile, admin),
    completeness,
    stale,
    verifiedAt: orNull(admin.verifiedAt),
    filedBy: admin.filedBy,
    filedAt: orNull(admin.filedAt),
    language: admin.language,
    archivedAt: orNull(admin.archivedAt),
    mayContractSource: admin.mayContractSource,
    adminPath: admin.adminPath,
    stateGround: admin.stateGround,
  };
}

export function mergeBody(merge: ProfileMerge): z.infer<typeof mergeSchema> {
  const { id, fromId: from, intoId: into, undoneAt } = merge;
  return { id, from, into, undoableUntil: undoableUntil(merge).toISOString(), undoneAt: orNull(undoneAt) };
}

/** @param merge null: a preview. */
export function mergeAnswerBody(
  { profile, filled, speakers }: MergePreview,
  merge: ProfileMerge | null,
): z.infer<typeof mergeAnswerSchema> {
  return {
    profile: profileBody(withoutContact(profile)),
    filled: Object.keys(filled),
    speakers,
    merge: merge === null ? null : mergeBody(merge),
  };
}

export function duplicatesBody({
  pairs,
  speakerOf,
}: Awaited<ReturnType<typeof listDuplicates>>): z.infer<typeof duplicatesSchema> {
  const results = pairs.map(({ reason, distanceKm, profiles }) => ({
    reason,
    distanceKm: distanceKm === null ? null : Math.round(distanceKm * 10) / 10,
    profiles: profiles.map((profile) => ({ ...cardOf(profile), speaker: speakerOf(profile.id) })),
  }));
  return { results };
}

export function qualityBody(
  { items, total }: { items: readonly QualityItem[]; total: number },
  range: { page: number; perPage: number },
): z.infer<typeof qualityPageSchema> {
  const results = items.map(({ record: { profile, state }, ...reviewed }) => ({
    profile: cardOf(profile),
    state,
    ...reviewed,
  }));
  return pageBody(results, total, range);
}
