import competences from '../../seeds/reference/competences.json' with { type: 'json' };
import themes from '../../seeds/reference/themes.json' with { type: 'json' };
import { type Level, type Locale, THEMES, type Theme } from '../domain/codes.ts';

/** First-level domain of a theme (`environnement_climat_energie` …): the five of the ministry's panorama. */
export function domainOf(theme: Theme): string {
  return themes[theme].domain;
}

/** Second-level themes of a first-level domain; [] for an unknown code. */
export function themesOfDomain(code: string): readonly Theme[] {
  return THEMES.filter((theme) => domainOf(theme) === code);
}

/** Codes of the first-level domains, in order of their first theme. */
export const DOMAINS: readonly string[] = [...new Set(THEMES.map(domainOf))];

/** Languages in which themes are written for search. */
type ThemeLanguage = Locale | 'de' | 'ar' | 'it';

/** Name of a theme as a label. */
export function themeLabel(theme: Theme, locale: ThemeLanguage): string {
  return themes[theme].labels[locale];
}

/** Name and definition of a theme: what a request with a theme and no words is searched by. */
export function themeText(theme: Theme, locale: ThemeLanguage): string {
  return `${themes[theme].labels[locale]}. ${themes[theme].definitions[locale]}`;
}

/** Themes of the services that a French collectivité of this level exercises as a rule (`competences.json` has the
 *  sources). What an entity really exercises is data of the entity; this is only what to start from. */
export function defaultCompetences(level: Level): readonly Theme[] {
  const codes: readonly string[] = competences[level].themes;
  return THEMES.filter((theme) => codes.includes(theme));
}
