import type { z } from '@hono/zod-openapi';
import type { Locale } from '../domain/codes.ts';
import type { MatchAnswer } from '../domain/match.ts';
import { themesOf } from '../domain/passage.ts';
import type { PublicProfile } from '../domain/profile.ts';
import { ignoredItemsOf, itemsOf, type UnderstoodItem } from '../domain/understood-item.ts';
import { renderAdvice, renderFlag, renderReason, renderUnderstood, type Side } from '../i18n/render.ts';
import { conceptLabel } from '../reference/concepts.ts';
import type { ProfileResults } from '../use-cases/search-profiles.ts';
import { pageBody } from './paging.ts';
import type {
  matchAnswerSchema,
  profileCardSchema,
  profilePageSchema,
  publicProfileSchema,
} from './schemas.ts';

/** What a list shows of a profile. */
export function cardOf(profile: PublicProfile): z.infer<typeof profileCardSchema> {
  const { id, name, country, subdivision, level, population, location, languages } = profile;
  const { openToRequests, updatedAt, demonstration, source } = profile;
  const themes = themesOf(profile);
  const place = { country, subdivision, level, population, location };
  return { id, name, ...place, languages, themes, openToRequests, updatedAt, demonstration, source };
}

/** All that anyone may see of a profile. */
export function profileBody(profile: PublicProfile): z.infer<typeof publicProfileSchema> {
  return { ...profile, themes: themesOf(profile) };
}

/** What was read out of a request, with its sentences in a language. */
function understoodBody(
  { understood, concepts }: Pick<MatchAnswer, 'understood' | 'concepts'>,
  locale: Locale,
): z.infer<typeof matchAnswerSchema>['understood'] {
  if (understood === null) return null;
  const { unspelt: _, groups: __, ...said } = understood;
  const told = (items: readonly UnderstoodItem[]) =>
    items.map((item) => ({ item: item.key, text: renderUnderstood(item, locale) }));
  return {
    ...said,
    intentEvidence: [...understood.intentEvidence],
    items: told(itemsOf(understood)),
    ignored: told(ignoredItemsOf(understood)),
    concepts: concepts.map((value) => ({ value, label: conceptLabel(value, locale) })),
  };
}

/** A page of matches with its sentences in a language. */
export function matchBody(answer: MatchAnswer, locale: Locale): z.infer<typeof matchAnswerSchema> {
  const { totalResults, facets, mode, nextCursor } = answer;
  const results = answer.matches.map(
    ({ profile, score, directions, parts, confidence, reasons, flags }, index) => {
      const told = (side: Side) =>
        reasons[side].map((reason) => ({
          code: reason.code,
          field: reason.field,
          text: renderReason(reason, side, locale),
        }));
      return {
        rank: answer.firstRank + index,
        profile: cardOf(profile),
        score,
        directions,
        parts,
        confidence,
        reasons: { forSeeker: told('forSeeker'), forCandidate: told('forCandidate') },
        flags: flags.map((flag) => ({ code: flag.code, text: renderFlag(flag, locale) })),
      };
    },
  );
  const advice = answer.advice.map((item) => ({ code: item.code, text: renderAdvice(item, locale) }));
  const concepts = facets.concepts.map(({ value, count }) => ({
    value,
    label: conceptLabel(value, locale),
    count,
  }));
  const partial = answer.degraded ? { degraded: true as const } : {};
  return {
    results,
    totalResults,
    facets: { ...facets, concepts },
    mode,
    ...partial,
    advice,
    nextCursor,
    understood: understoodBody(answer, locale),
  };
}

/** A page of profiles. */
export function profilePageBody(
  { profiles, total, facets, mode, degraded }: ProfileResults,
  range: { page: number; perPage: number },
): z.infer<typeof profilePageSchema> {
  return {
    ...pageBody(profiles.map(cardOf), total, range),
    facets,
    mode,
    ...(degraded ? { degraded: true as const } : {}),
  };
}
