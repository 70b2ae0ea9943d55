import { type Fusion, harmonicMean } from './fusion.ts';

/** What a theme other than the one asked leaves of a textual similarity, 0..1. */
export interface ThemeCredit {
  same: number;
  /** Another theme of the same first-level domain. */
  domain: number;
  other: number;
}

/** Constants of the ranking that were chosen by measuring; what the rubric of `docs/ranking.md` gives stands beside the code
 *  that applies it. An evaluation passes others to see what they are worth. */
export interface Weights {
  /** Meaning beside words in a hybrid similarity, 0..1. */
  meaning: number;
  /** Share of a list, from its top, after which a passage counts as not similar; 1: the end of the list. */
  listShare: number;
  themeCredit: ThemeCredit;
  /** A guessed theme may be wrong. */
  guessedCredit: ThemeCredit;
  /** Grade of a passage on the wrong side when the side was read out of a text that is not plain about it. */
  inferredWrongSide: number;
  /** How the gains of both sides become one score. */
  fusion: Fusion;
  /** What it costs a profile to be close to every question, 0..1; 0: nothing. */
  exposure: number;
}

/** Measured beside other values and by cross-validation: docs/results/relevance.md. Meaning: on paraphrases without a word in
 *  common more of it is better. Credits of stated themes: every fold of the development collection and every translation
 *  prefer these to a half (domain study) and a quarter; guessed ones stay nearer to the whole, since a guess may be wrong. Wrong side: better than two thirds and than a third on French requests and on all
 *  five translations (docs/results/relevance.md). Exposure: one grade, like every obstacle. */
export const WEIGHTS: Weights = {
  meaning: 0.8,
  listShare: 1,
  themeCredit: { same: 1, domain: 0.35, other: 0.1 },
  guessedCredit: { same: 0.9, domain: 0.65, other: 0.5 },
  inferredWrongSide: 1 / 2,
  fusion: harmonicMean,
  exposure: 1 / 3,
};
