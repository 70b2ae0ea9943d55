import { DOMAINS, themesOfDomain } from '../reference/themes.ts';
import { THEMES, type Theme } from './codes.ts';

/** Themes as bits, in the order of `THEMES` (26 of them): compared in one step. 0: none. */
export type ThemeSet = number;

export function themeSetOf(themes: readonly Theme[]): ThemeSet {
  return themes.reduce((set, theme) => set | (1 << THEMES.indexOf(theme)), 0);
}

const DOMAIN_SETS = DOMAINS.map((code) => themeSetOf(themesOfDomain(code)));

/** Every theme of the first-level domains that some themes are of. */
export function withinDomainsOf(themes: ThemeSet): ThemeSet {
  return DOMAIN_SETS.reduce((all, domain) => ((domain & themes) === 0 ? all : all | domain), 0);
}
