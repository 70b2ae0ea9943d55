import type { Deps } from '../src/deps.ts';
import { readFieldLayer } from '../src/embedding/field-layer.ts';
import { makeStaticQueries, readStaticFiles } from '../src/embedding/static-queries.ts';
import { MODEL_DIR, STATIC_QUERIES_DIR } from '../src/places.ts';
import { type Ablation, ablate, ablationReport } from './ablations.ts';
import { type Bar, barChart } from './chart.ts';
import type { Collection } from './collection.ts';
import { evennessReport } from './evenness.ts';
import { exposureTable } from './exposure.ts';
import { flagReport } from './flags.ts';
import { joinsReport } from './joins.ts';
import { interval, mean, ratioInterval } from './metrics.ts';
import { missingFieldsReport } from './missing-fields.ts';
import { judge, overview, SYSTEMS, scores } from './overview.ts';
import { pairsReport } from './pairs.ts';
import { evaluateParaphrase } from './paraphrase.ts';
import { isFindable, type Recording, recordRequests, replay, scoreOf } from './recording.ts';
import { type LanguageScores, scoreTranslations, translationReport, wordingReport } from './robustness.ts';
import { bestBaseline, type Tuned, tune, tuningReport } from './tuning.ts';

/** Lowest nDCG@10 on the committed collection that CI accepts: a little below the interval of docs/results/relevance.md, so that a
 *  real loss shows and noise of another machine does not. */
const FLOOR = 0.78;

/** What an evaluation found. */
export interface Report {
  text: string;
  /** SVG by file name. */
  charts: Record<string, string>;
  /** What CI should stop for. */
  problem: string | null;
}

const bar = (label: string, values: readonly number[]): Bar => ({
  label,
  value: mean(values),
  interval: interval(values),
});

function tuningChart(tuned: Tuned): string {
  return barChart(
    'nDCG@10, cross-validated, with 95 % intervals',
    [
      bar('bourse, chosen by fold', tuned.service.scores),
      bar('bourse, as shipped', tuned.shipped),
      ...tuned.baselines.map(({ system, validated }) => bar(`${system}, tuned`, validated.scores)),
    ],
    { mark: mean(bestBaseline(tuned).scores) },
  );
}

function ablationChart(ablations: readonly Ablation[]): string {
  return barChart(
    'nDCG@10 lost without a factor, with 95 % intervals',
    ablations.map(({ name, losses }) => bar(name, losses)),
    { from: -0.05, to: 0.5 },
  );
}

function languageChart(results: readonly LanguageScores[]): string {
  return barChart(
    'nDCG@10 of translated requests over the French originals',
    results.map(({ language, scores: translated, original }) => ({
      label: language,
      value: mean(translated) / mean(original),
      interval: ratioInterval(translated, original),
    })),
    { to: 1.2, mark: 0.9 },
  );
}

const textOf = (parts: readonly (readonly string[])[]): string =>
  `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;

const findable = (recordings: readonly Recording[]): Recording[] => recordings.filter(isFindable);

/** Everything that needs no further embedding than the collection itself.
 *  @param pairs folder of the real partnerships. */
export async function mainReport(deps: Deps, collection: Collection, pairs: string | null): Promise<Report> {
  const now = deps.now();
  const recordings = await recordRequests(deps, collection.requests);
  const judged = await judge(deps, recordings);
  const tuned = tune(findable(recordings), now);
  const ablations = ablate(findable(recordings), now);
  const reached = mean(scores(judged, 'bourse'));
  const text = textOf([
    overview(judged),
    await evaluateParaphrase(deps),
    tuningReport(tuned),
    joinsReport(findable(recordings), now),
    ablationReport(ablations),
    evennessReport(collection, judged, SYSTEMS),
    await exposureTable(deps, collection, now),
    missingFieldsReport(findable(recordings), now),
    await pairsReport(pairs, now),
  ]);
  return {
    text,
    charts: { 'tuned.svg': tuningChart(tuned), 'ablations.svg': ablationChart(ablations) },
    problem: reached < FLOOR ? `nDCG@10 ${reached.toFixed(3)} is below the floor ${FLOOR}` : null,
  };
}

/** Requests worded otherwise, translations, flags: some hundreds of texts more for the model.
 *  @param translated true when the translations are of this collection. */
export async function fullReport(deps: Deps, collection: Collection, translated: boolean): Promise<Report> {
  const wordings = await wordingReport(deps, collection);
  const languages = translated ? await scoreTranslations(deps, collection) : [];
  const withoutModel = await staticReport(deps, collection);
  // Last: it adds profiles of its own.
  const flags = await flagReport(deps);
  return {
    text: textOf([wordings, translationReport(languages), withoutModel, flags]),
    charts: translated ? { 'languages.svg': languageChart(languages) } : {},
    problem: null,
  };
}

/** The same service where no network runs: questions get static vectors, or none. */
async function staticReport(deps: Deps, collection: Collection): Promise<string[]> {
  const [files, layer] = await Promise.all([readStaticFiles(STATIC_QUERIES_DIR), readFieldLayer(MODEL_DIR)]);
  const vectorOf = makeStaticQueries(files, layer);
  const reached = async (queryVector: Deps['queryVector']): Promise<number[]> => {
    const recordings = findable(await recordRequests({ ...deps, queryVector }, collection.requests));
    return recordings.map((recording) => scoreOf(recording, replay(recording, deps.now())));
  };
  const row = (name: string, values: readonly number[]): string =>
    `| ${name} | ${mean(values).toFixed(3)} | ${interval(values)
      .map((value) => value.toFixed(3))
      .join('–')} |`;
  return [
    '| vectors of questions | nDCG@10 | 95 % interval |',
    '| --- | --- | --- |',
    row('model', await reached(deps.queryVector)),
    row('static', await reached(async (text) => vectorOf(text))),
    row('none', await reached(async () => null)),
  ];
}

/** The same service and baselines on the general model, without the field layer. */
export async function generalReport(deps: Deps, collection: Collection): Promise<Report> {
  const recordings = findable(await recordRequests(deps, collection.requests));
  const tuned = tune(recordings, deps.now());
  return {
    text: textOf([['On the general model, without the field layer:'], tuningReport(tuned)]),
    charts: {},
    problem: null,
  };
}
