import type { Evidence } from '../../src/domain/evidence.ts';
import { matchRequestSchema } from '../../src/domain/match.ts';
import type { PublicProfile } from '../../src/domain/profile.ts';
import { completeSeeker, type Seeker, seekerOfRequest } from '../../src/domain/seeker.ts';
import { publicProfile } from './profiles.ts';

/** A French commune that needs drinking water, and what is given. */
export function seeker(fields: Record<string, unknown> = {}, wishes: Record<string, unknown> = {}): Seeker {
  const request = matchRequestSchema.parse({
    seeker: {
      country: 'FR',
      subdivision: 'FR-BRE',
      level: 'commune',
      population: 5000,
      languages: ['fr'],
      needs: [{ theme: 'eau_assainissement', text: 'eau potable' }],
      ...fields,
    },
    wishes,
  });
  return completeSeeker(seekerOfRequest(request.seeker), request, null);
}

/** An offer that answers the first statement exactly. */
export const OFFER: Evidence = { statement: 0, kind: 'offer', ordinal: 0, similarity: 1 };

/** A candidate that offers just that, and what is given. */
export function town(fields: Record<string, unknown> = {}): PublicProfile {
  return publicProfile({
    languages: ['fr'],
    population: 5000,
    updatedAt: '2026-10-01',
    offers: [{ theme: 'eau_assainissement', text: 'régie d’eau' }],
    ...fields,
  });
}
