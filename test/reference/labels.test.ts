import { describe, expect, it } from 'vitest';
import { FORMS, LEVELS, LOCALES, MODES, THEMES, TRAITS, ZONES } from '../../src/domain/codes.ts';
import { REASONS, STATES } from '../../src/domain/introduction.ts';
import { type LabelKind, label } from '../../src/reference/labels.ts';
import { DOMAINS, domainOf, themeLabel, themesOfDomain, themeText } from '../../src/reference/themes.ts';

const CODES: Record<LabelKind, readonly string[]> = {
  theme: THEMES,
  domain: DOMAINS,
  level: LEVELS,
  form: FORMS,
  mode: MODES,
  field: ['cooperation', 'aide_developpement', 'humanitaire'],
  zone: ZONES,
  trait: TRAITS,
  state: STATES,
  reason: REASONS,
};
const KINDS = [
  'theme',
  'domain',
  'level',
  'form',
  'mode',
  'field',
  'zone',
  'trait',
  'state',
  'reason',
] as const;

describe('labels', () => {
  it.each(KINDS)('name every %s in four languages, none twice', (kind) => {
    for (const locale of LOCALES) {
      const labels = CODES[kind].map((code) => label(kind, code, locale));
      expect(labels.filter((text, index) => text === CODES[kind][index] || text.trim() === '')).toEqual([]);
      expect(new Set(labels).size, locale).toBe(labels.length);
    }
  });

  it('give an unknown code back', () => {
    expect(label('theme', 'nothing', 'fr')).toBe('nothing');
  });
});

describe('themes', () => {
  it('stand under the five domains of the panorama, each in one', () => {
    expect(DOMAINS).toHaveLength(5);
    expect(DOMAINS.flatMap(themesOfDomain)).toHaveLength(26);
    expect(domainOf('eau_assainissement')).toBe(domainOf('climat_biodiversite'));
    expect(themesOfDomain('nothing')).toEqual([]);
  });

  it('have a name and a definition in seven languages', () => {
    for (const theme of THEMES) {
      const texts = (['fr', 'en', 'es', 'pt', 'de', 'ar', 'it'] as const).map((language) =>
        themeText(theme, language),
      );
      expect(new Set(texts).size, theme).toBe(7);
      for (const text of texts) expect(text.length, theme).toBeGreaterThan(50);
      expect(themeText(theme, 'fr').startsWith(`${themeLabel(theme, 'fr')}. `)).toBe(true);
    }
  });
});
