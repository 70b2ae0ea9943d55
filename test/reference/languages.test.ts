import { describe, expect, it } from 'vitest';
import { isLanguage, languageName, primaryLanguage } from '../../src/reference/languages.ts';

describe('language tags', () => {
  it.each([
    'fr',
    'wo',
    'gsw',
    'mfe',
    'fra',
    'FR',
    'fr-CA',
    'zh-Hant-TW',
    'es-419',
    'sr-Latn',
    'ca-valencia',
    'ht',
    'iw',
  ])('takes %s', (tag) => {
    expect(isLanguage(tag)).toBe(true);
  });

  it.each([
    'xx',
    'zz',
    '',
    'f',
    'french',
    'und',
    'mul',
    'zxx',
    'mis',
    'qaa',
    'fr-',
    'fr_CA',
    'fr-x-moi',
    'fr CA',
    '-fr',
    'x-fr',
  ])('refuses %s', (tag) => {
    expect(isLanguage(tag)).toBe(false);
  });

  it.each([
    ['fr-CA', 'fr'],
    ['FRA', 'fr'],
    ['fre', 'fr'],
    ['arb', 'ar'],
    ['iw', 'he'],
    ['wo', 'wo'],
    ['gsw', 'gsw'],
  ])('reads the language of %s as %s', (tag, language) => {
    expect(primaryLanguage(tag)).toBe(language);
  });

  it('names languages in the language of the reader', () => {
    expect(languageName('fr-CA', 'es')).toBe('francés');
    expect(languageName('wol', 'fr')).toBe('wolof');
    expect(languageName('xx', 'fr')).toBe('xx');
  });
});
