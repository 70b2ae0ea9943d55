import { type Profile, type PublicProfile, profileSchema, withoutContact } from '../../src/domain/profile.ts';

/** The moment that tests live in: the eve of the day on which countries leave the LDC list. */
export const NOW = new Date('2026-11-23T12:00:00Z');

/** A valid profile; the least that the contract requires, and what is given. */
export function profile(fields: Record<string, unknown> = {}): Profile {
  return profileSchema.parse({
    id: 'test-town',
    name: 'Testville',
    country: 'SN',
    level: 'commune',
    ...fields,
  });
}

export function publicProfile(fields: Record<string, unknown> = {}): PublicProfile {
  return withoutContact(profile(fields));
}
