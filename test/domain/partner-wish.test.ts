import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understand } from '../../src/domain/understand.ts';
import { GAZETTEER } from '../../src/reference/gazetteer.ts';

const population = (text: string): (number | null)[] => {
  const { populationMin, populationMax } = understand(text);
  return [populationMin, populationMax];
};

describe('the size wished of a partner', () => {
  it.each([
    ['une commune de moins de 5 000 habitants', null, 5000],
    ['Nous cherchons une petite commune du Sénégal, de moins de 5 000 habitants', null, 5000],
    ['une commune entre 2 000 et 10 000', 2000, 10_000],
    ['une ville de plus de 20 000 habitants', 20_000, null],
    ['une ville de 10 à 20 mille habitants', 10_000, 20_000],
    ['a town of 2,000 to 10,000 inhabitants', 2000, 10_000],
    ['a municipality with fewer than 5,000 people', null, 5000],
    ['un municipio de menos de 20.000 habitantes', null, 20_000],
    ['um município com mais de 3 mil habitantes', 3000, null],
    ['wir suchen eine Gemeinde mit weniger als 5.000 Einwohnern', null, 5000],
    ['نبحث عن بلدية اقل من 5000 نسمة', null, 5000],
    ['Nous cherchons un partenaire. Moins de 5 000 habitants de préférence.', null, 5000],
    ['une commune de 5 000 habitants maximum', null, 5000],
    ['une commune d’environ 3 000 habitants', 1500, 6000],
    ['une ville du Sénégal ou du Bénin, de moins de 20 000 habitants', null, 20_000],
    ['une commune de 5 à 10 000 habitants', 5000, 10_000],
    ['une commune de 500 à 10 000 habitants', 500, 10_000],
    ['une commune de 2 000-5 000 habitants', 2000, 5000],
    ['une ville de plus de 1,5 million d’habitants', 1_500_000, null],
    ['una ciudad de menos de 1,5 millones de habitantes', null, 1_500_000],
    ['une commune ne dépassant pas 5000 habitants', null, 5000],
    ['une commune de 5 000 habitants au plus', null, 5000],
    ['une commune de 5 000 habitants ou moins', null, 5000],
    ['une commune de 5 000 habitants au moins', 5000, null],
    ['a town of 5,000 inhabitants at most', null, 5000],
    ['a town under 5k', null, 5000],
    ['un municipio de 5.000 habitantes como máximo', null, 5000],
    ['um município de 5.000 habitantes no máximo', null, 5000],
    ['eine Stadt mit 5.000 Einwohnern höchstens', null, 5000],
  ])('reads numbers: %s', (text, min, max) => {
    expect(population(text)).toEqual([min, max]);
  });

  it.each([
    ['nous cherchons un petit village', null, 2000],
    ['nous cherchons une petite commune', null, 3500],
    ['we look for a small town', null, 25_000],
    ['avec une ville moyenne', 20_000, 100_000],
    ['a medium-sized city to work with', 20_000, 100_000],
    ['buscamos una ciudad mediana', 20_000, 100_000],
    ['procuramos uma cidade média', 20_000, 100_000],
    ['wir suchen eine Großstadt', 100_000, null],
    ['une petite ou moyenne ville', null, 100_000],
  ])('reads words by the scale of the reference data: %s', (text, min, max) => {
    expect(population(text)).toEqual([min, max]);
  });

  it.each([
    'pas une grande ville',
    'Nous cherchons une ville, mais pas trop grande',
    'Plus de 3 000 habitants n’ont pas d’eau potable',
    'une commune de plus de 3 000 hectares',
    'Nos moins de 25 ans peinent à trouver un emploi ; une ville nous aiderait-elle ?',
  ])('reads none where none is wished: %s', (text) => {
    expect(population(text)).toEqual([null, null]);
  });
});

describe('what the seeker says of itself is no wish of the partner', () => {
  it.each([
    'nous sommes une petite commune rurale',
    'Nous avons moins de 5 000 habitants',
    'Notre petite commune de montagne veut progresser',
    'Petite commune littorale, nous voulons apprendre à composter',
    'Une commune de 1 500 habitants aimerait être épaulée',
    'Petite commune de montagne, 3 400 habitants. Se propose de transmettre sa méthode à une collectivité.',
    'Je suis maire d’une commune viticole',
    'We are a small mountain village',
    'As a small port city we want to learn',
    'Somos un municipio pequeño y rural',
    'Somos uma pequena vila ribeirinha',
    'Wir sind eine kleine Gemeinde',
  ])('%s', (text) => {
    const { levels, traits } = understand(text);
    expect([levels, traits, population(text)]).toEqual([[], [], [null, null]]);
  });

  it.each([
    [
      'nous sommes une petite commune rurale et cherchons une ville moyenne portuaire',
      ['port'],
      [20_000, 100_000],
    ],
    ['Notre petite commune de montagne cherche une ville côtière', ['coast'], [null, null]],
    ['We are a small mountain village looking for a port city', ['port'], [null, null]],
    ['Somos un municipio rural y buscamos una ciudad universitaria', ['university'], [null, null]],
    ['Somos uma cidade grande e procuramos uma vila costeira', ['coast'], [null, null]],
    ['Wir sind eine Großstadt und suchen eine ländliche Gemeinde', ['rural'], [null, null]],
  ])('and beside it the partner is read: %s', (text, traits, range) => {
    const understood = understand(text);
    expect(understood.levels).toEqual(['commune']);
    expect(understood.traits).toEqual(traits);
    expect(population(text)).toEqual(range);
  });
});

describe('level, traits and form wished', () => {
  it.each([
    ['une commune', ['commune']],
    ['avec une autre ville', ['commune']],
    ['aider une intercommunalité', ['intercommunality']],
    ['une communauté de communes', ['intercommunality']],
    ['un département ou une province', ['department']],
    ['we are looking for a county', ['department']],
    ['buscamos una diputación provincial', ['department']],
    ['coopérer avec une région', ['region']],
    ['a town or a region', ['commune', 'region']],
    ['une collectivité', []],
    ['hôtel de ville à rénover, centre ville piéton', []],
    ['the computers of our town hall', []],
    ['dans la région de Dakar', []],
  ])('level of %s', (text, levels) => {
    expect(understand(text).levels).toEqual(levels);
  });

  it.each([
    ['une ville côtière du Bénin', ['coast']],
    ['une commune en bord de mer', ['coast']],
    ['une île de la Caraïbe', ['island']],
    ['un village de montagne', ['mountain']],
    ['une ville frontalière et portuaire', ['border', 'port']],
    ['une commune viticole et rurale', ['rural', 'vineyard']],
    ['a university town', ['university']],
    ['a historic river town', ['river', 'heritage']],
    ['um município industrial', ['industrial']],
    ['eine Küstenstadt', ['coast']],
    ['une commune qui soit rurale', ['rural']],
    ['une commune pour échanger sur la montagne', []],
    ['help a town clean its river', []],
    ['notre côte recule, une ville nous aiderait-elle ?', []],
  ])('traits of %s', (text, traits) => {
    expect(understand(text).traits).toEqual(traits);
  });

  it.each([
    ['un jumelage avec un village', ['jumelage']],
    ['we would like a sister city', ['jumelage']],
    ['un hermanamiento con un municipio', ['jumelage']],
    ['une charte d’amitié', ['charte_amitie']],
    ['notre comité de jumelage propose', []],
    ['nous avons déjà un jumelage', []],
    ['pas de jumelage', []],
  ])('form of %s', (text, forms) => {
    expect(understand(text).forms).toEqual(forms);
  });
});

describe('what is ignored', () => {
  const TEXT = 'Une petite ville côtière du Sénégal ou du Bénin, et uniquement là, pour un jumelage';

  it.each([
    ['country:SN', { countries: ['BJ'] }],
    ['trait:coast', { traits: [] }],
    ['level:commune', { levels: [] }],
    ['population', { populationMax: null }],
    ['form:jumelage', { forms: [] }],
    ['only', { only: false }],
  ])('no longer counts: %s', (key, expected) => {
    expect(understand(TEXT, [key])).toMatchObject({ ...expected, ignored: [key] });
  });

  it('leaves the text that is searched, too', () => {
    expect(understand(TEXT).residual).toContain('côtière');
    expect(understand(TEXT, ['trait:coast']).residual).not.toContain('côtière');
    expect(understand(TEXT, ['country:SN']).residual).not.toContain('Sénégal');
  });

  it('never limits to nowhere: without a place, "only" limits nothing', () => {
    expect(understand(TEXT, ['country:SN', 'country:BJ']).only).toBe(false);
  });

  it('keeps only what the text holds', () => {
    expect(understand(TEXT, ['country:PT', 'population']).ignored).toEqual(['population']);
  });
});

describe('texts in general', () => {
  const places = new Set(GAZETTEER.flatMap(({ phrase }) => phrase.toLowerCase().match(/\p{L}+/gu) ?? []));
  const topic = fc.constantFrom(
    ...'eau école déchets bibliothèque agents former gérer mieux nos pour des la compost énergie budget jeunes'.split(
      ' ',
    ),
  );

  it('a text without any place, number or word for an authority wishes nothing', () => {
    fc.assert(
      fc.property(fc.array(topic, { minLength: 1, maxLength: 20 }), (words) => {
        fc.pre(words.every((word) => !places.has(word)));
        const { residual, ...wishes } = understand(words.join(' '));
        expect(residual).toBe(words.join(' '));
        expect(Object.values(wishes).flat().filter(Boolean)).toEqual([]);
      }),
    );
  });

  it('reads any text without failing, and a range whose bounds are in order', () => {
    const word = fc.oneof(
      topic,
      fc.constantFrom(...'une ville commune entre 5 000 10 habitants moins de et petite grande'.split(' ')),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const { populationMin, populationMax } = understand(words.join(' '));
        expect((populationMin ?? 0) <= (populationMax ?? Number.POSITIVE_INFINITY)).toBe(true);
      }),
    );
  });

  it('ignoring everything that was read leaves no wish', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([
          'une petite ville côtière',
          'au Sénégal',
          'uniquement',
          'en Europe',
          'sauf en Inde',
          'francophone',
          'pour un jumelage',
        ]),
        (parts) => {
          const text = parts.join(', ');
          const { countries, zones, languages, excluded, excludedZones, levels, traits, forms } =
            understand(text);
          const keys = [
            ...Object.entries({
              country: countries,
              zone: zones,
              language: languages,
              excluded,
              'excluded-zone': excludedZones,
              level: levels,
              trait: traits,
              form: forms,
            }).flatMap(([kind, codes]) => codes.map((code) => `${kind}:${code}`)),
            'population',
            'only',
          ];
          const { residual: _, ignored: __, ...left } = understand(text, keys);
          expect(Object.values(left).flat().filter(Boolean)).toEqual([]);
        },
      ),
    );
  });
});
