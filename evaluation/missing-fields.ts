import { withProfiles } from './ablations.ts';
import { mean, seededRandom } from './metrics.ts';
import { type Recording, replay, scoreOf } from './recording.ts';

const SHARES = [0.2, 0.4, 0.6];
const SEED = 20261126;
/** Draws of each share: which fields are lost is chance. */
const DRAWS = 3;

/** Profiles that leave fields out, each with the same chance: population, languages, date, wishes, services, and the theme of
 *  each need and offer. Texts stay: a profile without any is not found by anybody. */
function forgetful(share: number, seed: number) {
  const random = seededRandom(seed);
  const known = new Map<string, readonly boolean[]>();
  return (recording: Recording, now: Date): string[] =>
    replay(recording, now, {
      alter: (retrieved) =>
        withProfiles(retrieved, (profile) => {
          const lost = known.get(profile.id) ?? Array.from({ length: 12 }, () => random() < share);
          known.set(profile.id, lost);
          const without = <T>(at: number, value: T, empty: T): T => (lost[at % lost.length] ? empty : value);
          const unthemed = (list: typeof profile.needs, from: number): typeof profile.needs =>
            list.map((one, at) => ({ ...one, theme: without(from + at, one.theme, null) }));
          return {
            ...profile,
            population: without(0, profile.population, null),
            languages: without(1, profile.languages, []),
            updatedAt: without(2, profile.updatedAt, null),
            competences: without(3, profile.competences, []),
            wishes: { ...profile.wishes, countries: without(4, profile.wishes.countries, []) },
            needs: unthemed(profile.needs, 5),
            offers: unthemed(profile.offers, 8),
          };
        }),
    });
}

/** Lists when profiles leave fields out; the grades know them still, so that some loss is due.
 *  @returns lines of Markdown. */
export function missingFieldsReport(recordings: readonly Recording[], now: Date): string[] {
  const whole = mean(recordings.map((recording) => scoreOf(recording, replay(recording, now))));
  const rows = SHARES.map((share) => {
    const draws = Array.from({ length: DRAWS }, (_, draw) => {
      const rank = forgetful(share, SEED + draw);
      return mean(recordings.map((recording) => scoreOf(recording, rank(recording, now))));
    });
    return `| ${Math.round(100 * share)} % | ${mean(draws).toFixed(3)} | ${(mean(draws) / whole).toFixed(3)} |`;
  });
  return [
    `| fields that profiles leave out | nDCG@10 (mean of ${DRAWS} draws) | share of the whole |`,
    '| --- | --- | --- |',
    `| as they are | ${whole.toFixed(3)} | 1.000 |`,
    ...rows,
  ];
}
