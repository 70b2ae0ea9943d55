import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { catchUp } from '../indexer/pending.ts';
import type { Deps } from '../src/deps.ts';
import { matchRequestSchema } from '../src/domain/match.ts';
import { profileSchema } from '../src/domain/profile.ts';
import { SEED_ADVISORIES } from '../src/reference/advisories.ts';
import { saveAdvisories } from '../src/store/advisories.ts';
import { findMatches } from '../src/use-cases/find-matches.ts';
import { saveProfiles } from '../src/use-cases/save-profiles.ts';

const FILE = join(import.meta.dirname, 'collections/flags/pairs.jsonl');

const JUDGED = ['ADVISORY', 'LANGUAGE_GAP', 'LANGUAGE_UNKNOWN', 'SIZE_GAP'] as const;
const isJudged = (code: string): boolean => JUDGED.some((judged) => judged === code);

const pairSchema = z.object({
  id: z.string(),
  seeker: z.record(z.string(), z.unknown()),
  wishes: z.record(z.string(), z.unknown()).optional(),
  candidate: z.object({ country: z.string() }).catchall(z.unknown()),
  flags: z.array(z.enum(JUDGED)),
});

/** The same words on both sides of every pair: flags do not depend on what it is about. */
const OFFERED = 'Notre service des eaux forme des fontainiers.';
const ASKED = 'Nous cherchons qui forme nos fontainiers.';

/** Candidates of the list as profiles of their own; the texts of another collection would push them out of the lists. */
const idOf = (pair: string): string => `flag-${pair}`;

/** Checks what the service says of forty pairs against a list written by hand. Adds their profiles to the database.
 *  @returns lines of Markdown. */
export async function flagReport(deps: Deps): Promise<string[]> {
  const lines = (await readFile(FILE, 'utf8')).split('\n').filter((line) => line !== '');
  const pairs = lines.map((line) => pairSchema.parse(JSON.parse(line)));
  const profiles = pairs.map(({ id, candidate }) =>
    profileSchema.parse({ ...candidate, id: idOf(id), name: id, offers: [{ text: OFFERED }] }),
  );
  await saveAdvisories(deps.db, SEED_ADVISORIES);
  await saveProfiles(deps.db, profiles, deps.now());
  await catchUp(deps);
  const faults: string[] = [];
  let expected = 0;
  for (const { id, seeker, wishes, candidate, flags } of pairs) {
    const filters = { countries: [candidate.country] };
    const request = matchRequestSchema.parse({ seeker, wishes, filters, query: ASKED, limit: 100 });
    const { matches } = await findMatches(deps, request);
    const match = matches.find(({ profile }) => profile.id === idOf(id));
    const said = match?.flags.map(({ code }) => code).filter(isJudged) ?? [];
    expected += flags.length;
    faults.push(
      ...(match === undefined ? [`${id} not found`] : []),
      ...flags.filter((flag) => !said.includes(flag)).map((flag) => `${id} lacks ${flag}`),
      ...said.filter((flag) => !flags.some((wanted) => wanted === flag)).map((flag) => `${id} has ${flag}`),
    );
  }
  return [
    `Flags of ${pairs.length} pairs written by hand (advisory, language, size): ${expected} expected; faults: ${faults.join(', ') || 'none'}.`,
  ];
}
