import type { PassageKind } from '../search/engine.ts';
import { nameKey } from './analysis.ts';
import type { Theme } from './codes.ts';
import type { PublicProfile } from './profile.ts';

/** A piece of a profile before analysis and embedding. */
export interface PassageText {
  kind: PassageKind;
  ordinal: number;
  theme: Theme | null;
  text: string;
  /** BCP 47 when the profile says it; needs and offers do not. */
  language: string | null;
}

/** The searchable pieces of a profile: every name, the summary, one passage a need and an offer. The
 *  order is stable. */
export function passagesOf(profile: PublicProfile): PassageText[] {
  const statements = (kind: 'need' | 'offer', list: PublicProfile['needs']): PassageText[] =>
    list.map(({ theme, text }, ordinal) => ({ kind, ordinal, theme, text, language: null }));
  return [
    ...namesOf(profile).map((text, ordinal) => ({
      kind: 'name' as const,
      ordinal,
      theme: null,
      text,
      language: null,
    })),
    ...(profile.summary === null
      ? []
      : [{ kind: 'summary' as const, ordinal: 0, theme: null, ...profile.summary }]),
    ...statements('need', profile.needs),
    ...statements('offer', profile.offers),
  ];
}

/** Where a passage stands in its profile: `needs[0]`, `offers[2]`, `summary`, `names[0]`. */
export function fieldOf(kind: PassageKind, ordinal: number): string {
  return kind === 'summary' ? kind : `${kind}s[${ordinal}]`;
}

/** The name and its variants in other languages, without those that differ by accents, case or hyphens only. */
export function namesOf(profile: Pick<PublicProfile, 'name' | 'names'>): string[] {
  const variants = [...Object.values(profile.names).reverse(), profile.name];
  const byKey = new Map(variants.map((name) => [nameKey(name), name]));
  return [...byKey.values()];
}

/** Every theme that a profile states, by code: of its needs, its offers, its labels and the services it exercises. */
export function themesOf(profile: PublicProfile): Theme[] {
  const stated = [...profile.needs, ...profile.offers, ...profile.labels].flatMap(({ theme }) => theme ?? []);
  return [...new Set([...stated, ...profile.competences])].sort();
}
