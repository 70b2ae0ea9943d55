import type { Directory } from '../reference/directory.ts';
import { nameKey } from './analysis.ts';
import { slips } from './misspelling.ts';
import { namesOf } from './passage.ts';
import type { PublicProfile } from './profile.ts';
import { directoryIdsOf } from './seeker.ts';

/** Why two profiles may be of one authority: the same INSEE code or SIREN; or a like name nearby, in one first-level
 *  division (story R7). */
export const DUPLICATE_REASONS = ['SAME_CODE', 'LIKE_NAME_NEARBY'] as const;
type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

/** Whose word a profile is: of nobody who has an account; of an authority that registered by a mailed link and that nobody
 *  vouched for; of an account that is known by its contact, its SIREN or the operator. */
export const SPEAKERS = ['nobody', 'self_registered', 'known'] as const;
export type Speaker = (typeof SPEAKERS)[number];

type Comparable = Pick<
  PublicProfile,
  'id' | 'name' | 'names' | 'country' | 'subdivision' | 'inseeCode' | 'siren' | 'location'
>;

export interface DuplicatePair<P extends Comparable = Comparable> {
  reason: DuplicateReason;
  /** By id. */
  profiles: readonly [P, P];
  /** Null where a code says it. */
  distanceKm: number | null;
}

/** Farther apart, two places of like names are two places (story R7). */
const NEAR_KM = 5;

/** Mean radius of the Earth (IUGG). */
const EARTH_KM = 6371.0088;

type Location = NonNullable<PublicProfile['location']>;

/** Great-circle distance in km (haversine). @param left, right WGS 84 degrees. @returns ≥ 0. */
function distanceKm(left: Location, right: Location): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = (degrees: number): number => Math.sin(radians(degrees) / 2) ** 2;
  const along = Math.cos(radians(left.lat)) * Math.cos(radians(right.lat)) * half(right.lon - left.lon);
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half(right.lat - left.lat) + along)));
}

/** Letters from which one slip, and two, leave a name recognisable (usual bounds of spelling correction, as for places in
 *  texts). */
const ONE_SLIP = 5;
const TWO_SLIPS = 9;

/** True for spellings of one name: a slip or two in a long one. */
function isSlipOf(left: string, right: string): boolean {
  const length = Math.min(left.length, right.length);
  const tolerance = length >= TWO_SLIPS ? 2 : length >= ONE_SLIP ? 1 : 0;
  return left === right || (tolerance > 0 && slips(left, right, tolerance) <= tolerance);
}

/** Least letters of a name that may stand within another: "Thiès" in "Commune de Thiès", not "Sur" in "Mairie sur Mer". */
const WITHIN = 4;

/** True for names that may be one: the same but for accents, case, hyphens, Saint and a slip; alone, or within the longer. */
function areAlike(left: string, right: string): boolean {
  const [short = [], long = []] = [left, right]
    .map((name) => nameKey(name).split(' '))
    .sort((one, other) => one.length - other.length);
  const name = short.join(' ');
  if (name === '') return false;
  if (short.length === long.length) return isSlipOf(name, long.join(' '));
  const windows = long.map((_, at) => long.slice(at, at + short.length).join(' '));
  return name.length >= WITHIN && windows.some((window) => isSlipOf(name, window));
}

function namesAlike(left: Comparable, right: Comparable): boolean {
  return namesOf(left).some((name) => namesOf(right).some((other) => areAlike(name, other)));
}

/** Distance of two profiles that may be of one foreign authority; null: they are of two, or too little is stated. */
function nearness(left: Comparable, right: Comparable): number | null {
  if (left.location === null || right.location === null || left.subdivision === null) return null;
  if (left.country !== right.country || left.subdivision !== right.subdivision) return null;
  const distance = distanceKm(left.location, right.location);
  return distance < NEAR_KM && namesAlike(left, right) ? distance : null;
}

function sharesCode(left: Comparable, right: Comparable): boolean {
  const ids = directoryIdsOf(left);
  return (
    left.country === 'FR' && right.country === 'FR' && directoryIdsOf(right).some((id) => ids.includes(id))
  );
}

/** The pair that two profiles are; null: they are of two authorities, as far as can be told. */
export function duplicatePair<P extends Comparable>(left: P, right: P): DuplicatePair<P> | null {
  const profiles = left.id < right.id ? ([left, right] as const) : ([right, left] as const);
  if (sharesCode(left, right)) return { reason: 'SAME_CODE', profiles, distanceKm: null };
  const distance = left.country === 'FR' ? null : nearness(left, right);
  return distance === null ? null : { reason: 'LIKE_NAME_NEARBY', profiles, distanceKm: distance };
}

/** True when two profiles may be of one authority: duplicates, or a French one and what it has become, by codes of today
 *  (*commune nouvelle*). */
export function mayBeOne(left: Comparable, right: Comparable, directory: Pick<Directory, 'get'>): boolean {
  const today = (profile: Comparable): string[] =>
    directoryIdsOf(profile).map((id) => directory.get(id)?.id ?? id);
  const bothFrench = left.country === 'FR' && right.country === 'FR';
  const succeeds = bothFrench && today(left).some((id) => today(right).includes(id));
  return succeeds || duplicatePair(left, right) !== null;
}

/** Where a duplicate of a profile can be: among those of the same code, or of the same first-level division. */
function groupsOf(profile: Comparable): string[] {
  return profile.country === 'FR'
    ? [...new Set(directoryIdsOf(profile))]
    : [`${profile.country} ${profile.subdivision}`];
}

/** Every pair among some profiles, each once, by ids. */
export function duplicatePairs<P extends Comparable>(profiles: readonly P[]): DuplicatePair<P>[] {
  const groups = new Map<string, P[]>();
  const found = new Map<string, DuplicatePair<P>>();
  for (const profile of profiles) {
    for (const key of groupsOf(profile)) {
      const group = groups.get(key) ?? [];
      for (const other of group) {
        const pair = duplicatePair(profile, other);
        if (pair !== null) found.set(pair.profiles.map(({ id }) => id).join(' '), pair);
      }
      groups.set(key, [...group, profile]);
    }
  }
  return [...found].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, pair]) => pair);
}
