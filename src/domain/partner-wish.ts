import {
  ABOUT,
  FORM_WORDINGS,
  POPULATION,
  type PopulationRange,
  SIZE_WORDINGS,
  TRAIT_WORDINGS,
} from '../reference/partner-wordings.ts';
import type { Form, Level, Trait } from './codes.ts';
import { negationAt } from './negation.ts';
import { type Phrase, phrasesIn } from './partner-phrase.ts';
import { isWord, type Span, sentencesOf, spansOf } from './spans.ts';
import type { Token } from './token.ts';

/** Something that a text wishes of the partner, and the words that say it (token positions, end excluded). */
export type PartnerWish = { from: number; to: number } & (
  | { kind: 'level'; level: Level }
  | { kind: 'trait'; trait: Trait }
  | { kind: 'form'; form: Form }
  | { kind: 'population'; range: PopulationRange }
);

/** Words after a noun within which a trait is said of it, places not counted here being few. */
const TRAIT_REACH = 7;
/** Words after a noun within which its inhabitants are told ("une commune du Sénégal, francophone, de moins de …"). */
const POPULATION_REACH = 16;

/** "About 3,000" covers half to double of it (own judgement: well within the fivefold that costs nothing). */
const ABOUT_FACTOR = 2;

function numberOf(digits: string | undefined, word: string | undefined): number {
  const scale = word === undefined ? 1 : /^mil(?:lion|lon|hoes)/u.test(word) ? 1_000_000 : 1000;
  return Number(digits) * scale;
}

/** What every number begins with. */
const DIGITS = /\d/gu;

type Read = { range: PopulationRange; from: number; to: number };

/** Words after a number of inhabitants that make it a bound. */
const AT_MOST =
  /^(?:max|maximum|maximo|hochstens|a[ut] (?:plus|most|maximum)|(?:como|no) maximo|a lo sumo|o[ur]? (?:moins|less|fewer|menos)|oder weniger)(?: |$)/u;
const AT_LEAST =
  /^(?:min|minimum|minimo|mindestens|a[ut] (?:moins|least|minimum)|(?:como|no) minimo|al menos|pelo menos|(?:ou|or|et|o) (?:plus|more|mas|mais)|oder mehr)(?: |$)/u;

/** A lower bound below this takes its thousands from the upper one ("5 à 10 000"). */
const SHORTENED = 100;

function betweenOf([low, lowWord, high, highWord]: Span['groups']): PopulationRange {
  const max = numberOf(high, highWord);
  const min = numberOf(low, lowWord ?? highWord);
  const whole = min < SHORTENED && max >= 1000 ? min * 1000 : min;
  return { min: whole <= max ? whole : min, max };
}

/** About a number, or to one side of it ("5 000 habitants au plus"). */
function aroundOf(tokens: readonly Token[], { to, groups: [digits, word] }: Span): PopulationRange {
  const exact = numberOf(digits, word);
  const next = tokens
    .slice(to, to + 3)
    .map(({ folded }) => folded)
    .join(' ');
  if (AT_MOST.test(next)) return { min: null, max: exact };
  if (AT_LEAST.test(next)) return { min: exact, max: null };
  return { min: Math.round(exact / ABOUT_FACTOR), max: exact * ABOUT_FACTOR };
}

/** Explicit numbers of inhabitants in a run of words: the first there is. A comparison may leave the unit out at the end
 *  of a phrase ("une commune entre 2 000 et 10 000"). */
function numbersIn(tokens: readonly Token[], from: number, to: number): Read[] {
  if (spansOf(tokens, from, to, DIGITS).length === 0) return [];
  const counted = (span: Span): boolean =>
    isWord(tokens, span.to, POPULATION.unit) ||
    (!isWord(tokens, span.from, DIGITS) &&
      (tokens[span.to] === undefined || tokens[span.to]?.break !== 'none'));
  const end = (span: Span): number => (isWord(tokens, span.to, POPULATION.unit) ? span.to + 1 : span.to);
  const read = (pattern: RegExp, rangeOf: (groups: Span['groups']) => PopulationRange): Read[] =>
    spansOf(tokens, from, to, pattern)
      .filter(counted)
      .map((span) => ({ from: span.from, to: end(span), range: rangeOf(span.groups) }));
  const ranges = [
    ...read(POPULATION.between, betweenOf),
    ...read(POPULATION.below, ([digits, word]) => ({ min: null, max: numberOf(digits, word) })),
    ...read(POPULATION.above, ([digits, word]) => ({ min: numberOf(digits, word), max: null })),
    ...spansOf(tokens, from, to, POPULATION.about).map((span) => ({
      from: span.from,
      to: span.to,
      range: aroundOf(tokens, span),
    })),
  ];
  return ranges
    .filter(({ range: { min, max } }) => (min ?? 0) <= (max ?? Number.POSITIVE_INFINITY))
    .slice(0, 1);
}

const negatedAt = (tokens: readonly Token[], from: number, at: number): boolean =>
  spansOf(tokens, Math.max(from, at - 2), at, ABOUT.negation).length > 0;

/** Words for a size beside the noun ("petite ville", "town of medium size"). */
function sizesOf(tokens: readonly Token[], { from, head, headEnd, to }: Phrase): Read[] {
  const noun = tokens[headEnd - 1]?.folded ?? '';
  return SIZE_WORDINGS.flatMap(({ pattern, ranges }) =>
    spansOf(tokens, from, Math.min(to, headEnd + 4), pattern)
      .filter((span) => span.from <= headEnd + 1 && !negatedAt(tokens, head, span.from))
      .flatMap((span) => {
        const range = ranges.find(({ heads }) => heads.test(noun));
        return range === undefined
          ? []
          : [{ from: span.from, to: span.to, range: { min: range.min, max: range.max } }];
      }),
  );
}

type TraitWish = Extract<PartnerWish, { kind: 'trait' }>;

/** Traits that are said of a noun. */
export function traitsOf(tokens: readonly Token[], { from, head, headEnd, to }: Phrase): TraitWish[] {
  return TRAIT_WORDINGS.flatMap(({ trait, pattern, before }) =>
    [
      ...spansOf(tokens, from, Math.min(to, headEnd + TRAIT_REACH), pattern),
      ...(before === null ? [] : spansOf(tokens, from, head, before)),
    ]
      .filter((span) => !negatedAt(tokens, from, span.from))
      .map((span): TraitWish => ({ kind: 'trait', trait, from: span.from, to: span.to })),
  );
}

function wishesOf(tokens: readonly Token[], phrase: Phrase): PartnerWish[] {
  const { from, head, headEnd, to, level } = phrase;
  const numbers = numbersIn(tokens, from, Math.min(to, headEnd + POPULATION_REACH));
  const sizes = numbers.length > 0 ? numbers : sizesOf(tokens, phrase);
  return [
    ...(level === null ? [] : [{ kind: 'level' as const, level, from: head, to: headEnd }]),
    ...sizes.map(({ range, ...span }) => ({ kind: 'population' as const, range, ...span })),
    ...traitsOf(tokens, phrase),
  ];
}

/** Numbers of inhabitants that stand alone ("Cherche partenaire. Moins de 5 000 habitants."): not in what is said of a
 *  noun, at the beginning of a sentence or of an item, nothing but the end of it behind. */
function standing(tokens: readonly Token[], phrases: readonly Phrase[]): PartnerWish[] {
  return sentencesOf(tokens).flatMap(({ from, to }) =>
    numbersIn(tokens, from, to)
      .filter((read) => {
        const inPhrase = phrases.some((phrase) => phrase.from <= read.from && read.from < phrase.to);
        const opens = read.from === from || tokens[read.from]?.break === 'comma';
        const closes =
          read.to === to ||
          tokens[read.to]?.break !== 'none' ||
          /^(?:de|si|max\p{L}*|ou|or|if)$/u.test(tokens[read.to]?.folded ?? '');
        const bound =
          read.range.min === null ||
          read.range.max === null ||
          read.range.max !== read.range.min * ABOUT_FACTOR ** 2;
        return !inPhrase && opens && closes && bound;
      })
      .map(({ range, ...span }) => ({ kind: 'population' as const, range, ...span })),
  );
}

/** Words before a form that make it one that exists, or none ("notre comité de jumelage", "déjà un jumelage"). */
const EXISTING = /^(?:comites?|deja|already|ya|ja|bereits|committee|actuel\p{L}*|jumelees?)$/u;

function formsIn(tokens: readonly Token[]): PartnerWish[] {
  return FORM_WORDINGS.flatMap(({ form, pattern }) =>
    spansOf(tokens, 0, tokens.length, pattern)
      .filter(({ from }) => {
        const before = [from - 3, from - 2, from - 1].filter((at) => at >= 0);
        return !before.some(
          (at) =>
            EXISTING.test(tokens[at]?.folded ?? '') ||
            isWord(tokens, at, ABOUT.negation) ||
            negationAt(tokens, at) !== null ||
            (at === from - 1 &&
              /^(?:notre|nos|our|nuestr\p{L}*|noss\p{L}*|unser\p{L}*)$/u.test(tokens[at]?.folded ?? '')),
        );
      })
      .map(({ from, to }): PartnerWish => ({ kind: 'form', form, from, to })),
  );
}

/** What a text wishes of the partner beside its place and languages: level, size, traits, form. What the seeker says of
 *  itself ("nous sommes une petite commune") is no wish. */
export function partnerWishesIn(tokens: readonly Token[]): PartnerWish[] {
  const phrases = phrasesIn(tokens);
  return [
    ...phrases.filter(({ about }) => about === 'partner').flatMap((phrase) => wishesOf(tokens, phrase)),
    ...standing(tokens, phrases),
    ...formsIn(tokens),
  ];
}
