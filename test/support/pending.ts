import { randomUUID } from 'node:crypto';
import { claimPending, releaseClaims } from '../../src/store/claims.ts';
import type { PendingProfile } from '../../src/store/profiles.ts';
import type { Database } from '../../src/store/schema.ts';

/** What an indexer would take in hand, given back at once. */
export async function pendingProfiles(db: Database, after: string, limit: number): Promise<PendingProfile[]> {
  const owner = randomUUID();
  const pending = await claimPending(db, { owner, after, limit });
  await releaseClaims(db, owner);
  return pending;
}
