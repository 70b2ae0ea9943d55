import { AppError, type InputFault } from './errors.ts';
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
 *  @param names of the members, to name a conflict.
 *  @throws AppError INVALID_REQUEST when they are not of one side, or when the countries that they limit themselves to
 *  have none in common, naming each limit. */
export function joinSeekers(bases: readonly SeekerBase[], names: readonly string[]): JointSeeker {
  const [first] = bases;
  if (first === undefined) throw new Error('nobody to join');
  const faults: InputFault[] = sidesDiffer(bases)
    ? [{ path: 'seekerIds', code: 'MIXED_SIDES', params: {} }]
    : conflictOf(bases, names);
  if (faults.length > 0) throw new AppError('INVALID_REQUEST', {}, { faults });
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

/** Countries that a seeker limits itself to; null: no limit. */
const limitOf = ({ wishes }: SeekerBase): readonly string[] | null =>
  wishes?.onlyCountries === true && wishes.countries.length > 0 ? wishes.countries : null;

function conflictOf(bases: readonly SeekerBase[], names: readonly string[]): InputFault[] {
  const limits = bases.flatMap((base, at) => {
    const countries = limitOf(base);
    return countries === null ? [] : [{ name: names[at] ?? '', countries }];
  });
  if (limits.length < 2 || common(limits.map(({ countries }) => countries)).length > 0) return [];
  const told = limits.map(({ name, countries }) => `${name} (${countries.join(', ')})`);
  return [{ path: 'seekerIds', code: 'NO_COMMON_COUNTRY', params: { limits: told.join(' · ') } }];
}

function common(lists: readonly (readonly string[])[]): string[] {
  const [first = [], ...others] = lists;
  return first.filter((code) => others.every((list) => list.includes(code)));
}

function joinedWishes(wishes: readonly Wishes[]): Wishes {
  const limits = wishes.filter(({ onlyCountries, countries }) => onlyCountries && countries.length > 0);
  const populationMin = most(wishes.map((wish) => wish.populationMin));
  const populationMax = least(wishes.map((wish) => wish.populationMax));
  const possible = populationMin === null || populationMax === null || populationMin <= populationMax;
  return {
    countries:
      limits.length > 0
        ? common(limits.map(({ countries }) => countries))
        : unique(wishes.map(({ countries }) => countries)),
    zones: limits.length > 0 ? [] : unique(wishes.map(({ zones }) => zones)),
    onlyCountries: limits.length > 0,
    levels: unique(wishes.map(({ levels }) => levels)),
    forms: unique(wishes.map(({ forms }) => forms)),
    // A wish about size orders and never closes: ranges that exclude each other say nothing together.
    populationMin: possible ? populationMin : null,
    populationMax: possible ? populationMax : null,
  };
}
