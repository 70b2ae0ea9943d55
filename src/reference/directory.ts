import { nameKey } from '../domain/analysis.ts';
import type { Level } from '../domain/codes.ts';
import { numbersDepartment, readWrittenName, type WrittenName } from './written-name.ts';

/** A French collectivité. */
export interface DirectoryEntry {
  /** `fr-` and the INSEE code of a commune (`fr-35288`), the SIREN of an intercommunalité (`fr-243500139`), `d` and the
   *  INSEE code of a département (`fr-d35`), `r` and that of a région or overseas collectivité (`fr-r53`); lower case. */
  id: string;
  /** INSEE code; SIREN of an intercommunalité. */
  code: string;
  kind: Level;
  name: string;
  /** Legal population, inhabitants of the municipality. */
  population: number | null;
  /** INSEE code; null where it lies in several or is none. */
  department: string | null;
  /** ISO 3166-2 of the région or overseas collectivité (`FR-BRE`). */
  subdivision: string;
  siren: string | null;
  /** WGS 84 degrees. */
  location: { lat: number; lon: number } | null;
}

/** A former code, with the name it had when that was another, and the id of what it belongs to now. */
export interface DirectoryAlias {
  code: string;
  name: string | null;
  target: string;
}

/** Types of intercommunalités: communautés de communes, d'agglomération, urbaines, métropoles, the metropolis of Lyon, that
 *  of Greater Paris and its public establishments (INSEE, DGCL). */
export const GROUPING_TYPES = ['CC', 'CA', 'CU', 'METRO', 'MET69', 'MGP', 'EPT'] as const;
export type GroupingType = (typeof GROUPING_TYPES)[number];

/** An intercommunalité with its type and the INSEE codes of its communes. */
export interface Membership {
  siren: string;
  type: GroupingType;
  members: readonly string[];
}

/** An intercommunalité as an entry of the directory. */
interface DirectoryGrouping {
  entry: DirectoryEntry;
  type: GroupingType;
}

interface Looked {
  /** The best first. */
  entries: DirectoryEntry[];
  /** True where the first has that code or name, now or formerly; false where its name only begins so or holds the words. */
  exact: boolean;
}

export interface Directory {
  /** Entries by name (whatever its accents, case, hyphens, article, Saint or St), INSEE code or SIREN. Exact names come first,
   *  then names that start so, names with words that start so, and names that hold all the words; each group by
   *  population, then id. A former name stands for its successor, after the current ones of the same group. Where no name
   *  starts as it is written, « Mairie de », « Région », a parenthesis, what follows a comma and a number or postcode are
   *  taken off the name, and tell which of several is meant.
   *  @param limit most entries to return. */
  search(q: string, limit: number): DirectoryEntry[];
  /** The same, and whether it was found as it is written. */
  lookUp(q: string, limit: number): Looked;
  /** An entry by its id, by `fr-` and a former INSEE code, or by `fr-` and the SIREN of a commune; null when there is
   *  none. */
  get(id: string): DirectoryEntry | null;
  /** Intercommunalités that a commune belongs to, by the id of its entry: one, two in Greater Paris (the public
   *  establishment first), or [] (some islands; anything that is no commune). */
  groupingsOf(id: string): readonly DirectoryGrouping[];
  /** Type of an intercommunalité by the id of its entry; null for anything else. */
  groupingType(id: string): GroupingType | null;
}

interface Name {
  key: string;
  entry: DirectoryEntry;
  former: boolean;
}

/** INSEE codes of communes and SIREN. Shorter codes (35, 53) are no names that anybody types for a territory. */
const CODE = /^(?:\d{5}|\d{9}|2[ab]\d{3})$/u;

/** Id of an entry by its SIREN. */
const SIREN_ID = /^fr-(\d{9})$/u;

/** « Le Havre » answers to "havre", just after what is called so without an article. */
const ARTICLE = /^(?:l|la|le|les) /u;

/** Kinds of intercommunalités as people write them, and as the source abbreviates them; in the form of `nameKey`. */
const ABBREVIATIONS: readonly [RegExp, string][] = [
  [/^communaute de communes /u, 'cc '],
  [/^communaute d agglomeration /u, 'ca '],
  [/^communaute urbaine /u, 'cu '],
];

const abbreviated = (key: string): string =>
  ABBREVIATIONS.reduce((text, [long, short]) => text.replace(long, short), key);

/** How well a name answers: 0 exactly, 1 starts so, 2 has words that start so in this order, 3 has all the words
 *  somewhere, 4 not at all. Half a step more without its article. */
function distance(key: string, query: string, words: readonly string[]): number {
  if (key.startsWith(query)) return key.length === query.length ? 0 : 1;
  const bare = key.replace(ARTICLE, '');
  if (bare !== key && bare.startsWith(query)) return bare.length === query.length ? 0.5 : 1.5;
  const spaced = ` ${key}`;
  if (spaced.includes(` ${query}`)) return 2;
  return words.length > 1 && words.every((word) => spaced.includes(` ${word}`)) ? 3 : NOT_AT_ALL;
}

interface Found extends Name {
  distance: number;
}

/** From here on a name does not even begin so. */
const ELSEWHERE = 2;
const NOT_AT_ALL = 4;

/** Exact before partial, current before former, large before small; a commune before what bears its name. */
function compare(left: Found, right: Found): number {
  return (
    left.distance - right.distance ||
    Number(left.former) - Number(right.former) ||
    (right.entry.population ?? 0) - (left.entry.population ?? 0) ||
    (left.entry.id < right.entry.id ? -1 : 1)
  );
}

/** Names that answer, in no order. @param queries what is looked for, the likelier first. */
function findNames(names: readonly Name[], queries: readonly string[]): Found[] {
  const found: Found[] = [];
  for (const [index, query] of queries.entries()) {
    const words = query.split(' ');
    for (const name of names) {
      const far = distance(name.key, query, words);
      if (far < NOT_AT_ALL) found.push({ ...name, distance: far + index / 4 });
    }
  }
  return found;
}

/** How much of what was written beside its name an entry is not. Places that nobody knows count for nobody. */
function misfits(names: readonly Name[], { level, around }: WrittenName): (entry: DirectoryEntry) => number {
  const places = names.filter(
    ({ key, entry }) => around.includes(key) && entry.kind !== 'commune' && entry.kind !== 'intercommunality',
  );
  const lies = ({ department, subdivision }: DirectoryEntry): boolean =>
    around.some((number) => department !== null && numbersDepartment(number, department)) ||
    places.some(({ entry }) =>
      entry.department === null ? entry.subdivision === subdivision : entry.department === department,
    );
  return (entry) =>
    Number(level !== null && entry.kind !== level) + Number(around.length > 0 && !lies(entry));
}

/** Whom people mean who write more than a name. Of those whose name begins so, who fits the rest comes first. */
function findWritten(names: readonly Name[], q: string): Found[] {
  const written = readWrittenName(q);
  const unmet = misfits(names, written);
  const rank = ({ distance: far, entry }: Found): number => (far < ELSEWHERE ? unmet(entry) : 3);
  return findNames(names, written.names.map(abbreviated))
    .map((found) => ({ found, rank: rank(found) }))
    .sort((left, right) => left.rank - right.rank || compare(left.found, right.found))
    .map(({ found }) => found);
}

function searchNames(names: readonly Name[], q: string, query: string): Found[] {
  const literal = findNames(names, [abbreviated(query)]).sort(compare);
  if ((literal[0]?.distance ?? NOT_AT_ALL) < ELSEWHERE) return literal;
  const written = findWritten(names, q);
  return written.length > 0 ? written : literal;
}

/** Makes the directory from its entries. What is seldom asked for is looked for among all of them, which takes a millisecond, and
 *  names some: an index of it would take a tenth of a second of every start. */
export function makeDirectory(
  entries: readonly DirectoryEntry[],
  aliases: readonly DirectoryAlias[] = [],
  memberships: readonly Membership[] = [],
): Directory {
  const byId = new Map<string, DirectoryEntry>();
  for (const entry of entries) byId.set(entry.id, entry);
  const names: Name[] = entries.map((entry) => ({ key: nameKey(entry.name), entry, former: false }));
  for (const { code, name, target } of aliases) {
    const entry = byId.get(target);
    if (entry === undefined) continue;
    const id = `fr-${code.toLowerCase()}`;
    // The code of a new commune is often that of one of its former ones.
    if (!byId.has(id)) byId.set(id, entry);
    if (name !== null) names.push({ key: nameKey(name), entry, former: true });
  }
  const ofSiren = (siren: string) => entries.find((entry) => entry.siren === siren);
  const get = (id: string): DirectoryEntry | null => {
    const [, siren] = SIREN_ID.exec(id) ?? [];
    return byId.get(id) ?? (siren === undefined ? undefined : ofSiren(siren)) ?? null;
  };
  const types = new Map(memberships.map(({ siren, type }) => [`fr-${siren}`, type]));
  // The one that runs services is the smallest.
  const smallestFirst = [...memberships].sort((left, right) => left.members.length - right.members.length);
  const lookUp = (q: string, limit: number): Looked => {
    const query = nameKey(q);
    const code = query.replaceAll(' ', '');
    if (CODE.test(code)) return { entries: [get(`fr-${code}`) ?? []].flat().slice(0, limit), exact: true };
    const found = query === '' ? [] : searchNames(names, q, query);
    const distinct = new Set(found.map(({ entry }) => entry));
    return { entries: [...distinct].slice(0, limit), exact: (found[0]?.distance ?? NOT_AT_ALL) < 1 };
  };
  return {
    search: (q, limit) => lookUp(q, limit).entries,
    lookUp,
    get: (id) => get(id.toLowerCase()),
    groupingsOf: (id) => {
      const code = id.slice('fr-'.length).toUpperCase();
      return smallestFirst
        .filter(({ members }) => members.includes(code))
        .map(({ siren, type }) => ({ entry: get(`fr-${siren}`), type }))
        .filter((grouping): grouping is DirectoryGrouping => grouping.entry !== null);
    },
    groupingType: (id) => types.get(id) ?? null,
  };
}
