import { z } from 'zod';
import { JOINT_MAX, JOINT_MIN } from './joint-seeker.ts';
import { matchRequestSchema } from './match.ts';
import { across } from './primitives.ts';
import { profileId } from './profile.ts';

const { query, intent, themes, wishes, filters, keep, limit, cursor } = matchRequestSchema.shape;

/** True when no id comes twice. */
export const areDistinct = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

/** Body of `POST /api/v1/matches/joint`: a question of several collectivités at once. */
export const jointRequestSchema = z
  .strictObject({
    seekerIds: z
      .array(profileId)
      .min(JOINT_MIN)
      .max(JOINT_MAX)
      .refine(areDistinct, across('DUPLICATE_ID', [])),
    query,
    intent,
    themes,
    wishes,
    filters,
    keep,
    limit,
    cursor,
  })
  .meta({ id: 'JointRequest' });
export type JointRequest = z.infer<typeof jointRequestSchema>;
