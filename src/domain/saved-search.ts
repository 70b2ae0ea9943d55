import { z } from 'zod';
import { LOCALES } from './codes.ts';
import { matchRequestSchema } from './match.ts';
import { text } from './primitives.ts';
import { profileId } from './profile.ts';

/** Searches that a profile may keep: each is answered anew every day. Whoever looks for more than twenty things at once finds
 *  none of them in its mail. */
export const SEARCHES_MAX = 20;

/** A search that a collectivité keeps. Digests go to the contact of its profile. */
export const savedSearchInputSchema = z
  .strictObject({
    profileId,
    name: text(200),
    request: matchRequestSchema.meta({
      description: 'As for `POST /api/v1/matches`; `cursor` and `limit` do not count',
    }),
    locale: z
      .enum(LOCALES)
      .nullish()
      .transform((value) => value ?? 'fr'),
  })
  .meta({ id: 'SavedSearchInput' });
export type SavedSearchInput = z.infer<typeof savedSearchInputSchema>;
