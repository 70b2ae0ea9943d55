import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deps } from '../src/deps.ts';
import { inferIntent } from '../src/domain/intent.ts';
import { understand } from '../src/domain/understand.ts';
import { findMatches } from '../src/use-cases/find-matches.ts';
import type { Collection, JudgedRequest } from './collection.ts';
import { interval, mean, ndcg, ratioInterval } from './metrics.ts';
import { isFindable } from './recording.ts';
import { WORDINGS } from './wordings.ts';

const SEED = 20261126;

type Asked = JudgedRequest & { request: { query: string } };

/** Free-text requests with anything to find. */
function freeText({ requests }: Collection): Asked[] {
  return requests.flatMap((judged) => {
    const { query } = judged.request;
    return query === null || !isFindable({ request: judged })
      ? []
      : [{ ...judged, request: { ...judged.request, query } }];
  });
}

/** nDCG@10 of requests under another text. */
async function scoresUnder(
  deps: Deps,
  asked: readonly Asked[],
  rewrite: (request: Asked, at: number) => string,
): Promise<number[]> {
  const scores: number[] = [];
  for (const [at, judged] of asked.entries()) {
    const query = rewrite(judged, at);
    const { matches } = await findMatches(deps, { ...judged.request, query });
    const ids = matches.map(({ profile }) => profile.id);
    scores.push(ndcg(ids, judged.grades, 10) ?? 0);
  }
  return scores;
}

const figure = (value: number): string => value.toFixed(3);
const range = ([low, high]: [number, number]): string => `${figure(low)}–${figure(high)}`;

/** One line of a comparison with the same requests as they were written. */
function row(name: string, scores: readonly number[], original: readonly number[]): string {
  const ratio = mean(scores) / mean(original);
  return `| ${name} | ${scores.length} | ${figure(mean(scores))} | ${range(interval(scores))} | ${figure(ratio)} | ${range(ratioInterval(scores, original))} |`;
}

const HEAD = [
  '| wording | requests | nDCG@10 | 95 % interval | ratio | 95 % interval |',
  '| --- | --- | --- | --- | --- | --- |',
];

/** Free-text requests worded otherwise by rule. @returns lines of Markdown. */
export async function wordingReport(deps: Deps, collection: Collection): Promise<string[]> {
  const asked = freeText(collection);
  const original = await scoresUnder(deps, asked, ({ request }) => request.query);
  const rows: string[] = [];
  for (const { name, rewrite } of WORDINGS) {
    const scores = await scoresUnder(deps, asked, ({ request, lang }, at) =>
      rewrite(request.query, lang, SEED + at),
    );
    rows.push(row(name, scores, original));
  }
  return [...HEAD, row('as written', original, original), ...rows];
}

/** Languages of `collections/translations`. */
const LANGUAGES = ['en', 'es', 'pt', 'de', 'ar'] as const;

async function translationsInto(language: string): Promise<Map<string, string>> {
  const text = await readFile(join(import.meta.dirname, `collections/translations/${language}.tsv`), 'utf8');
  const lines = text.split('\n').filter((line) => line !== '');
  return new Map(
    lines.map((line) => {
      const [id = '', translated = ''] = line.split('\t');
      return [id, translated];
    }),
  );
}

export interface LanguageScores {
  language: string;
  scores: readonly number[];
  original: readonly number[];
  /** Requests whose translation is read otherwise than the original: another intent, other wishes. */
  misread: { intent: string[]; wishes: string[] };
}

/** What a text is understood to wish of places. */
function wishesIn(text: string): string {
  const { countries, zones, only, excluded } = understand(text);
  return [countries, zones, excluded].map((codes) => [...codes].sort().join()).join(';') + only;
}

/** French requests beside their translations. Requests without anything to find are left out. */
export async function scoreTranslations(deps: Deps, collection: Collection): Promise<LanguageScores[]> {
  const results: LanguageScores[] = [];
  for (const language of LANGUAGES) {
    const translated = await translationsInto(language);
    const asked = freeText(collection).filter(({ id }) => translated.has(id));
    const original = await scoresUnder(deps, asked, ({ request }) => request.query);
    const scores = await scoresUnder(deps, asked, ({ id }) => translated.get(id) ?? '');
    const translationOf = ({ id }: Asked): string => translated.get(id) ?? '';
    const intent = asked.filter((one) => inferIntent(translationOf(one)) !== one.intent);
    const wishes = asked.filter((one) => wishesIn(translationOf(one)) !== wishesIn(one.request.query));
    const ids = (list: readonly Asked[]): string[] => list.map(({ id }) => id);
    results.push({ language, scores, original, misread: { intent: ids(intent), wishes: ids(wishes) } });
  }
  return results;
}

/** @returns lines of Markdown. */
export function translationReport(results: readonly LanguageScores[]): string[] {
  const [first] = results;
  if (first === undefined) return [];
  const all = {
    scores: results.flatMap(({ scores }) => scores),
    original: results.flatMap(({ original }) => original),
  };
  return [
    ...HEAD,
    row('fr (originals)', first.original, first.original),
    ...results.map(({ language, scores, original }) => row(language, scores, original)),
    row('all five', all.scores, all.original),
    '',
    ...results.map(
      ({ language, scores, misread: { intent, wishes } }) =>
        `${language}: intent right ${scores.length - intent.length} of ${scores.length} (wrong: ${intent.join(', ') || 'none'}); places read otherwise than in French: ${wishes.join(', ') || 'none'}.`,
    ),
  ];
}
