import { primaryLanguages } from '../reference/languages.ts';
import { THEMES, type Theme } from './codes.ts';
import { themesOf } from './passage.ts';
import type { PublicProfile } from './profile.ts';

/** What ranking and facets derive from a profile. */
export interface ProfileFacts {
  themes: readonly Theme[];
  /** Their places in `THEMES`. */
  themeNumbers: readonly number[];
  /** Primary subtags of its working languages. */
  languages: readonly string[];
  /** Milliseconds since 1970; null when it does not say. */
  updatedAt: number | null;
}

const KNOWN = new WeakMap<PublicProfile, ProfileFacts>();

/** Facts of a profile, derived once: the profiles of an index are never changed in place. */
export function factsOf(profile: PublicProfile): ProfileFacts {
  const known = KNOWN.get(profile);
  if (known !== undefined) return known;
  const themes = themesOf(profile);
  const facts = {
    themes,
    themeNumbers: themes.map((theme) => THEMES.indexOf(theme)),
    languages: primaryLanguages(profile.languages),
    updatedAt: profile.updatedAt === null ? null : new Date(profile.updatedAt).getTime(),
  };
  KNOWN.set(profile, facts);
  return facts;
}
