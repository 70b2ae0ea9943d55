import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, detectLanguage, fold, nameKey } from '../../src/domain/analysis.ts';

/** Pairs that differ by accents only; the first thirteen are missed by Elasticsearch's French analyser. */
const ACCENT_PAIRS = [
  ['Thiès', 'thies'],
  ['Haïti', 'haiti'],
  ['Nîmes', 'nimes'],
  ['Évry', 'evry'],
  ['Sète', 'sete'],
  ['Lomé', 'lome'],
  ['Fès', 'fes'],
  ['Göteborg', 'goteborg'],
  ['München', 'munchen'],
  ['Córdoba', 'cordoba'],
  ['Łódź', 'lodz'],
  ['maïs', 'mais'],
  ['cœur', 'coeur'],
  ['École', 'ecole'],
  ['déchets', 'dechets'],
  ['Yaoundé', 'yaounde'],
  ['São Tomé', 'sao tome'],
  ['Besançon', 'besancon'],
  ['pêcheurs', 'pecheurs'],
  ['forêt', 'foret'],
  ['Tromsø', 'tromso'],
  ['Đà Nẵng', 'da nang'],
  ['Iaşi', 'iasi'],
  ['Diyarbakır', 'diyarbakir'],
  ['Großenhain', 'grossenhain'],
] as const;

const TEXT = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.lorem({ maxCount: 12 }),
  fc.constantFrom(...ACCENT_PAIRS.flat(), 'مياه الشرب', 'l’eau d’Évry', "the town's schools"),
);

describe('fold', () => {
  it('gives the same text for NFC and NFD, and nothing more to fold', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('brings the variants of Arabic letters together and drops vowel signs', () => {
    expect(fold('إِدَارَة')).toBe(fold('اداره'));
    expect(fold('مستشفى')).toBe(fold('مستشفي'));
    expect(fold('مـدينة')).toBe(fold('مدينة'));
  });

  it('keeps the vowel signs of scripts where they are letters', () => {
    expect(fold('हिन्दी')).toContain('ि');
  });
});

describe('nameKey', () => {
  it.each([
    ['Saint-Louis', 'st louis'],
    ['St. Louis', 'st louis'],
    ['SAINT LOUIS', 'st louis'],
    ['Sainte-Anne', 'st anne'],
    ['Ste Anne', 'st anne'],
    ['Les Saintes', 'les st'],
    ['L’Haÿ-les-Roses', 'l hay les roses'],
    ['San José', 'san jose'],
    ['Santa Cruz', 'santa cruz'],
    ['Saintes-Maries-de-la-Mer', 'st maries de la mer'],
    ['--', ''],
  ])('%s has the key "%s"', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });
});

describe('analyse', () => {
  it.each(ACCENT_PAIRS)('gives the same tokens for %s and %s', (accented, plain) => {
    for (const language of ['fr', null])
      expect(analyse(accented, language)).toEqual(analyse(plain, language));
    expect(analyse(accented, 'fr')).not.toEqual([]);
  });

  it('gives the same tokens for NFC, NFD, upper case and text without accents', () => {
    const language = fc.constantFrom('fr', 'en', 'es', 'pt', 'de', 'it', 'ar', 'wo', null);
    fc.assert(
      fc.property(TEXT, language, (text, tag) => {
        const tokens = analyse(text, tag);
        expect(analyse(text.normalize('NFD'), tag)).toEqual(tokens);
        expect(analyse(fold(text), tag)).toEqual(tokens);
        expect(tokens.every((token) => token !== '' && !/\s/u.test(token))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('drops elided articles and function words, and keeps words of our field', () => {
    expect(analyse("L'eau d’une ville qu'on partage", 'fr')).toEqual(['eau', 'vill', 'partag']);
    expect(analyse("dell'acqua l'aigua", 'it')).toEqual(analyse('acqua aigua', 'it'));
    expect(analyse("the town's research group", 'en')).toEqual(['town', 'research', 'group']);
    expect(analyse("l'aigua d’un poble", 'ca')).toEqual(['aigua', 'un', 'poble']);
    expect(analyse("L'Haÿ", null)).toEqual(['hay', 'hai']);
    expect(analyse('col·legi', 'ca')).toEqual(['collegi']);
  });

  it('keeps maize, though the French "but" is written alike without accents', () => {
    expect(analyse('la filière maïs', 'fr')).toContain('mais');
  });

  it.each([
    ['fr', 'musée', 'musées'],
    ['fr', 'éducation', 'éducations'],
    ['en', 'library', 'libraries'],
    ['es', 'educación', 'educaciones'],
    ['pt', 'educação', 'educações'],
    ['de', 'Stadt', 'Städte'],
    ['it', 'scuola', 'scuole'],
    ['ar', 'البلدية', 'بلديات'],
    ['ar', 'النفايات', 'والنفايات'],
  ])('joins forms of one word (%s: %s, %s)', (language, one, other) => {
    expect(analyse(one, language)).toEqual(analyse(other, language));
  });

  it('only folds languages without a stemmer, and reads the language subtag alone', () => {
    expect(analyse('Ndox mi ci dëkk bi', 'wo')).toEqual(['ndox', 'mi', 'ci', 'dekk', 'bi']);
    expect(analyse('les écoles', 'fr-CA')).toEqual(analyse('les écoles', 'fr'));
  });

  it('lets a word alone meet texts of every language', () => {
    for (const [language, word] of [
      ['fr', 'assainissement'],
      ['en', 'sanitation'],
      ['es', 'saneamiento'],
      ['pt', 'saneamento'],
      ['de', 'Abwasser'],
      ['it', 'fognatura'],
      ['wo', 'ndox'],
    ] as const) {
      expect(analyse(word, null)).toEqual(expect.arrayContaining(analyse(word, language)));
    }
  });
});

describe('detectLanguage', () => {
  it.each([
    ['fr', "Notre commune cherche à refaire son réseau d'eau avec une autre ville"],
    ['fr', 'notre commune cherche a refaire son reseau avec une autre ville'],
    ['en', 'Our council would like to learn how to run a market with another town'],
    ['es', 'Nuestro municipio busca un socio para la gestión de los residuos'],
    ['pt', 'O nosso município procura um parceiro para a gestão dos resíduos'],
    ['de', 'Unsere Stadt sucht eine Partnerstadt für die Pflege der Wälder'],
    ['it', 'Il nostro comune cerca un partner per la gestione delle acque'],
    ['ar', 'تبحث بلديتنا عن شريك في إدارة المياه'],
  ])('recognises %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('leaves other scripts, names and empty texts open', () => {
    for (const text of [
      'Сотрудничество городов',
      '姉妹都市',
      'Keur Exemple',
      'همکاری شهرها و پروژه‌های آب',
      '',
      '42',
    ]) {
      expect(detectLanguage(text)).toBeNull();
    }
  });
});
