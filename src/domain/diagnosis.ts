import { z } from 'zod';
import { themeLabel } from '../reference/themes.ts';
import { INTENTS, type Locale, MODES, type Theme } from './codes.ts';
import type { AdviceCode } from './match.ts';
import {
  across,
  countryCode,
  formCode,
  languageTag,
  listOf,
  stated,
  TEXT_MAX,
  text,
  themeCode,
  zoneCode,
} from './primitives.ts';
import type { Statement } from './profile.ts';

/** Why a collectivité goes abroad (domain study § 1.3, after the ministry's guide for mayors). */
export const MOTIVES = [
  'economy',
  'attractiveness',
  'practice',
  'inhabitants',
  'staff',
  'transition',
] as const;
export type Motive = (typeof MOTIVES)[number];

/** What it can put in. */
export const MEANS = ['none', 'staff', 'budget', 'both'] as const;

/** Ten questions for a first-timer (story R6). Every answer may be left out. */
export const diagnosisSchema = z
  .strictObject({
    motives: listOf(z.enum(MOTIVES), MOTIVES.length),
    intent: stated(z.enum(INTENTS)),
    themes: listOf(themeCode, 3),
    lacks: stated(text(TEXT_MAX)),
    gives: stated(text(TEXT_MAX)),
    places: stated(z.strictObject({ countries: listOf(countryCode), zones: listOf(zoneCode) })),
    form: stated(formCode),
    mode: stated(z.enum(MODES)),
    languages: listOf(languageTag, 10),
    means: stated(z.enum(MEANS)),
  })
  .refine(
    ({ motives, themes, lacks, gives }) =>
      motives.length + themes.length > 0 || lacks !== null || gives !== null,
    across('NOTHING_TO_MATCH', ['lacks'], ['motives', 'themes']),
  )
  .meta({ id: 'DiagnosisAnswers' });
type DiagnosisAnswers = z.infer<typeof diagnosisSchema>;
export type Question = keyof DiagnosisAnswers;
export const QUESTIONS = [
  'motives',
  'intent',
  'themes',
  'lacks',
  'gives',
  'places',
  'form',
  'mode',
  'languages',
  'means',
] as const satisfies readonly Question[];

/** A request to be completed: the input of a draft, without who makes it and until when. */
interface RequestDraft {
  title: string;
  needs: Statement[];
  offers: Statement[];
  wishes: { countries: string[]; zones: string[]; forms: string[]; languages: string[] };
  modes: string[];
}

interface Diagnosis {
  draft: RequestDraft;
  /** Questions without an answer. */
  missing: Question[];
  advice: Extract<AdviceCode, 'CLES_EN_MAIN' | 'MUTUALISATION' | 'LANGUAGE_NOT_STATED'>[];
}

/** Longest title made of somebody's words. */
const TITLE_MAX = 80;

function isAnswered(answer: DiagnosisAnswers[Question]): boolean {
  return Array.isArray(answer) ? answer.length > 0 : answer !== null;
}

/** Makes a draft of what was answered. Without words of its own, a collectivité is taken to look for (or to give) what its
 *  themes are called, and without themes what its motives say.
 *  @param motiveText words of a motive, in the language of the draft. */
export function diagnose(
  answers: DiagnosisAnswers,
  locale: Locale,
  motiveText: (motive: Motive) => string,
): Diagnosis {
  const [theme = null] = answers.themes;
  const said = { needs: statementOf(answers.lacks, theme), offers: statementOf(answers.gives, theme) };
  const implied = said.needs.length + said.offers.length > 0 ? [] : impliedBy(answers, locale, motiveText);
  const needs = answers.intent === 'offer' ? said.needs : [...said.needs, ...implied];
  const offers = answers.intent === 'offer' ? [...said.offers, ...implied] : said.offers;
  const first = [...needs, ...offers][0]?.text ?? '';
  return {
    draft: {
      title: first.length > TITLE_MAX ? `${first.slice(0, TITLE_MAX - 1)}…` : first,
      needs,
      offers,
      wishes: {
        countries: answers.places?.countries ?? [],
        zones: answers.places?.zones ?? [],
        forms: answers.form === null ? [] : [answers.form],
        languages: answers.languages,
      },
      modes: answers.mode === null ? [] : [answers.mode],
    },
    missing: QUESTIONS.filter((question) => !isAnswered(answers[question])),
    advice: [
      // Whoever has neither staff nor money can join a programme, or others (domain study § 1.3, step 6).
      ...(answers.means === 'none' ? (['CLES_EN_MAIN', 'MUTUALISATION'] as const) : []),
      ...(answers.languages.length === 0 ? (['LANGUAGE_NOT_STATED'] as const) : []),
    ],
  };
}

const statementOf = (said: string | null, theme: Theme | null): Statement[] =>
  said === null ? [] : [{ theme, text: said }];

function impliedBy(
  { themes, motives }: DiagnosisAnswers,
  locale: Locale,
  motiveText: (motive: Motive) => string,
): Statement[] {
  return themes.length > 0
    ? themes.map((theme) => ({ theme, text: themeLabel(theme, locale) }))
    : motives.map((motive) => ({ theme: null, text: motiveText(motive) }));
}
