import type { Evidence } from '../src/domain/evidence.ts';
import { withFacts } from '../src/domain/facts.ts';
import { matchRequestSchema } from '../src/domain/match.ts';
import { rank } from '../src/domain/rank.ts';
import { completeSeeker, type SeekerBase, seekerOfEntry } from '../src/domain/seeker.ts';
import { interval, mean } from './metrics.ts';
import { type PairsData, type Partnered, readPairs, STRATA, type Stratum } from './pairs-data.ts';

const DEPTH = 50;

/** A score for each town, higher first. */
type Scorer = (seeker: Partnered, data: PairsData) => number[];

/** What the service is left with when a town states nothing but where and how large it is: every town is equally near to the
 *  question, so that obstacles alone decide. */
function serviceScorer(languages: readonly string[], now: Date): Scorer {
  const request = matchRequestSchema.parse({ query: 'partenariat' });
  const evidence: Evidence[] = [{ statement: 0, kind: 'summary', ordinal: 0, similarity: 1 }];
  return ({ entry }, { towns }) => {
    const base: SeekerBase = {
      ...seekerOfEntry(entry),
      languages,
      statements: [
        {
          side: 'exchange',
          field: 'query',
          text: 'partenariat',
          themes: [],
          guessedThemes: [],
          language: 'fr',
          sideInferred: true,
          background: false,
        },
      ],
    };
    const candidates = towns.map(({ profile }) => withFacts({ profile, partners: [] }));
    const known = new Map(candidates.map(({ profile }) => [profile.id, evidence]));
    const scored = rank(completeSeeker(base, request, null), candidates, known, now);
    const scores = new Map(scored.map(({ candidate, score }) => [candidate.profile.id, score]));
    return towns.map(({ profile }) => scores.get(profile.id) ?? -1);
  };
}

/** Known pairs of each town or country, without those of the seeker. */
const popularity: Scorer = ({ partners }, { counts }) =>
  counts.map((count, town) => count - Number(partners.has(town)));

const countryPopularity: Scorer = (seeker, data) => {
  const byCountry = new Map<string, number>();
  for (const [town, count] of popularity(seeker, data).entries()) {
    const country = data.towns[town]?.country ?? '';
    byCountry.set(country, (byCountry.get(country) ?? 0) + count);
  }
  return data.towns.map(({ country }) => byCountry.get(country) ?? 0);
};

const sizeLikeness: Scorer = ({ entry }, { towns }) =>
  towns.map(({ population }) =>
    population === null || entry.population === null || population === 0
      ? -Infinity
      : -Math.abs(Math.log(population / entry.population)),
  );

interface Found {
  stratum: Stratum;
  recall: number;
  reciprocal: number;
}

/** Where a known partner stands among the towns that are not partners of this seeker. Among equals any order is as likely: the
 *  figures are what chance gives on average. */
function findPartners(scores: readonly number[], { partners, gold }: Partnered): Found[] {
  const others = scores.filter((_, town) => !partners.has(town));
  return gold.map(({ town, stratum }) => {
    const own = scores[town] ?? -Infinity;
    const above = others.filter((score) => score > own).length;
    const equal = others.filter((score) => score === own).length + 1;
    const ranks = Array.from({ length: equal }, (_, at) => 1 / (above + at + 1));
    return {
      stratum,
      recall: Math.max(0, Math.min(1, (DEPTH - above) / equal)),
      reciprocal: mean(ranks),
    };
  });
}

/** The known partner of a real collectivité hidden among all towns of the table.
 *  @param folder of `pairs.csv`; null: not run. @returns lines of Markdown. */
export async function pairsReport(folder: string | null, now: Date): Promise<string[]> {
  if (folder === null) return ['Real partnerships (`--pairs DIR`): not run.'];
  const data = await readPairs(folder);
  const scorers: [string, Scorer][] = [
    ['service, seeker as the directory knows it', serviceScorer([], now)],
    ['service, French stated by the seeker', serviceScorer(['fr'], now)],
    ['similar size', sizeLikeness],
    ['popularity of the town', popularity],
    ['popularity of the country', countryPopularity],
    ['chance', (_, { towns }) => towns.map(() => 0)],
  ];
  const pairs = data.seekers.reduce((sum, { gold }) => sum + gold.length, 0);
  return [
    `Real partnerships: ${pairs} checked pairs of ${data.seekers.length} French collectivités, each partner hidden among ${data.towns.length} towns.`,
    '',
    `| system | stratum | pairs | recall@${DEPTH} | 95 % interval | MRR |`,
    '| --- | --- | --- | --- | --- | --- |',
    ...scorers.flatMap(([name, scorer]) => {
      const found = data.seekers.flatMap((seeker) => findPartners(scorer(seeker, data), seeker));
      return ['all', ...STRATA].map((stratum) => {
        const part = found.filter((one) => stratum === 'all' || one.stratum === stratum);
        const recalls = part.map(({ recall }) => recall);
        const [low, high] = interval(recalls);
        return `| ${name} | ${stratum} | ${part.length} | ${mean(recalls).toFixed(3)} | ${low.toFixed(3)}–${high.toFixed(3)} | ${mean(part.map(({ reciprocal }) => reciprocal)).toFixed(4)} |`;
      });
    }),
  ];
}
