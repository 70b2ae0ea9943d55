import { describe, expect, it } from 'vitest';
import { understand } from '../../src/domain/understand.ts';
import { countriesOf } from '../../src/reference/countries.ts';

const AFRICA = understand('en Afrique').zones;

describe('places that a text takes out', () => {
  it.each([
    'Pas en Afrique : nous cherchons un partenaire pour nos viticulteurs',
    'un partenaire pour nos viticulteurs, pas en Afrique',
    'Nous ne voulons pas d’un partenaire en Afrique',
    'un jumelage, mais surtout pas en Afrique',
    'partout sauf en Afrique',
    'hors Afrique',
    'en dehors de l’Afrique',
    'Afrique exclue',
    'ailleurs qu’en Afrique',
    "partout ailleurs qu'en Afrique",
    'elsewhere than in Africa',
    'a partner outside Africa',
    'a partner, not in Africa',
    'we do not want a partner in Africa',
    'un socio, no en África',
    'um parceiro, não em África',
    'eine Partnerstadt, nicht in Afrika',
    'eine Partnerstadt außerhalb Afrikas',
  ])('reads no wish in « %s »', (text) => {
    const understood = understand(text);
    expect(understood.zones).toEqual([]);
    expect(understood.excludedZones).toEqual(AFRICA);
    expect(understood.residual).not.toMatch(/afri[ck]|(?<!\p{L})(?:pas|sauf|hors|not|outside)(?!\p{L})/iu);
  });

  it.each([
    ['pas au Maroc', ['MA']],
    ['une ville du Maghreb, mais pas le Maroc', ['MA']],
    ['ni en Inde ni au Pakistan', ['IN', 'PK']],
    ['sauf en Inde et au Pakistan', ['IN', 'PK']],
    ['Nous ne cherchons pas de commune en Inde', ['IN']],
  ])('takes the countries of « %s » out', (text, countries) => {
    const understood = understand(text);
    expect(understood.countries).toEqual([]);
    expect(understood.excluded).toEqual(countries);
  });

  it.each([
    ['Nous n’avons pas de partenaire au Maroc', ['MA']],
    ['pourquoi pas au Maroc', ['MA']],
    ['pas seulement au Maroc', ['MA']],
    ['not only in Morocco', ['MA']],
    ['uma vila no Brasil', ['BR']],
    ['une ville pas loin du Maroc', ['MA']],
    ['ailleurs au Maroc', ['MA']],
  ])('refuses nothing in « %s »', (text, countries) => {
    expect(understand(text)).toMatchObject({ countries, excluded: [], excludedZones: [] });
  });

  it('keeps a wished country of a refused part of the world', () => {
    const understood = understand('au Sénégal, sinon pas en Afrique de l’Ouest');
    expect(understood.countries).toEqual(['SN']);
    expect(understood.excludedZones.flatMap(countriesOf)).toContain('SN');
  });
});

describe('names that look like a country', () => {
  it.each(['une ville jumelle de Saint-Martin-de-Ré', 'notre commune de Saint-Martin cherche un partenaire'])(
    'reads no country in « %s »',
    (text) => {
      expect(understand(text).countries).toEqual([]);
    },
  );
});
