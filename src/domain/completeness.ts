import type { Profile } from './profile.ts';

/** A part of a profile that people can fill in. */
export const PROFILE_PARTS = [
  'needs',
  'offers',
  'languages',
  'summary',
  'themes',
  'competences',
  'wishes',
  'subdivision',
  'location',
  'population',
  'traits',
  'contact',
] as const;
type ProfilePart = (typeof PROFILE_PARTS)[number];

/** Weights of ranking (domain study § 5.2), shared among the parts that feed each factor: whoever states what counts most
 *  is found best. Needs and offers 0.40; texts 0.15; languages 0.15; geography 0.12; competences 0.08; size and type 0.05;
 *  readiness 0.05, which is here whether anybody can be answered. */
const WEIGHTS: Readonly<Record<ProfilePart, number>> = {
  needs: 0.2,
  offers: 0.2,
  languages: 0.15,
  summary: 0.1,
  themes: 0.05,
  competences: 0.08,
  wishes: 0.04,
  subdivision: 0.04,
  location: 0.04,
  population: 0.03,
  traits: 0.02,
  contact: 0.05,
};

const STATED: Readonly<Record<ProfilePart, (profile: Profile) => boolean>> = {
  needs: ({ needs }) => needs.length > 0,
  offers: ({ offers, labels }) => offers.length + labels.length > 0,
  languages: ({ languages }) => languages.length > 0,
  summary: ({ summary }) => summary !== null,
  themes: ({ needs, offers }) => {
    const said = [...needs, ...offers];
    return said.length > 0 && said.every(({ theme }) => theme !== null);
  },
  competences: ({ competences }) => competences.length > 0,
  wishes: ({ wishes: { countries, zones, levels, forms } }) =>
    countries.length + zones.length + levels.length + forms.length > 0,
  subdivision: ({ subdivision }) => subdivision !== null,
  location: ({ location }) => location !== null,
  population: ({ population }) => population !== null,
  traits: ({ traits }) => traits.length > 0,
  contact: ({ contact }) => contact !== null && contact.email !== null,
};

export interface Completeness {
  /** 0..1, two decimals: share of the weights that is stated. */
  score: number;
  /** What is not stated, the heaviest first. */
  missing: ProfilePart[];
}

/** How much of what partners are found by a profile states. */
export function completenessOf(profile: Profile): Completeness {
  const missing = PROFILE_PARTS.filter((part) => !STATED[part](profile));
  const lost = missing.reduce((sum, part) => sum + WEIGHTS[part], 0);
  return {
    score: Math.round((1 - lost) * 100) / 100,
    missing: missing.sort((left, right) => WEIGHTS[right] - WEIGHTS[left]),
  };
}
