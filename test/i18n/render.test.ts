import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/domain/codes.ts';
import { ERROR_STATUS, type ErrorCode } from '../../src/domain/errors.ts';
import { FAULT_CODES } from '../../src/domain/faults.ts';
import { ADVICE_CODES, FLAG_CODES, type MessageParams, REASON_CODES } from '../../src/domain/match.ts';
import {
  MESSAGES,
  renderAdvice,
  renderError,
  renderFault,
  renderFlag,
  renderReason,
} from '../../src/i18n/render.ts';

/** A value for every parameter that a message may have. */
const PARAMS: MessageParams = {
  quote: 'une pompe',
  theme: 'eau_assainissement',
  themes: ['eau_assainissement', 'culture'],
  languages: ['fr', 'wo'],
  country: 'SN',
  countries: ['SN', 'BJ'],
  suggestions: ['MA', 'GH'],
  zone: 'caraibe',
  traits: ['coast', 'rural'],
  population: 9000,
  seekerPopulation: 8000,
  ratio: 25,
  months: 14,
  validUntil: '2028-01-31',
  from: '2022-11-16',
  asOf: '2020-10',
  source: 'un site',
  fr: 'texte de l’avis',
  year: 2010,
  names: ['Alpha', 'Beta'],
  count: 5,
  region: 'Bretagne',
  name: 'Réseau',
  email: 'contact@exemple.invalid',
  place: 'Thiès',
  side: 'candidate',
};

/** What an advisory that is to be read is told with. */
const ADVISORY = { country: 'SN', from: '2022-11-16', source: 'un site' };

/** What conflicts of introductions are told with. */
const CONFLICT = { name: 'Thiès', state: 'proposed', wanted: 'active', max: 5, source: 'un site' };

const ERROR_CODES = Object.keys(ERROR_STATUS).filter((code): code is ErrorCode => code in ERROR_STATUS);

function scoreSentences(locale: (typeof LOCALES)[number]): [string, string][] {
  const { title, groups, parts, product, both, joined } = MESSAGES[locale].score;
  return Object.entries({ title, ...groups, ...parts, product, both, joined }).map(([code, text]) => [
    `score ${code}`,
    text,
  ]);
}

function everySentence(locale: (typeof LOCALES)[number], params: MessageParams): Map<string, string> {
  return new Map([
    ...REASON_CODES.flatMap((code): [string, string][] => [
      [`${code} forSeeker`, renderReason({ code, field: '', params }, 'forSeeker', locale)],
      [`${code} forCandidate`, renderReason({ code, field: '', params }, 'forCandidate', locale)],
    ]),
    ...FLAG_CODES.map((code): [string, string] => [code, renderFlag({ code, params }, locale)]),
    ...ADVICE_CODES.map((code): [string, string] => [
      `advice ${code}`,
      renderAdvice({ code, params }, locale),
    ]),
    ...FAULT_CODES.map((code): [string, string] => [
      code,
      renderFault(
        {
          path: '',
          code,
          params: { max: 4000, min: 1, expected: 'string', allowed: 'a, b', ...ADVISORY },
        },
        locale,
      ),
    ]),
    ...scoreSentences(locale),
    ...ERROR_CODES.flatMap((code): [string, string][] => {
      const rule = { source: 'X', asOf: '2015-07-02', year: 2026, allowed: '2024, 2025' };
      const own = { count: 2, retryAfter: 3, maxKib: 256, pid: 42 };
      const { title, detail } = renderError(code, { ...own, ...rule, ...CONFLICT }, locale);
      return [
        [`${code} title`, title],
        [`${code} detail`, detail],
      ];
    }),
  ]);
}

describe('sentences', () => {
  it.each(LOCALES)(
    'are whole in %s, with every parameter and without those that may be unstated',
    (locale) => {
      const { year: _, ...others } = PARAMS;
      for (const params of [PARAMS, { ...others, themes: [], side: 'seeker' }]) {
        for (const [code, sentence] of everySentence(locale, params)) {
          expect(sentence, code).toMatch(/^\S.{4,}$/u);
          expect(sentence, code).not.toMatch(/undefined|null|NaN|\[object|\(\)|\s{2}/u);
        }
      }
    },
  );

  it.each(['en', 'es', 'pt'] as const)('differ from French in %s', (locale) => {
    const french = everySentence('fr', PARAMS);
    for (const [code, sentence] of everySentence(locale, PARAMS))
      expect(sentence, code).not.toBe(french.get(code));
  });

  it('name countries, themes, dates and numbers as the reader does', () => {
    const label = { code: 'LABEL_EXPERTISE' as const, field: '', params: PARAMS };
    expect(renderReason(label, 'forSeeker', 'fr')).toMatch(/Eau.*31 janvier 2028/u);
    expect(renderReason(label, 'forSeeker', 'en')).toMatch(/[Ww]ater.*January 31, 2028/u);
    const size = { code: 'SIZE_SIMILAR' as const, field: '', params: PARAMS };
    expect(renderReason(size, 'forSeeker', 'fr')).toMatch(/9\s000/u);
    expect(renderFlag({ code: 'LANGUAGE_GAP', params: PARAMS }, 'es')).toMatch(/francés y wólof/u);
    expect(renderAdvice({ code: 'COUNTRIES_SATURATED', params: PARAMS }, 'pt')).toMatch(/Marrocos/u);
  });

  it('speak to the seeker of both sides', () => {
    const met = { code: 'NEED_MET' as const, field: 'offers[0]', params: { quote: 'une pompe' } };
    expect(renderReason(met, 'forSeeker', 'fr')).toBe('Leur offre répond à votre besoin : « une pompe »');
    expect(renderReason(met, 'forCandidate', 'fr')).toBe(
      'Ce que vous proposez répond à leur besoin : « une pompe »',
    );
  });

  it('keep a quote that runs from right to left apart from the sentence', () => {
    const met = { code: 'NEED_MET' as const, field: 'offers[0]', params: { quote: 'ماء الشرب' } };
    expect(renderReason(met, 'forSeeker', 'fr')).toBe(
      'Leur offre répond à votre besoin : « \u2068ماء الشرب\u2069 »',
    );
  });

  it('offer neighbours where no French collectivité is present yet', () => {
    const alone = renderAdvice({ code: 'MUTUALISATION', params: { names: [], place: '' } }, 'fr');
    expect(alone).toMatch(/communes voisines/u);
    expect(renderAdvice({ code: 'MUTUALISATION', params: PARAMS }, 'fr')).toMatch(/Thiès : Alpha et Beta/u);
  });

  it('take the text of an advisory in the language asked, else in French', () => {
    const params = { country: 'SN', from: '2022-11-16', source: 's', fr: 'Prudence.', en: 'Caution.' };
    expect(renderFlag({ code: 'ADVISORY', params }, 'en')).toContain('Caution.');
    expect(renderFlag({ code: 'ADVISORY', params }, 'es')).toContain('Prudence.');
  });

  it('say of an unknown fault only that the value is not acceptable', () => {
    expect(renderFault({ path: 'x', code: 'MADE_UP', params: {} }, 'fr')).toBe(
      'Cette valeur ne convient pas.',
    );
  });
});
