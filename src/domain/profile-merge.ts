import { canonicalJson } from './canonical.ts';
import { type Profile, profileSchema } from './profile.ts';

/** What a merge can be undone for (story R7). */
export const UNDO_DAYS = 30;

/** Fields that one authority states and that may complete another description of it. Names, places in law and openness
 *  are the kept profile's own. */
const FILLED = [
  'names',
  'subdivision',
  'inseeCode',
  'siren',
  'population',
  'location',
  'languages',
  'competences',
  'summary',
  'offers',
  'needs',
  'wishes',
  'capacity',
  'labels',
  'traits',
  'diasporas',
  'interpretation',
  'modes',
  'mutualisation',
  'mayContract',
  'contact',
] as const satisfies readonly (keyof Profile)[];

/** Fields with the values that were taken. */
export type FilledFields = Partial<Pick<Profile, (typeof FILLED)[number]>>;

/** A profile that states nothing: what each field is then. */
const UNSTATED = profileSchema.parse({ id: 'unstated', name: 'unstated', country: 'FR', level: 'other' });

const isSame = (left: unknown, right: unknown): boolean => canonicalJson(left) === canonicalJson(right);

/** What the kept profile takes from the other: what it does not state itself. Nothing that it states changes. */
export function filledFields(into: Profile, from: Profile): FilledFields {
  const taken = FILLED.filter(
    (field) => isSame(into[field], UNSTATED[field]) && !isSame(from[field], UNSTATED[field]),
  );
  return Object.fromEntries(taken.map((field) => [field, from[field]]));
}

/** The kept profile with what it takes. */
export function mergedProfile(into: Profile, filled: FilledFields): Profile {
  return { ...into, ...filled };
}

/** The kept profile without what it took; a field that was edited since stays as it is. */
export function unmergedProfile(into: Profile, filled: FilledFields): Profile {
  const untouched = FILLED.filter((field) => field in filled && isSame(into[field], filled[field]));
  return { ...into, ...Object.fromEntries(untouched.map((field) => [field, UNSTATED[field]])) };
}
