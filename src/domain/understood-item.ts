import { fold } from './analysis.ts';
import type { MessageParams } from './match.ts';
import type { CountryGroup } from './named-places.ts';
import type { Understood } from './understand.ts';

const UNDERSTOOD_CODES = [
  'COUNTRY',
  'COUNTRIES',
  'ZONE',
  'ONLY',
  'EXCLUDED',
  'LANGUAGE',
  'LEVEL',
  'POPULATION',
  'TRAIT',
  'FORM',
  'SPELLING',
  'FRAMING',
] as const;
export type UnderstoodCode = (typeof UNDERSTOOD_CODES)[number];

/** One thing that was read out of a text, which a person can take back by its key. */
export interface UnderstoodItem {
  /** What `ignore` of a request takes: `country:SN`, `population`. */
  key: string;
  code: UnderstoodCode;
  params: MessageParams;
}

/** Parameter of the sentence, by the kind that keys begin with. */
const PARAMS: Readonly<Record<string, { code: UnderstoodCode; name: string }>> = {
  country: { code: 'COUNTRY', name: 'country' },
  zone: { code: 'ZONE', name: 'zone' },
  excluded: { code: 'EXCLUDED', name: 'country' },
  'excluded-zone': { code: 'EXCLUDED', name: 'zone' },
  language: { code: 'LANGUAGE', name: 'languages' },
  level: { code: 'LEVEL', name: 'level' },
  trait: { code: 'TRAIT', name: 'traits' },
  form: { code: 'FORM', name: 'form' },
};

/** Keys of one kind. */
export const keysOf = (kind: string, codes: readonly string[]): string[] =>
  codes.map((code) => `${kind}:${code}`);

/** Key of a word that may be misspelt, however its letters are written. */
export const wordKey = (typed: string): string => `word:${fold(typed)}`;

/** Key of the sentences around the subject of a letter. */
export const FRAMING_KEY = 'framing';

/** Key of a wording that names several countries, by their codes: the wording may be in any script. */
export const groupKey = ({ countries }: CountryGroup): string => `group:${countries.join('')}`;

const groupItem = (group: CountryGroup): UnderstoodItem => ({
  key: groupKey(group),
  code: 'COUNTRIES',
  params: { typed: group.words },
});

function itemOf(key: string, params: MessageParams): UnderstoodItem[] {
  if (key === FRAMING_KEY) return [{ key, code: 'FRAMING', params: {} }];
  if (key === 'only') return [{ key, code: 'ONLY', params: {} }];
  if (key === 'population') return [{ key, code: 'POPULATION', params }];
  const [kind = '', code = ''] = key.split(':');
  const named = PARAMS[kind];
  return named === undefined ? [] : [{ key, code: named.code, params: { [named.name]: code } }];
}

const spellingItem = ({ typed, word }: Understood['spellings'][number]): UnderstoodItem => ({
  key: wordKey(typed),
  code: 'SPELLING',
  params: { typed, word },
});

/** What counts of a text, place first. */
export function itemsOf(understood: Understood): UnderstoodItem[] {
  const { populationMin: min, populationMax: max } = understood;
  const range = { ...(min === null ? {} : { min }), ...(max === null ? {} : { max }) };
  const groups = understood.groups.filter((group) => !understood.ignored.includes(groupKey(group)));
  const single = understood.countries.filter(
    (country) => !groups.some(({ countries }) => countries.includes(country)),
  );
  const items = [
    ...keysOf('country', single),
    ...keysOf('zone', understood.zones),
    ...(understood.only ? ['only'] : []),
    ...keysOf('excluded', understood.excluded),
    ...keysOf('excluded-zone', understood.excludedZones),
    ...keysOf('language', understood.languages),
    ...keysOf('level', understood.levels),
    ...(min === null && max === null ? [] : ['population']),
    ...keysOf('trait', understood.traits),
    ...keysOf('form', understood.forms),
    ...(understood.framed ? [FRAMING_KEY] : []),
  ].flatMap((key) => itemOf(key, range));
  return [...groups.map(groupItem), ...items, ...understood.spellings.map(spellingItem)];
}

/** What was read and is left out on request. */
export function ignoredItemsOf({ ignored, groups, unspelt }: Understood): UnderstoodItem[] {
  return ignored.flatMap((key): UnderstoodItem[] => {
    const group = groups.find((one) => groupKey(one) === key);
    if (group !== undefined) return [groupItem(group)];
    const typed = unspelt.find((word) => wordKey(word) === key);
    return typed === undefined ? itemOf(key, {}) : [{ key, code: 'SPELLING', params: { typed } }];
  });
}
