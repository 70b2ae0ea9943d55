import { z } from '@hono/zod-openapi';
import { PROFILE_PARTS } from '../domain/completeness.ts';
import { CONTACT_STATES } from '../domain/contact-validation.ts';
import { DUPLICATE_REASONS, SPEAKERS } from '../domain/duplicates.ts';
import { STATE_GROUNDS } from '../domain/law/state-grounds.ts';
import { pageNumbers } from './paging.ts';
import { profileCardSchema, publicProfileSchema } from './schemas.ts';

/** Schemas of answers about profiles and the work on them. */

const STATES = ['draft', 'published', 'archived'] as const;
const moment = z.string().nullable();
const state = z.enum(STATES).meta({
  description: '`draft`: filed by a third party and not yet confirmed; only `published` is public',
});
const revision = z.number().int().meta({ description: 'What `ETag` says in quotation marks' });
const stale = z.boolean().meta({ description: 'True: its owner should confirm that it is still right' });

const contactState = z.enum(CONTACT_STATES).nullable().meta({
  description:
    '`unverified`: nobody answered in the last three months; `bounced`: refused by its mail server. Null: no address, or a demonstration',
});

const openness = z
  .object({
    open: z.boolean(),
    capacity: z.number().int().nullable().meta({ description: 'Null: as many introductions as is usual' }),
    closedUntil: z
      .string()
      .nullable()
      .meta({ description: 'First day on which requests are taken again; null: open, or not said' }),
    waitingList: z.boolean(),
  })
  .meta({ id: 'Openness' });

export const publishedProfileSchema = z
  .object({
    ...publicProfileSchema.shape,
    confirmed: z.boolean().meta({ description: 'True: the authority itself wrote or confirmed it' }),
    closedUntil: openness.shape.closedUntil,
    waitingList: openness.shape.waitingList,
  })
  .meta({ id: 'PublishedProfile', description: 'All that anyone may see of a profile. Never a contact.' });

export const availabilitySchema = z
  .object({
    code: z.enum(['open', 'closed', 'full']).meta({
      description: '`closed`: it wants no requests. `full`: it follows as many introductions as it can',
    }),
    until: z
      .string()
      .nullable()
      .meta({ description: 'Day from which on requests are taken again; null: open, or not known' }),
    waitingList: z.boolean().meta({ description: 'True: whoever asks meanwhile may wait' }),
    text: z.string(),
  })
  .meta({ id: 'Availability' });

const completeness = z
  .object({
    score: z.number().min(0).max(1).meta({ description: 'Share of what partners are found by' }),
    missing: z.array(z.enum(PROFILE_PARTS)).meta({ description: 'What counts most first' }),
  })
  .meta({ id: 'Completeness' });

export const profileRecordSchema = z
  .object({
    profile: publicProfileSchema,
    contact: z
      .object({
        email: z.string().nullable(),
        phone: z.string().nullable(),
        person: z.string().nullable(),
      })
      .nullable()
      .meta({ description: 'For those who may change it only' }),
    contactState,
    revision,
    state,
    openness,
    completeness,
    stale,
    verifiedAt: moment,
    filedBy: z.string().nullable().meta({ description: 'Organisation that filed it for the authority' }),
    filedAt: moment,
    language: z.string().nullable().meta({ description: 'In which the authority was spoken with, BCP 47' }),
    archivedAt: moment,
    mayContractSource: z.string().nullable(),
    adminPath: z.array(z.string()),
    stateGround: z
      .enum(STATE_GROUNDS)
      .nullable()
      .meta({ description: 'On which the ministry admitted a State' }),
  })
  .meta({ id: 'ProfileRecord', description: 'For the authority itself and the brokers of its territory' });

export const savedProfileSchema = z.object({ id: z.string(), revision, state }).meta({ id: 'SavedProfile' });

export const createdProfileSchema = z
  .object({
    ...savedProfileSchema.shape,
    suspectedDuplicates: z
      .array(z.string())
      .meta({ description: 'Published profiles that may be of the same foreign authority' }),
  })
  .meta({ id: 'CreatedProfile' });

export const setOpennessSchema = z
  .object({ ...savedProfileSchema.shape, openness })
  .meta({ id: 'SetOpenness' });

export const confirmationSchema = z
  .object({
    profile: publicProfileSchema,
    revision,
    filedBy: z.string().meta({ description: 'Name of the organisation that filed it' }),
    confirmed: z.boolean().meta({ description: 'False: a preview' }),
  })
  .meta({ id: 'Confirmation' });

export const directoryDraftSchema = z
  .object({
    profile: z.object({
      id: z.string(),
      name: z.string(),
      country: z.string(),
      subdivision: z.string().nullable(),
      level: publicProfileSchema.shape.level,
      inseeCode: z.string().nullable(),
      siren: z.string().nullable(),
      population: z.number().int().nullable(),
      location: publicProfileSchema.shape.location,
    }),
    existingId: z
      .string()
      .nullable()
      .meta({ description: 'Its profile, when it has one that the asker may read' }),
  })
  .meta({ id: 'DirectoryDraft', description: 'The start of a profile, as `POST /profiles` takes it' });

const mergedFields = z.array(z.string()).meta({ description: 'Fields that the kept profile takes' });

export const mergeSchema = z
  .object({ id: z.string(), from: z.string(), into: z.string(), undoableUntil: z.string(), undoneAt: moment })
  .meta({ id: 'Merge' });

const speaker = z.enum(SPEAKERS).meta({
  description:
    'Who speaks for it: `nobody` who has an account; `self_registered`, somebody who registered by a mailed link and whom nobody vouched for; `known`',
});

export const mergeAnswerSchema = z
  .object({
    profile: publicProfileSchema.meta({ description: 'The kept profile' }),
    filled: mergedFields,
    speakers: z.object({ from: speaker, into: speaker }),
    merge: mergeSchema.nullable().meta({ description: 'Null: a preview' }),
  })
  .meta({ id: 'MergeAnswer' });

const suspectSchema = z.object({ ...profileCardSchema.shape, speaker }).meta({ id: 'SuspectedDuplicate' });

export const duplicatesSchema = z
  .object({
    results: z.array(
      z.object({
        reason: z.enum(DUPLICATE_REASONS),
        distanceKm: z.number().nullable(),
        profiles: z.array(suspectSchema),
      }),
    ),
  })
  .meta({ id: 'Duplicates' });

export const qualityPageSchema = z
  .object({
    results: z.array(
      z.object({
        profile: profileCardSchema,
        state,
        completeness,
        stale,
        contactState,
        duplicates: z
          .array(z.string())
          .meta({ description: 'Ids of profiles that may be of the same authority' }),
      }),
    ),
    ...pageNumbers,
  })
  .meta({ id: 'QualityPage' });
