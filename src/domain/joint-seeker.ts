import { refused } from './errors.ts';
import type { Wishes } from './profile.ts';
import type { SeekerBase, SeekerStatement } from './seeker.ts';

/** Fewest and most collectivités of a joint search (story R5). */
export const JOINT_MIN = 2;
export const JOINT_MAX = 10;

/** Several collectivités as one seeker. */
export interface JointSeeker {
  base: SeekerBase;
  /** For each statement of the base: which member says it (position), and its field in that member's own statements. */
  origins: readonly { member: number; field: string }[];
}

const unique = <T>(lists: readonly (readonly T[])[]): T[] => [...new Set(lists.flat())];

/** Largest of the stated numbers; null when none is. */
function most(values: readonly (number | null)[]): number | null {
  const stated = values.flatMap((value) => value ?? []);
  return stated.length === 0 ? null : Math.max(...stated);
}

function least(values: readonly (number | null)[]): number | null {
  const highest = most(values.map((value) => (value === null ? null : -value)));
  return highest === null ? null : -highest;
}

/** Joins several seekers of one side: what any of them needs, offers or wishes; of their limits only what all can accept.
 *  Size is that of the largest, which a partner has to deal with.
 *  @param names of the members, to name a conflict. @param path of the input that it is blamed on.
 *  @throws AppError INVALID_REQUEST when they are not of one side, or when the countries that they limit themselves to
 *  have none in common, naming each limit. */
export function joinSeekers(
  bases: readonly SeekerBase[],
  names: readonly string[],
  path = 'seekerIds',
): JointSeeker {
  const [first] = bases;
  if (first === undefined) throw new Error('nobody to join');
  if (sidesDiffer(bases)) throw refused(path, 'MIXED_SIDES');
  requireCommonCountry(
    bases.map(({ wishes }, at) => ({ name: names[at] ?? '', wishes })),
    path,
  );
  const said = bases.flatMap(({ statements }, member) =>
    statements.map((statement) => ({ statement, member })),
  );
  return {
    base: {
      ...first,
      id: null,
      directoryIds: unique(bases.map(({ directoryIds }) => directoryIds)),
      partners: bases.flatMap(({ partners }) => partners),
      // A département or région of one is not that of all.
      subdivision: bases.every(({ subdivision }) => subdivision === first.subdivision)
        ? first.subdivision
        : null,
      level: bases.every(({ level }) => level === first.level) ? first.level : null,
      population: most(bases.map(({ population }) => population)),
      languages: unique(bases.map(({ languages }) => languages)),
      competences: unique(bases.map(({ competences }) => competences)),
      labels: bases.flatMap(({ labels }) => labels),
      traits: unique(bases.map(({ traits }) => traits)),
      diasporas: unique(bases.map(({ diasporas }) => diasporas)),
      interpretation: bases.some(({ interpretation }) => interpretation),
      mutualisation: bases.length > 1 || first.mutualisation,
      statements: said.map(({ statement }, at) => ({ ...statement, field: `${OWN}${at}` })),
      wishes: joinedWishes(bases.flatMap(({ wishes }) => wishes ?? [])),
    },
    origins: said.map(({ statement, member }) => ({ member, field: statement.field })),
  };
}

/** What the fields of a joint seeker's statements begin with; their position follows. */
const OWN = 'seeker.statements:';

/** Position of a joint statement; null for what was asked beside it. */
export function positionOf({ field }: Pick<SeekerStatement, 'field'>): number | null {
  return field.startsWith(OWN) ? Number(field.slice(OWN.length)) : null;
}

function sidesDiffer(bases: readonly SeekerBase[]): boolean {
  return new Set(bases.map(({ country }) => country === 'FR')).size > 1;
}

type Stated = SeekerBase['wishes'];

/** Countries that wishes are limited to; null: no limit. */
const limitOf = (wishes: Stated): string[] | null =>
  wishes?.onlyCountries === true && wishes.countries.length > 0 ? wishes.countries : null;

/** Countries within all limits of some wishes, [] when they exclude each other; null: none is limited. */
export function commonLimit(wishes: readonly Stated[]): string[] | null {
  const [first, ...others] = wishes.flatMap((wish) => {
    const countries = limitOf(wish);
    return countries === null ? [] : [countries];
  });
  return first?.filter((code) => others.every((list) => list.includes(code))) ?? null;
}

/** @param path of the input that a conflict is blamed on.
 *  @throws AppError INVALID_REQUEST when limits have no country in common, naming each. */
export function requireCommonCountry(list: readonly { name: string; wishes: Stated }[], path: string): void {
  if (commonLimit(list.map(({ wishes }) => wishes))?.length !== 0) return;
  const limits = list.flatMap(({ name, wishes }) => {
    const countries = limitOf(wishes);
    return countries === null ? [] : [`${name} (${countries.join(', ')})`];
  });
  throw refused(path, 'NO_COMMON_COUNTRY', { limits: limits.join(' · ') });
}

function joinedWishes(wishes: readonly Wishes[]): Wishes {
  const limit = commonLimit(wishes);
  const populationMin = most(wishes.map((wish) => wish.populationMin));
  const populationMax = least(wishes.map((wish) => wish.populationMax));
  const possible = populationMin === null || populationMax === null || populationMin <= populationMax;
  return {
    countries: limit ?? unique(wishes.map(({ countries }) => countries)),
    zones: limit === null ? unique(wishes.map(({ zones }) => zones)) : [],
    onlyCountries: limit !== null,
    levels: unique(wishes.map(({ levels }) => levels)),
    forms: unique(wishes.map(({ forms }) => forms)),
    // A wish about size orders and never closes: ranges that exclude each other say nothing together.
    populationMin: possible ? populationMin : null,
    populationMax: possible ? populationMax : null,
  };
}
