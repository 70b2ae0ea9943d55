/** Builds `seeds/reference/{countries,languages,zones,oif,ldc,dac}.json` from npm packages and the hand-written tables
 *  of `seeds/reference/source/`. Run by `npm run seeds:reference`; sources and licences in `seeds/SOURCES.md`. */
import { writeFileSync } from 'node:fs';
import iso from 'i18n-iso-countries';
import registry from 'language-subtag-registry/data/json/registry.json' with { type: 'json' };
import world from 'world-countries';
import { LOCALES, ZONES } from '../../src/domain/codes.ts';
import { writeGazetteer } from './gazetteer.ts';
import { REFERENCE, sourceTable } from './source-table.ts';

function write(name: string, value: unknown): void {
  writeFileSync(new URL(`${name}.json`, REFERENCE), `${JSON.stringify(value, null, 1)}\n`);
}

/** Parts of France that ISO 3166-1 also numbers: subdivisions of FR here, never foreign countries. */
const FRENCH_TERRITORIES = new Set(['BL', 'GF', 'GP', 'MF', 'MQ', 'NC', 'PF', 'PM', 'RE', 'TF', 'WF', 'YT']);

/** Names that CLDR gives as a formula or with both halves of a double name. */
const NAME_OVERRIDES: Readonly<Record<string, readonly [fr: string, en: string, es: string, pt: string]>> = {
  HK: ['Hong Kong', 'Hong Kong', 'Hong Kong', 'Hong Kong'],
  MO: ['Macao', 'Macao', 'Macao', 'Macau'],
  MM: ['Myanmar', 'Myanmar', 'Myanmar', 'Myanmar'],
  CD: ['Congo (Kinshasa)', 'Congo (Kinshasa)', 'Congo (Kinshasa)', 'Congo (Kinshasa)'],
  CG: ['Congo (Brazzaville)', 'Congo (Brazzaville)', 'Congo (Brazzaville)', 'Congo (Brazzaville)'],
  VA: ['Vatican', 'Vatican City', 'Ciudad del Vaticano', 'Cidade do Vaticano'],
  PS: [
    'Territoires palestiniens',
    'Palestinian Territories',
    'Territorios Palestinos',
    'Territórios palestinianos',
  ],
};

function namesOf(code: string): Record<string, string> {
  return Object.fromEntries(
    LOCALES.map((locale, index) => {
      const names = new Intl.DisplayNames(locale === 'pt' ? 'pt-PT' : locale, { type: 'region' });
      const name = NAME_OVERRIDES[code]?.[index] ?? names.of(code);
      return [locale, (name ?? code).replaceAll('’', "'")];
    }),
  );
}

/** The primary subtag that BCP 47 prefers: `fra` → `fr`, `prs` (→ `fa-AF`) → `fa`. */
function primary(code: string): string {
  return Intl.getCanonicalLocales(code)[0]?.split('-')[0] ?? code;
}

/** ISO 3166-1 alpha-2 of a neighbour, with the parts of France read as France. */
function neighbour(cca3: string): string {
  const code = world.find((country) => country.cca3 === cca3)?.cca2 ?? '';
  return FRENCH_TERRITORIES.has(code) ? 'FR' : code;
}

function countries() {
  const regions = new Map(sourceTable('m49', ['region', 'country']).map((row) => [row.country, row.region]));
  const working = sourceTable('working-languages', ['country', 'language', 'note']);
  const codes = Object.keys(iso.getAlpha2Codes()).filter((code) => !FRENCH_TERRITORIES.has(code));
  const borders = new Map(codes.map((code) => [code, new Set<string>()]));
  for (const country of world) {
    const from = neighbour(country.cca3);
    for (const to of country.borders.map(neighbour)) {
      if (from === to) continue;
      borders.get(from)?.add(to);
      borders.get(to)?.add(from);
    }
  }
  return codes.sort().map((code) => {
    const official = Object.keys(world.find(({ cca2 }) => cca2 === code)?.languages ?? {}).map(primary);
    const used = working.filter((row) => row.country === code).map((row) => row.language);
    return {
      code,
      names: namesOf(code),
      worldRegion: regions.get(code) ?? '',
      languages: [...new Set([...official, ...used])],
      borders: [...(borders.get(code) ?? [])].sort(),
    };
  });
}

/** Subtags that name no language a town could work in. */
const NO_LANGUAGE = /^(?:mis|mul|und|zxx|q[a-t][a-z])$/u;

/** Language subtags of the IANA registry, and the three-letter, collective and withdrawn codes with the subtag that
 *  BCP 47 prefers for each. */
function languages() {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const registered = new Set(
    registry.flatMap(({ Type, Subtag }) =>
      Type === 'language' && Subtag !== undefined && /^[a-z]{2,3}$/u.test(Subtag) && !NO_LANGUAGE.test(Subtag)
        ? [Subtag]
        : [],
    ),
  );
  const pairs = letters.flatMap((first) => letters.map((second) => first + second));
  const all = [...pairs, ...pairs.flatMap((pair) => letters.map((third) => pair + third))];
  const aliases = all
    .filter((code) => !NO_LANGUAGE.test(code) && primary(code) !== code && registered.has(primary(code)))
    .map((code) => [code, primary(code)]);
  return { codes: [...registered].sort().join(' '), aliases: Object.fromEntries(aliases) };
}

/** Rows of a table grouped by one column; empty cells are null. */
function grouped(
  rows: Record<string, string>[],
  column: string,
): Record<string, Record<string, string | null>[]> {
  const groups: Record<string, Record<string, string | null>[]> = {};
  for (const { [column]: key = '', ...row } of rows) {
    groups[key] = [
      ...(groups[key] ?? []),
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === '' ? null : value])),
    ];
  }
  return groups;
}

function zones(): Record<string, string[]> {
  const rows = sourceTable('zones', ['zone', 'country']);
  return Object.fromEntries(
    ZONES.map((zone) => [zone, rows.flatMap((row) => (row.zone === zone ? [row.country] : []))]),
  );
}

/** Columns of every table of dated facts. */
const DATED = ['country', 'validFrom', 'validTo', 'source', 'sourceDate'] as const;

const reference = countries();
write('countries', reference);
write('languages', languages());
write('zones', zones());
write('oif', grouped(sourceTable('oif', [...DATED, 'subdivision', 'status', 'note']), 'status'));
write(
  'ldc',
  grouped(
    sourceTable('ldc', [...DATED, 'note']).map((row) => ({ ...row, list: 'LDC' })),
    'list',
  ),
);
write('dac', grouped(sourceTable('dac', [...DATED, 'subdivision', 'group', 'dacCode']), 'group'));
writeGazetteer(reference.map(({ code }) => code));
