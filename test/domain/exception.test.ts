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

describe('a vote against a cooperation', () => {
  it.each([
    [
      'Notre conseil a voté contre la coopération avec Israël. Cherchons commune palestinienne',
      ['PS'],
      ['IL'],
    ],
    ['Our council is against any partnership with Russia, and wants a town in Poland', ['PL'], ['RU']],
    ['Estamos contra la cooperación con Rusia', [], ['RU']],
    ['Somos contra uma parceria com a Rússia', [], ['RU']],
    ['Wir sind gegen eine Partnerschaft mit Russland', [], ['RU']],
    ['Lutter contre la désertification au Niger', ['NE'], []],
    ['contre la faim au Mali, un partenariat avec le Mali', ['ML', 'ML'], []],
  ])('takes out where it would be in « %s »', (text, countries, excluded) => {
    const understood = understand(text);
    expect(new Set(understood.countries)).toEqual(new Set(countries));
    expect(understood.excluded).toEqual(excluded);
  });
});

describe('a place that a text leaves open', () => {
  it.each([
    'un partenaire francophone, pas forcément en Afrique',
    'Nous cherchons une ville pour l’eau, pas nécessairement au Maroc',
    'a partner for our library, not necessarily in Africa',
    'una ciudad, no necesariamente en África',
    'uma cidade, não necessariamente em África',
    'eine Partnerstadt, nicht unbedingt in Afrika',
    'un partenaire francophone, pas forcément en Afrique ou en Asie',
  ])('is neither wished nor taken out in « %s »', (text) => {
    const nowhere = { countries: [], zones: [], excluded: [], excludedZones: [] };
    expect(understand(text)).toMatchObject(nowhere);
  });

  it('leaves what is wished beside it', () => {
    const understood = understand('Pas forcément en Afrique, peut-être au Vietnam');
    expect(understood).toMatchObject({ countries: ['VN'], zones: [] });
  });
});

describe('words of exception that bear on something else than the place', () => {
  it.each([
    ['Électrification hors réseau au Bénin', ['BJ']],
    ['culture hors-sol au Maroc', ['MA']],
    ['théâtre hors les murs au Sénégal', ['SN']],
    ['tourisme hors saison en Tunisie', ['TN']],
    ['activités hors des villes au Sénégal', ['SN']],
    ['jouer dehors au Sénégal', ['SN']],
    ['un partenaire hors de France, en Espagne', ['ES']],
    ['Tout sauf l’eau. Au Sénégal', ['SN']],
    ['une ville sans exception au Maroc', ['MA']],
    ['activities outside school hours in Senegal', ['SN']],
    ['lessons outside in Senegal', ['SN']],
    ['a partner outside the EU, in Morocco', ['MA']],
    ['everything except sport, in Vietnam', ['VN']],
    ['a part of Morocco', ['MA']],
    ['Ciudad con menos recursos en Bolivia', ['BO']],
    ['al menos en Bolivia', ['BO']],
    ['más o menos en Bolivia', ['BO']],
    ['si fuera en Bolivia', ['BO']],
    ['crianças fora da escola em Angola', ['AO']],
    ['pelo menos em Angola', ['AO']],
    ['no desenvolvimento de Angola', ['AO']],
    ['Unterricht außerhalb der Schule in Marokko', ['MA']],
    ['pas de recherche au Maroc', ['MA']],
    ['pas de chercheurs au Maroc', ['MA']],
    ['Nous n’excluons pas le Maroc', ['MA']],
    ['we do not exclude Morocco', ['MA']],
    ['nowhere except Morocco', ['MA']],
    ['nulle part ailleurs qu’au Togo', ['TG']],
    ['لا نريد شريكا إلا في المغرب', ['MA']],
  ])('takes nothing out of « %s »', (text, countries) => {
    expect(understand(text)).toMatchObject({ countries, excluded: [], excludedZones: [] });
  });

  it.each([
    ['Un partenaire hors d’Europe, en Afrique, pour l’eau', AFRICA],
    ['Un partenaire hors d’Europe et en Afrique', AFRICA],
    ['Pas en Europe, en Afrique', AFRICA],
    ['un socio fuera de Europa, en África', AFRICA],
  ])('keeps what is set against the exception in « %s »', (text, zones) => {
    expect(understand(text)).toMatchObject({ zones, excludedZones: ['europe'] });
  });

  it('stops at a colon', () => {
    expect(understand('De préférence hors d’Europe : Sénégal, Bénin')).toMatchObject({
      countries: ['SN', 'BJ'],
      excluded: [],
      excludedZones: ['europe'],
    });
  });

  it.each(['pas en dehors de l’Afrique', 'not outside Africa', 'kein Partner außerhalb Afrikas'])(
    'wishes for what « %s » leaves',
    (text) => {
      expect(understand(text)).toMatchObject({ zones: AFRICA, excludedZones: [] });
    },
  );

  it('wishes for what is excepted from a refusal', () => {
    const { countries, excluded } = understand('pas en Asie, sauf au Vietnam');
    expect(countries).toEqual(['VN']);
    expect(excluded).toEqual([]);
  });
});

describe('lists of places that a text takes out', () => {
  it.each([
    ['sauf le Mali, le Niger, le Tchad et le Burkina Faso', ['BF', 'ML', 'NE', 'TD']],
    ['sauf l’Allemagne, l’Italie, l’Espagne, la Belgique et la Pologne', ['BE', 'DE', 'ES', 'IT', 'PL']],
    ['sauf en Inde, au Pakistan', ['IN', 'PK']],
    ['hors Mali/Niger/Tchad', ['ML', 'NE', 'TD']],
    ['pas au Mali, au Niger, au Tchad ni au Burkina Faso', ['BF', 'ML', 'NE', 'TD']],
    ['anywhere except in India, Pakistan or Nepal', ['IN', 'NP', 'PK']],
    ['excepto en Alemania, en Italia, en Portugal y en Polonia', ['DE', 'IT', 'PL', 'PT']],
    ['exceto Angola, Moçambique, Cabo Verde e a Índia', ['AO', 'CV', 'IN', 'MZ']],
    ['außer in Indien, in Pakistan, in Nepal und in China', ['CN', 'IN', 'NP', 'PK']],
    ['باستثناء المغرب و تونس', ['MA', 'TN']],
  ])('takes all of « %s » out', (text, excluded) => {
    expect(understand(text)).toMatchObject({ countries: [], excluded });
  });

  it('does not take a place out that is only named before one that is', () => {
    expect(understand('Sénégal, Mali exclu')).toMatchObject({ countries: ['SN'], excluded: ['ML'] });
  });
});

describe('other ways to refuse a place', () => {
  it.each([
    ['We don’t want a partner in Morocco', ['MA']],
    ['We do not want to work with Morocco', ['MA']],
    ['a town other than Morocco', ['MA']],
    ['no partner in Morocco', ['MA']],
    ['anywhere apart from Morocco', ['MA']],
    ['please avoid Morocco', ['MA']],
    ['never in Morocco', ['MA']],
    ['a town that is not based in Morocco', ['MA']],
    ['Tous les pays à part le Maroc', ['MA']],
    ['un pays autre que le Maroc', ['MA']],
    ['aucun partenaire au Maroc', ['MA']],
    ['jamais au Maroc', ['MA']],
    ['à l’exclusion du Maroc', ['MA']],
    ['Merci d’éviter le Maroc', ['MA']],
    ['Nous ne souhaitons pas de jumelage avec le Maroc', ['MA']],
    ['un país que no sea Marruecos', ['MA']],
    ['No queremos un socio en Marruecos', ['MA']],
    ['ningún socio en Marruecos', ['MA']],
    ['um país que não seja Angola', ['AO']],
    ['nenhum parceiro em Angola', ['AO']],
    ['Keine Partner in Marokko', ['MA']],
    ['Wir suchen keinen Partner in Marokko', ['MA']],
    ['kein Deutschland', ['DE']],
    ['Mit Ausnahme von Marokko', ['MA']],
    ['Alle Länder bis auf Marokko', ['MA']],
    ['شريك خارج المغرب', ['MA']],
    ['كل البلدان إلا المغرب', ['MA']],
    ['لا نريد شريكا في المغرب', ['MA']],
  ])('reads one in « %s »', (text, excluded) => {
    expect(understand(text)).toMatchObject({ countries: [], excluded });
  });

  it.each([
    'Nous n’avons aucun partenaire au Maroc',
    'Nous n’avons pas de jumelage avec le Maroc',
    'We have no partner in Morocco',
    'We don’t have a partner in Morocco',
    'Wir haben keinen Partner in Marokko',
    '¿Por qué no en Marruecos?',
    'if not in Morocco',
  ])('reads none in « %s »', (text) => {
    expect(understand(text)).toMatchObject({ countries: ['MA'], excluded: [] });
  });
});

describe('a refusal beside a place that is wished', () => {
  it.each([
    ['Queremos un hermanamiento en República Dominicana, no Haití', ['DO'], ['HT']],
    ['Buscamos un socio en Senegal, no en Malí', ['SN'], ['ML']],
    ['Buscamos un socio en Perú y no en la India', ['PE'], ['IN']],
    ['Procuramos uma cidade no Senegal, no Mali', ['SN', 'ML'], []],
    ['Procuramos uma cidade no Senegal e no Mali', ['SN', 'ML'], []],
  ])('is told by the language of « %s »', (text, countries, excluded) => {
    expect(understand(text)).toMatchObject({ countries, excluded });
  });

  it.each([
    ['une ville du Sahel, mais pas au Mali', ['BF', 'MR', 'NE', 'TD'], ['ML']],
    ['une ville de RDC, pas du Congo', ['CD'], ['CG']],
    ['une ville du Congo, pas de RDC', ['CG'], ['CD']],
  ])('leaves the rest of a name of several countries in « %s »', (text, countries, excluded) => {
    expect(understand(text)).toMatchObject({ countries, excluded });
  });
});

describe('an exception that was taken back', () => {
  const TEXT = 'Former des maçons, sauf au Bénin et au Togo';

  it('leaves its words as if nothing had been read there', () => {
    const freed = understand(TEXT, ['excluded:BJ', 'excluded:TG']);
    expect(freed).toMatchObject({ countries: [], excluded: [], residual: TEXT });
  });

  it('leaves the other exceptions', () => {
    expect(understand(TEXT, ['excluded:TG'])).toMatchObject({ countries: [], excluded: ['BJ'] });
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
