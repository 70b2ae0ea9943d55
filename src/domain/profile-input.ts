import { z } from 'zod';
import { COUNTERPARTY_KINDS, STATE_GROUNDS } from './law/state-grounds.ts';
import { across, calendarDay, fault, languageTag, listOf, stated, text, whole } from './primitives.ts';
import {
  capacity,
  contactSchema,
  isInItsCountry,
  outsideItsCountry,
  type Profile,
  profileId,
  profileSchema,
  profileShape,
} from './profile.ts';

const SOURCE_MAX = 500;

/** What a third party says when it files a profile on behalf of an authority (story E8). */
const filingSchema = z
  .strictObject({
    consent: z
      .boolean()
      .refine((given) => given, fault('CONSENT_MISSING'))
      .meta({ description: 'The authority agreed to be filed; must be true' }),
    language: languageTag.meta({ description: 'Language in which it was spoken with' }),
  })
  .meta({ id: 'Filing' });
export type Filing = z.infer<typeof filingSchema>;

const sourceText = text(SOURCE_MAX).meta({
  description: 'Where it is said whether the authority may contract',
});
const mayContractSource = stated(sourceText);

/** Names of the divisions that an authority lies in, from the first level down. */
const ADMIN_PATH_MAX = 10;

/** What a foreign authority is in law (domain study § 1.5). */
const entitySchema = z
  .strictObject({
    kind: z.enum(COUNTERPARTY_KINDS).meta({ description: 'A State is refused (CGCT, article L. 1115-5)' }),
    ground: stated(z.enum(STATE_GROUNDS)).meta({
      description: 'On which a State is admitted after all; for the ministry to say, and recorded',
    }),
    adminPath: listOf(text(200), ADMIN_PATH_MAX).meta({
      description: 'Names of the divisions that it lies in, from the first level down',
    }),
  })
  .meta({ id: 'Entity' });

const entity = entitySchema
  .nullish()
  .transform((value) => value ?? entitySchema.parse({ kind: 'local_authority' }));
export type Entity = z.infer<typeof entitySchema>;

/** A profile of the contract, and who says it. `updatedAt` and `demonstration` are the service's own. */
export const newProfileSchema = profileSchema
  .safeExtend({ filing: stated(filingSchema), entity, mayContractSource })
  .meta({ id: 'NewProfile' });

/** A whole profile in place of the one that was read. What not every reader is shown, and whether it takes requests, stay
 *  where they are left out. */
export const editedProfileSchema = z
  .strictObject({
    ...profileShape,
    entity,
    contact: contactSchema.nullish().meta({ description: 'Left out: as before; null: erased' }),
    openToRequests: z.boolean().nullish().meta({ description: 'Left out: as before; null: open' }),
    capacity: capacity.nullish().meta({ description: 'Left out: as before; null: as many as is usual' }),
    mayContractSource: sourceText.nullish().meta({
      description: 'Left out: as before, while `mayContract` says the same; null: erased',
    }),
  })
  .refine(isInItsCountry, outsideItsCountry)
  .meta({ id: 'EditedProfile' });
export type EditedProfile = z.infer<typeof editedProfileSchema>;

export interface ProfileInput {
  profile: Profile;
  entity: Entity;
  mayContractSource: string | null;
}

/** What an edit puts in place. @param stored the profile that was read, and the source of what it says. */
export function editedInput(
  { entity: edited, mayContractSource: source, ...given }: EditedProfile,
  stored: { profile: Profile; mayContractSource: string | null },
): ProfileInput {
  const { contact, openToRequests, capacity: most, mayContract } = stored.profile;
  const kept = given.mayContract === mayContract ? stored.mayContractSource : null;
  return {
    profile: {
      ...given,
      contact: given.contact === undefined ? contact : given.contact,
      openToRequests: given.openToRequests === undefined ? openToRequests : (given.openToRequests ?? true),
      capacity: given.capacity === undefined ? most : given.capacity,
    },
    entity: edited,
    mayContractSource: source === undefined ? kept : source,
  };
}

export const opennessInputSchema = z
  .strictObject({
    open: z.boolean(),
    capacity: capacity.nullable().optional().meta({
      description: 'Introductions that it can follow at once; null: as many as is usual; left out: as before',
    }),
    closedUntil: stated(calendarDay).meta({ description: 'First day on which it takes requests again' }),
    waitingList: z
      .boolean()
      .nullish()
      .transform((value) => value ?? false)
      .meta({ description: 'Whoever asks meanwhile may wait' }),
  })
  .refine(
    ({ open, closedUntil }) => open !== true || closedUntil === null,
    across('OPEN_AND_CLOSED', ['closedUntil'], ['open']),
  )
  .meta({ id: 'OpennessInput' });
export type OpennessInput = z.infer<typeof opennessInputSchema>;

export const mergeInputSchema = z
  .strictObject({ into: profileId.meta({ description: 'The profile that is kept' }) })
  .meta({ id: 'MergeInput' });

/** Secrets of this service have 50 characters. */
const TOKEN_MAX = 100;

export const confirmInputSchema = z
  .strictObject({
    token: z.string().min(1).max(TOKEN_MAX).meta({ description: 'Of the mailed link' }),
    revision: stated(whole(1, Number.MAX_SAFE_INTEGER)).meta({
      description: 'What was read before confirming, as the preview gave it; left out: whatever it says now',
    }),
  })
  .meta({ id: 'ConfirmInput' });
export type ConfirmInput = z.infer<typeof confirmInputSchema>;
