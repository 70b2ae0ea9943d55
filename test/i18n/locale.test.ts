import { describe, expect, it } from 'vitest';
import { localeOf } from '../../src/i18n/locale.ts';

describe('the language of answers', () => {
  it.each([
    [undefined, 'fr'],
    ['', 'fr'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['de-DE,de;q=0.9,es;q=0.5,en;q=0.4', 'es'],
    ['en;q=0.2, pt;q=0.8', 'pt'],
    ['pt-BR', 'pt'],
    ['*', 'fr'],
    ['*, fr;q=0', 'en'],
    ['fr;q=0, en;q=0, *;q=0.1', 'es'],
    ['en;q=0', 'fr'],
    ['de', 'fr'],
    ['en;q=nonsense, es;q=0.1', 'es'],
    [';;;,,,q=1;', 'fr'],
    ['x'.repeat(100_000), 'fr'],
  ])('reads %j as %s', (header, locale) => {
    expect(localeOf(header)).toBe(locale);
  });
});
