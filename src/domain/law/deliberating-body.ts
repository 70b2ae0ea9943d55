import { holdsOn } from '../../reference/dated.ts';
import { DELIBERATING_BODIES, type DeliberatingBody } from '../../reference/deliberating-bodies.ts';
import { nameKey } from '../analysis.ts';
import type { Level } from '../codes.ts';

/** The body of a collectivité of a status of its own, by its whole name (whatever accents, case and hyphens).
 *  @param on the day (UTC) for which it is asked.
 *  @returns null for one whose council is that of its level. */
export function deliberatingBodyOf(
  { name, level }: { name: string; level: Level },
  on: Date,
): DeliberatingBody | null {
  const key = nameKey(name);
  return (
    DELIBERATING_BODIES.find(
      (body) =>
        body.levels.includes(level) && holdsOn(body, on) && body.names.some((one) => nameKey(one) === key),
    ) ?? null
  );
}
