import type { Example } from './world.ts';

/** Routes that are open to anyone. */
export const OPEN_EXAMPLES: Readonly<Record<string, Example>> = {
  health: {},
  ready: {},
  findMatches: { body: { query: 'eau potable', limit: 1 } },
  findJointMatches: { body: { seekerIds: ['fr-35288', 'fr-14118'], query: 'eau potable', limit: 1 } },
  findMatchesOfProfile: ({ profileId }) => ({ path: { id: profileId } }),
  searchProfiles: { query: { perPage: '100' } },
  getProfile: ({ profileId }) => ({ path: { id: profileId } }),
  getAvailability: ({ profileId }) => ({ path: { id: profileId } }),
  draftProfile: { path: { id: 'fr-35288' } },
  searchDirectory: { query: { q: 'rennes' } },
  validateContact: { body: { token: 'contact_unknown' }, refused: 'LINK_INVALID' },
};
