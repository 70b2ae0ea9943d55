import { domainOf } from '../reference/themes.ts';
import { THEMES, type Theme } from './codes.ts';
import type { Factor } from './criteria.ts';
import type { PublicProfile } from './profile.ts';
import { UNSTATED_CREDIT } from './topic.ts';
import { WEIGHTS } from './weights.ts';

const { same, domain, other } = WEIGHTS.themeCredit;

/** A credit as the share of a right theme that it stands for: another domain is no answer at all. */
const answering = (credit: number): number => (credit - other) / (same - other);

/** How much of all that anybody may ask this profile would be shown for, 0..1: over every theme, how well its most fitting
 *  need or offer does, all texts being equally close. Whoever names no theme, or many, comes close to every
 *  question; that is the *hub* of nearest-neighbour search. It reads the profile alone: neither who asked before, nor
 *  its country, language or size. Null for a profile that states neither needs nor offers. */
export function reachOf(profile: PublicProfile): number | null {
  const stated = [...profile.needs, ...profile.offers].map(({ theme }) => theme);
  if (stated.length === 0) return null;
  const themes = new Set(stated);
  const domains = new Set(stated.map((theme) => (theme === null ? null : domainOf(theme))));
  const least = themes.has(null) ? UNSTATED_CREDIT : other;
  const credit = (theme: Theme): number => {
    if (themes.has(theme)) return same;
    return domains.has(domainOf(theme)) ? Math.max(domain, least) : least;
  };
  return THEMES.reduce((sum, theme) => sum + answering(credit(theme)), 0) / THEMES.length;
}

/** Lets a profile that is close to every question give way to equals that are close to this one. Null for a profile
 *  that states neither needs nor offers.
 *  @param reach see `reachOf`. @param cost what answering everything costs. */
export function exposure(reach: number | null, cost: number): Factor {
  return reach === null ? null : 1 - cost * reach;
}
