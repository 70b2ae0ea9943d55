import { holdsOn } from '../../reference/dated.ts';
import { DELIBERATING_BODIES, type DeliberatingBody } from '../../reference/deliberating-bodies.ts';
import type { GroupingType } from '../../reference/directory.ts';
import { nameKey } from '../analysis.ts';
import type { Level } from '../codes.ts';

/** Who asks for its body: the type of an intercommunalité that the directory has. */
interface Deliberating {
  name: string;
  level: Level;
  type: GroupingType | null;
}

/** The body of a collectivité of a status of its own, by its whole name (whatever accents, case and hyphens) or the kind that its
 *  name opens with, or of an intercommunalité by its type.
 *  @param on the day (UTC) for which it is asked.
 *  @returns null for one whose council is that of its level. */
export function deliberatingBodyOf({ name, level, type }: Deliberating, on: Date): DeliberatingBody | null {
  const key = nameKey(name);
  const isOf = ({ names, openings, types }: DeliberatingBody): boolean =>
    names.some((one) => nameKey(one) === key) ||
    openings.some((one) => key.startsWith(`${nameKey(one)} `)) ||
    (type !== null && types.includes(type));
  return (
    DELIBERATING_BODIES.find((body) => body.levels.includes(level) && holdsOn(body, on) && isOf(body)) ?? null
  );
}
