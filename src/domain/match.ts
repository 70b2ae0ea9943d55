import { z } from 'zod';
import { INTENTS, type Intent, type Level, type Theme } from './codes.ts';
import type { IntentEvidence } from './intent.ts';
import { keepSchema } from './keep.ts';
import type { Parts } from './parts.ts';
import {
  across,
  countryCode,
  fault,
  formCode,
  hasWord,
  languageTag,
  levelCode,
  listOf,
  population,
  stated,
  subdivisionCode,
  TEXT_MAX,
  text,
  themeCode,
  timestamp,
  whole,
  zoneCode,
} from './primitives.ts';
import {
  isInItsCountry,
  isRange,
  outsideItsCountry,
  type PublicProfile,
  statementSchema,
} from './profile.ts';
import type { Understood } from './understand.ts';

const seekerSchema = z
  .strictObject({
    country: countryCode,
    subdivision: stated(subdivisionCode),
    level: stated(levelCode),
    population: stated(population),
    languages: listOf(languageTag, 50),
    needs: listOf(statementSchema, 50),
    offers: listOf(statementSchema, 50),
  })
  .refine(isInItsCountry, outsideItsCountry);

/** Names something that was read out of a text: a kind, and a code where the kind has several. */
const understoodKey = z
  .string()
  .max(60)
  .regex(/^[a-z]+(?::[A-Za-z0-9_-]+)?$/)
  .meta({ example: 'country:SN' });

const matchWishesSchema = z.strictObject({
  countries: listOf(countryCode),
  zones: listOf(zoneCode),
  onlyCountries: z
    .boolean()
    .nullish()
    .transform((value) => value ?? false),
  levels: listOf(levelCode),
  forms: listOf(formCode),
  languages: listOf(languageTag, 50),
});

/** Exact limits: a profile outside any of them is not an answer. Empty means no limit. */
export const filtersSchema = z
  .strictObject({
    countries: listOf(countryCode),
    zones: listOf(zoneCode),
    themes: listOf(themeCode),
    levels: listOf(levelCode),
    languages: listOf(languageTag, 50),
    populationMin: stated(population),
    // Nobody looks for towns without inhabitants: 0, as in the contract's form, is no limit.
    populationMax: stated(population).transform((value) => (value === 0 ? null : value)),
    updatedSince: stated(timestamp),
  })
  .refine(
    (filters) => isRange(filters.populationMin, filters.populationMax),
    across('POPULATION_RANGE', ['populationMax'], ['populationMin', 'populationMax']),
  );
export type Filters = z.infer<typeof filtersSchema>;

/** Body of `POST /api/v1/matches`. */
export const matchRequestSchema = z
  .strictObject({
    seeker: stated(seekerSchema),
    seekerId: stated(z.string().regex(/^[a-z0-9-]{1,80}$/)),
    query: stated(text(TEXT_MAX).refine(hasWord, fault('NOTHING_TO_MATCH'))),
    intent: stated(z.enum(INTENTS)),
    themes: listOf(themeCode, 26),
    ignore: listOf(understoodKey).meta({
      description:
        'What was understood of `query` and is not to count: `item` of `understood.items` of an earlier answer',
    }),
    wishes: matchWishesSchema.nullish().transform((value) => value ?? matchWishesSchema.parse({})),
    filters: filtersSchema.nullish().transform((value) => value ?? filtersSchema.parse({})),
    keep: keepSchema.nullish(),
    limit: whole(1, 100)
      .nullish()
      .transform((value) => value ?? 20),
    cursor: stated(z.string().max(500)),
  })
  .refine(
    (request) => request.seeker === null || request.seekerId === null,
    across('SEEKER_TWICE', ['seekerId'], []),
  )
  .refine(
    (request) =>
      request.seekerId !== null ||
      request.query !== null ||
      request.themes.length > 0 ||
      (request.seeker !== null && request.seeker.needs.length + request.seeker.offers.length > 0),
    across('NOTHING_TO_MATCH', ['query'], ['themes', 'seeker.needs', 'seeker.offers']),
  )
  .meta({ id: 'MatchRequest' });
export type MatchRequest = z.infer<typeof matchRequestSchema>;

export const FLAG_CODES = [
  'LANGUAGE_GAP',
  'LANGUAGE_UNKNOWN',
  'SIZE_GAP',
  'STALE_PROFILE',
  'OUTSIDE_WISH',
  'ADVISORY',
  'DEMONSTRATION',
  'ALREADY_PARTNERED',
  'OTHERS_PRESENT',
] as const;
export type FlagCode = (typeof FLAG_CODES)[number];

export const REASON_CODES = [
  'NEED_MET',
  'OFFER_WANTED',
  'EXCHANGE_SHARED',
  'PROFILE_RELATED',
  'THEME_SHARED',
  'LABEL_EXPERTISE',
  'COMPETENCE_EXERCISED',
  'LANGUAGE_SHARED',
  'FRANCOPHONE',
  'INTERPRETATION',
  'COUNTRY_WISHED',
  'ZONE_WISHED',
  'DIASPORA_LINK',
  'SIZE_SIMILAR',
  'TRAITS_SHARED',
  'TRAITS_WISHED',
  'NOTHING_STATED',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

export const ADVICE_CODES = [
  'RRMA',
  'RRMA_FALLBACK',
  'CLES_EN_MAIN',
  'MUTUALISATION',
  'LANGUAGE_NOT_STATED',
  'COUNTRIES_SATURATED',
] as const;
export type AdviceCode = (typeof ADVICE_CODES)[number];

/** Values that a rendered sentence needs; codes stay codes until a language is known. */
export type MessageParams = Readonly<Record<string, string | number | readonly string[]>>;

/** Why a side gains. `field`: path in the candidate's profile (`offers[0]`), or in the request with the prefix
 *  `seeker.` (`seeker.needs[0]`), or `query`. */
export interface Reason {
  code: ReasonCode;
  field: string;
  params: MessageParams;
}

/** What a reader should know before writing to the candidate. */
export interface Flag {
  code: FlagCode;
  params: MessageParams;
}

/** A route beside the list, for first-timers above all. */
export interface Advice {
  code: AdviceCode;
  params: MessageParams;
}

/** One ranked partner. All numbers lie in 0..1. */
export interface Match {
  profile: PublicProfile;
  score: number;
  directions: { forSeeker: number; forCandidate: number };
  /** What the score and both directions are made of. */
  parts: Parts;
  /** Share of the criteria's weight on which both sides said something. */
  confidence: number;
  reasons: { forSeeker: Reason[]; forCandidate: Reason[] };
  flags: Flag[];
}

export interface FacetCount<T extends string = string> {
  value: T;
  count: number;
}

/** Counts over one set of profiles, highest count first, ties by value. */
export interface Facets {
  countries: FacetCount[];
  themes: FacetCount<Theme>[];
  levels: FacetCount<Level>[];
  languages: FacetCount[];
}

/** Those of a list of partners also tell what its texts speak of. */
export interface MatchFacets extends Facets {
  /** Codes of concepts, the most frequent and those of the question's themes. */
  concepts: FacetCount[];
}

/** `lexical` when no embedding could be made. */
export type SearchMode = 'hybrid' | 'lexical';

/** What was read out of the free text of a request, as it counts. */
export interface UnderstoodRequest extends Understood {
  intent: Intent;
  /** False: the request said it. */
  intentInferred: boolean;
  /** It was said, or the words leave no doubt. */
  intentPlain: boolean;
  /** Words that the intent was read by, in the order of the text; [] when the request said it, or nothing tells. */
  intentEvidence: readonly IntentEvidence[];
}

export interface MatchAnswer {
  /** Null without a free text. */
  understood: UnderstoodRequest | null;
  /** Codes of the concepts that the question speaks of, closest first; [] without one. */
  concepts: readonly string[];
  matches: Match[];
  /** Rank of the first match of this page, from 1. */
  firstRank: number;
  totalResults: number;
  facets: MatchFacets;
  mode: SearchMode;
  /** True: a part of the index did not answer in time, or some texts have no vector, and partners may be missing. */
  degraded: boolean;
  advice: Advice[];
  nextCursor: string | null;
}
