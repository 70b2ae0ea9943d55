import { describe, expect, it } from 'vitest';
import { isGeneral } from '../../src/domain/general.ts';
import { understand } from '../../src/domain/understand.ts';

describe('requests that name no object', () => {
  it.each([
    'jumelage en Allemagne',
    'un jumelage avec une petite commune du Maroc',
    'Nous cherchons un premier partenaire en Afrique de l’Ouest',
    'We would like to find a twin town in Poland',
    'Buscamos un hermanamiento con un municipio de Chile',
    'Procuramos uma geminação com uma vila de Cabo Verde',
    'Wir suchen eine Partnerstadt in Polen',
    'نبحث عن شراكة مع بلدية في تونس',
  ])('finds none in « %s »', (text) => {
    expect(isGeneral(understand(text).residual)).toBe(true);
  });

  it.each([
    'un jumelage entre écoles en Allemagne',
    'coopératives agricoles',
    'nos coopératives cherchent un partenaire',
    'social',
    'desechos',
    'startups',
    'تعاونيات',
    'échanges de pompiers avec la Pologne',
    'a twin town for our choir',
  ])('finds one in « %s »', (text) => {
    expect(isGeneral(understand(text).residual)).toBe(false);
  });
});
