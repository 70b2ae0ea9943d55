import { nameKey } from '../domain/analysis.ts';
import type { Level } from '../domain/codes.ts';

/** A collectivité as people write it on letters and forms: « Mairie de Combourg », « Rennes (Ille-et-Vilaine, 35) »,
 *  « 35270 Combourg ». All in the form of `nameKey`. */
export interface WrittenName {
  /** Names that it may have, the likelier first: « Mairie de La Rochelle » keeps its article, « Département de la Loire »
   *  loses it. [] where no name is left. */
  names: readonly string[];
  /** What it is said to be; null: nothing. */
  level: Level | null;
  /** Numbers of départements and postcodes, names of départements and régions that it is said to lie in. */
  around: readonly string[];
}

/** What stands before a name. */
const KINDS: readonly [RegExp, Level | null][] = [
  [/^(?:la )?(?:mairie|ville|commune) (?=.)/u, 'commune'],
  [/^(?:le )?(?:departement|conseil departemental) (?=.)/u, 'department'],
  [/^(?:la |le )?(?:region|conseil regional) (?=.)/u, 'region'],
  [/^(?:la )?collectivite (?:territoriale )?(?=.)/u, null],
];

/** Number of a département, INSEE code or postcode. */
const NUMBER = /^(?:\d{2,5}|2[ab])$/u;
const LEADING_NUMBER = /^(?:\d{2,5}|2[ab])(?= .)/u;
const TRAILING_NUMBER = /(?<=. )(?:\d{2,5}|2[ab])$/u;

/** Reads what people write around a name. */
export function readWrittenName(text: string): WrittenName {
  const parts = text
    .split(/[,()]/u)
    .map(nameKey)
    .filter((part) => part !== '');
  const named = parts.find((part) => !NUMBER.test(part)) ?? '';
  const numbers = [LEADING_NUMBER, TRAILING_NUMBER].flatMap((number) => number.exec(named)?.[0] ?? []);
  const bare = named.replace(LEADING_NUMBER, '').replace(TRAILING_NUMBER, '').trim();
  const [kind, level] = KINDS.find(([before]) => before.test(bare)) ?? [null, null];
  const name = kind === null ? bare : bare.replace(kind, '').replace(/^(?:de|du|des|d) (?=.)/u, '');
  const names = kind === null ? [name] : [...new Set([name, name.replace(/^(?:l|la|le|les) (?=.)/u, '')])];
  return {
    names: names.filter((one) => one !== ''),
    level,
    around: [...numbers, ...parts.filter((part) => part !== named)],
  };
}

/** True for the number or a postcode of a département (INSEE code): those of Corsica, 2A and 2B, share their postcodes. */
export function numbersDepartment(number: string, department: string): boolean {
  const code = department.toLowerCase();
  return number.startsWith(code) || number.startsWith(code.replace(/[ab]$/u, '0'));
}
