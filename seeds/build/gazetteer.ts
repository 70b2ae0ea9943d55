/** Builds `seeds/reference/gazetteer.json`: wordings for countries, zones and working languages in six languages. */
import { writeFileSync } from 'node:fs';
import iso from 'i18n-iso-countries';
import world from 'world-countries';
import { fold } from '../../src/domain/analysis/fold.ts';
import { arabicForms, englishForms, frenchForms, germanForms, iberianForms, isTaught } from './adjectives.ts';
import { REFERENCE, sourceTable } from './source-table.ts';

interface Row {
  kind: string;
  phrase: string;
  codes: string[];
  lang: string;
  weak: boolean;
  /** Written with `~` in `places.csv`. */
  adjective: boolean;
}

/** How a wording reads once folded: what the reader of free texts compares. */
const keyOf = (phrase: string): string => (fold(phrase).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');

/** Languages of the wordings, by the names that CLDR and world-countries give them. */
const SOURCES = [
  { lang: 'fr', locales: ['fr'], world: 'fra' },
  { lang: 'en', locales: ['en'], world: 'eng' },
  { lang: 'es', locales: ['es'], world: 'spa' },
  { lang: 'pt', locales: ['pt-PT', 'pt'], world: 'por' },
  { lang: 'de', locales: ['de'], world: 'deu' },
  { lang: 'ar', locales: ['ar'], world: '' },
] as const;

/** Uninhabited, or without local authorities: their names are ordinary words or names of people. */
const NO_AUTHORITY = new Set(['AQ', 'BV', 'CC', 'CX', 'FR', 'GS', 'HM', 'IO', 'NF', 'PN', 'SJ', 'UM']);

/** Rows of the hand-written wordings, several to a line. */
function written(): Row[] {
  return sourceTable('places', ['kind', 'codes', 'lang', 'weak', 'phrases']).flatMap((row) =>
    row.phrases.split('|').map((phrase) => ({
      kind: row.kind,
      phrase: phrase.replace(/^~/u, ''),
      codes: row.codes.split(' ').filter((code) => code !== ''),
      lang: row.lang,
      weak: row.weak === 'weak',
      adjective: phrase.startsWith('~'),
    })),
  );
}

/** The genitive of a German name ("im Norden Kameruns"). A name of several words, one that is no masculine or neuter singular
 *  ("Elfenbeinküste", "Marshallinseln") and one that ends in a hiss have none of their own; with fewer than six letters it is too
 *  close to ordinary words ("malin", « bénins », "perus"). */
function genitiveOf(row: Row): Row[] {
  const isName = row.lang === 'de' && row.kind !== 'language' && !row.adjective && !row.weak;
  const declines = isName && /^(?!EU-)\p{Lu}[\p{L}-]{5,}(?<!küste|inseln|[sxzß])$/u.test(row.phrase);
  return declines ? [{ ...row, phrase: `${row.phrase}s` }] : [];
}

type Country = (typeof world)[number];

/** True of a name as people write it; formulas with brackets, lists and dots of abbreviation are not. */
const isPlain = (name: string): boolean => !/[()[\]/,]|EE\. ?UU|EUA$|^U\.S\./u.test(name) && name.length > 3;

function namesOf(country: Country): Row[] {
  const { cca2, translations } = country;
  return SOURCES.flatMap(({ lang, locales, world: key }) => {
    const translation = key === '' ? undefined : translations[key];
    const names = [
      ...locales.map((locale) => new Intl.DisplayNames(locale, { type: 'region' }).of(cca2) ?? ''),
      ...(iso.getName(cca2, lang, { select: 'all' }) ?? []),
      ...(lang === 'en' ? [country.name.common, country.name.official] : []),
      translation?.common ?? '',
      translation?.official ?? '',
    ];
    return names
      .filter(isPlain)
      .map((phrase) => ({ kind: 'country', phrase, codes: [cca2], lang, weak: false, adjective: false }));
  });
}

/** Codes whose English or French adjective is that of another country, is spelt wrongly in the source, or is a
 *  formula. */
const NO_ADJECTIVE = new Set([
  'AG',
  'AS',
  'BQ',
  'CD',
  'CG',
  'DM',
  'FK',
  'GG',
  'IM',
  'JE',
  'KN',
  'MP',
  'SX',
  'TC',
  'VA',
  'VG',
  'VI',
]);

/** Rows of the forms of an adjective; those that hold a word for a place ("village allemand") are names. */
const adjectives =
  (country: string, lang: string, taught: boolean) =>
  (phrase: string): Row => ({
    kind: 'country',
    phrase,
    codes: [country],
    lang,
    weak: false,
    adjective: !(taught && phrase.includes(' ')),
  });

function adjectivesOf({ cca2, demonyms }: Country): Row[] {
  const french = demonyms.fra;
  const english = demonyms.eng;
  const forms: [string, string, string][] = [
    [french?.m ?? '', french?.f ?? '', english?.m ?? ''],
    ...(cca2 === 'GB' ? [['anglais', 'anglaise', 'English'] satisfies [string, string, string]] : []),
  ];
  return forms.flatMap(([masculine, feminine, list]) => {
    const taught = isTaught(cca2, list);
    return [
      ...(masculine === ''
        ? []
        : frenchForms(masculine.toLowerCase(), feminine.toLowerCase(), taught).map(
            adjectives(cca2, 'fr', taught),
          )),
      ...list
        .split(', ')
        .flatMap((adjective) => englishForms(adjective, taught).map(adjectives(cca2, 'en', taught))),
    ];
  });
}

/** Adjectives in Spanish, Portuguese, German and Arabic from the hand-written base forms. */
function writtenAdjectives(): Row[] {
  return sourceTable('demonyms', ['country', 'es', 'pt', 'de', 'ar']).flatMap(({ country, ...base }) => {
    const bases = (list: string): string[] => list.split('|').filter((form) => form !== '');
    const iberian = (lang: 'es' | 'pt'): Row[] =>
      bases(base[lang]).flatMap((form) => {
        const taught = isTaught(country, form);
        return iberianForms(form, lang, taught).map(adjectives(country, lang, taught));
      });
    return [
      ...iberian('es'),
      ...iberian('pt'),
      ...bases(base.de)
        .flatMap(germanForms)
        .map(adjectives(country, 'de', false)),
      ...bases(base.ar)
        .flatMap(arabicForms)
        .map(adjectives(country, 'ar', false)),
    ];
  });
}

/** Languages that partners work in, whose bare names are read beside a word for speaking. */
const LANGUAGES =
  'af am ar ay az be bg bm bn bs ca cs cy da de el en es et eu fa ff fi fr ga gl gn ha he hi hr ht hu hy id ig is it ja ' +
  'ka kg kk km ko ky ln lo lt lv mg mk mn ms mt my nb ne nl ny pl ps pt qu rn ro ru rw si sk sl sn so sq sr st sv sw ta ' +
  'tg th ti tl tn tr uk ur uz vi wo xh yo zh zu';

/** Feminine adjectives that go with a word for language ("langue allemande", "lengua inglesa"). */
const FEMININE =
  'fr:française fr:francesa en:anglaise en:inglesa es:espagnole es:española es:espanhola pt:portugaise pt:portuguesa ' +
  'de:allemande de:alemana de:alemã it:italienne it:italiana ar:arabe ar:árabe';

function languageNames(): Row[] {
  const row = (code: string, lang: string, phrase: string): Row => ({
    kind: 'language',
    phrase,
    codes: [code],
    lang,
    weak: true,
    adjective: false,
  });
  const names = LANGUAGES.split(' ').flatMap((code) =>
    SOURCES.flatMap(({ lang, locales }) =>
      locales.flatMap((locale) => {
        const name = new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? '';
        return [name, name.replace(/^ال/u, '')].filter(isPlain).map((phrase) => row(code, lang, phrase));
      }),
    ),
  );
  const feminine = FEMININE.split(' ').map((pair) => {
    const [code = '', phrase = ''] = pair.split(':');
    return row(code, /esa$|ana$|ola$|árabe|alemã/u.test(phrase) ? 'es' : 'fr', phrase);
  });
  return [...names, ...feminine];
}

/** Drops or weakens the wordings of `ambiguous.csv` among those made by rule. */
function withoutAmbiguity(rows: readonly Row[]): Row[] {
  const fates = new Map(
    sourceTable('ambiguous', ['phrase', 'fate', 'why']).map((row) => [keyOf(row.phrase), row.fate]),
  );
  return rows.flatMap((row) => {
    const fate = fates.get(keyOf(row.phrase));
    if (fate === 'drop') return [];
    return [fate === 'weak' ? { ...row, weak: true } : row];
  });
}

/** One row for each wording of a kind: those written by hand come first and win; between two made by rule, a contradiction
 *  stops the build. A German genitive is read where nothing else is spelt so (« les chants italiens » name no place). */
function unique(hand: readonly Row[], made: readonly Row[]): Row[] {
  const rows = new Map<string, Row>();
  const faults: string[] = [];
  const keyOfRow = (row: Row): string =>
    `${row.kind === 'language' ? 'language' : 'place'} ${keyOf(row.phrase)}`;
  const add = (row: Row, mayLose: boolean): void => {
    const key = keyOfRow(row);
    const known = rows.get(key);
    if (known === undefined) rows.set(key, row);
    else if (!mayLose && (known.codes.join() !== row.codes.join() || known.weak !== row.weak)) {
      faults.push(`${row.phrase}: ${row.codes} ${row.lang}, ${known.codes} ${known.lang}`);
    }
  };
  for (const row of hand) add(row, false);
  const byHand = new Set(rows.keys());
  for (const row of made) add(row, byHand.has(keyOfRow(row)));
  if (faults.length > 0) throw new Error(`contradictions\n${faults.join('\n')}`);
  for (const row of withoutAmbiguity([...hand, ...made].flatMap(genitiveOf))) add(row, true);
  return [...rows.values()];
}

/** Writes the gazetteer, one list a kind, in order of wording. */
export function writeGazetteer(codes: readonly string[]): void {
  const countries = world.filter(({ cca2 }) => codes.includes(cca2) && !NO_AUTHORITY.has(cca2));
  const made = [
    ...countries.flatMap(namesOf),
    ...countries.filter(({ cca2 }) => !NO_ADJECTIVE.has(cca2)).flatMap(adjectivesOf),
    ...writtenAdjectives(),
  ];
  const hand = written();
  const rows = unique(hand, [...withoutAmbiguity(made), ...languageNames()]);
  const list = (kind: string): string[] =>
    rows
      .filter((row) => row.kind === kind)
      .sort((left, right) => (keyOf(left.phrase) < keyOf(right.phrase) ? -1 : 1))
      .map(
        ({ phrase, codes: of, lang, weak, adjective }) =>
          `  ${JSON.stringify({ phrase, codes: of, lang, weak, adjective })}`,
      );
  const kinds = ['language', 'country', 'zone'].map((kind) => ` "${kind}": [\n${list(kind).join(',\n')}\n ]`);
  writeFileSync(new URL('gazetteer.json', REFERENCE), `{\n${kinds.join(',\n')}\n}\n`);
}
