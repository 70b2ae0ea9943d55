import data from '../../seeds/reference/partner-wishes.json' with { type: 'json' };
import { FORMS, type Form, LEVELS, type Level, TRAITS, type Trait } from '../domain/codes.ts';

/** Wordings for what a partner may be wished to be, in the six languages of the requests, as patterns over folded words
 *  joined by single spaces; a pattern matches whole words only. */

export const wholeWords = (source: string): RegExp => new RegExp(`(?<![^ ])(?:${source})(?![^ ])`, 'gu');

/** A noun for a local authority or a partner, with the level that it says; null when it says none. */
export const HEADS: readonly { level: Level | null; pattern: RegExp }[] = data.heads.map(
  ({ level, pattern }) => ({
    level: LEVELS.find((known) => known === level) ?? null,
    pattern: wholeWords(pattern),
  }),
);

/** `before`: words that say the trait before the noun only ("a port city"). */
export const TRAIT_WORDINGS: readonly { trait: Trait; pattern: RegExp; before: RegExp | null }[] = TRAITS.map(
  (trait) => {
    const { pattern, before } = data.traits[trait];
    return { trait, pattern: wholeWords(pattern), before: before === null ? null : wholeWords(before) };
  },
);

/** A range of inhabitants; null: no bound. */
export interface PopulationRange {
  min: number | null;
  max: number | null;
}

/** What a word for a size means of a noun: the first range whose nouns match. Each range has its source in the data. */
export const SIZE_WORDINGS: readonly {
  pattern: RegExp;
  ranges: readonly (PopulationRange & { heads: RegExp })[];
}[] = data.sizes.map(({ pattern, ranges }) => ({
  pattern: wholeWords(pattern),
  ranges: ranges.map(({ heads, min, max }) => ({ heads: new RegExp(`^(?:${heads})$`, 'u'), min, max })),
}));

const formPatterns: Readonly<Partial<Record<Form, string>>> = data.forms;

/** Forms of partnership that have a name people use; promotion has none that is not also a subject. */
export const FORM_WORDINGS: readonly { form: Form; pattern: RegExp }[] = FORMS.flatMap((form) => {
  const pattern = formPatterns[form];
  return pattern === undefined ? [] : [{ form, pattern: wholeWords(pattern) }];
});

export const DETERMINERS = {
  indefinite: wholeWords(data.determiners.indefinite),
  definite: wholeWords(data.determiners.definite),
};

/** Whom a noun is about, by the words before it; those called near say so directly before it only. */
export const ABOUT = {
  seeker: wholeWords(data.about.seeker),
  seekerNear: wholeWords(data.about.seekerNear),
  partner: wholeWords(data.about.partner),
  partnerNear: wholeWords(data.about.partnerNear),
  /** Predicates of a seeker that speaks of itself in the third person. */
  speaking: wholeWords(data.about.speaking),
  we: wholeWords(data.about.we),
  relative: wholeWords(data.about.relative),
  negation: wholeWords(data.about.negation),
};

/** Where what is said of a noun ends. */
export const WINDOW = {
  stop: wholeWords(data.window.stop),
  stopUnlessCopula: wholeWords(data.window.stopUnlessCopula),
  copula: wholeWords(data.window.copula),
};

const { number, unit, between, below, above } = data.population;
const numbered = (source: string): RegExp => wholeWords(source.replaceAll('N', number));

/** Numbers of inhabitants; each match has the digits and the words for thousands in its groups. */
export const POPULATION = {
  unit: wholeWords(unit),
  between: numbered(between),
  below: numbered(below),
  above: numbered(above),
  about: numbered(`N (?:${unit})`),
};
