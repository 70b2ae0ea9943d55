import { zonesOf } from '../reference/countries.ts';
import { placeOf, sharedLanguages, sizeRatio } from './criteria.ts';
import type { Match, Reason } from './match.ts';
import type { PublicProfile } from './profile.ts';
import type { Seeker } from './seeker.ts';
import type { linksOf, TopicLink } from './topic.ts';

/** Longest quotation in a reason, in UTF-16 units: two lines on a screen. */
const QUOTE_MAX = 160;

/** Closeness from which a passage is said to answer; below, it is only shown as the closest there is. Closeness is
 *  calibrated per request (the best passage of all has 1). Read off 50 reasons judged by hand
 *  (docs/results/reasons.md). */
const ANSWERS = 0.66;
/** The same for a passage that speaks of the same concept, and for one that is known to speak of others. */
const ANSWERS_ON_CONCEPT = 0.5;
const ANSWERS_ELSEWHERE = 0.75;
/** Below this even the closest passage is not worth a quotation. */
const WORTH_QUOTING = 0.45;

const WORTH_QUOTING_ON_CONCEPT = 0.35;
const WORTH_QUOTING_ELSEWHERE = 0.5;
/** From this similarity a text is worth it whatever theme it is taken for: both guesses may be wrong. */
const WORTH_QUOTING_ANYWAY = 0.8;

/** Sizes within this ratio are worth a sentence (docs/ranking.md: no cost up to five times; similar, up to three). */
const SIMILAR_RATIO = 3;

/** Cuts at a word and says so by an ellipsis. */
function quote(text: string): string {
  if (text.length <= QUOTE_MAX) return text;
  const cut = text.slice(0, QUOTE_MAX).replace(/\s+\S*$/u, '');
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}

function passage(profile: PublicProfile, field: string) {
  const match = /^(needs|offers)\[(\d+)\]$/.exec(field);
  if (match === null) return { text: profile.summary?.text ?? '', theme: null };
  const list = match[1] === 'needs' ? profile.needs : profile.offers;
  return list[Number(match[2])] ?? { text: '', theme: null };
}

const CODE_OF_LINK = {
  label: 'LABEL_EXPERTISE',
  need_met: 'NEED_MET',
  offer_wanted: 'OFFER_WANTED',
  exchange: 'EXCHANGE_SHARED',
  related: 'PROFILE_RELATED',
  wrong_side: 'PROFILE_RELATED',
} as const;

function labelReason(profile: PublicProfile, field: string): Reason {
  const label = profile.labels[Number(/\d+/.exec(field)?.[0])];
  const params = { theme: label?.theme ?? '', validUntil: label?.validUntil ?? '' };
  return { code: 'LABEL_EXPERTISE', field, params };
}

function quotedReason(profile: PublicProfile, { field, concept }: TopicLink, code: Reason['code']): Reason {
  const { text, theme } = passage(profile, field);
  return {
    code,
    field,
    params: {
      quote: quote(text),
      ...(theme === null ? {} : { theme }),
      ...(concept === null ? {} : { concept }),
    },
  };
}

/** The links that answer, one a passage, at most two; without any, the closest passage, said to be no more than that.
 *  @param links strongest first. */
function substantive(profile: PublicProfile, links: readonly TopicLink[]): Reason[] {
  const fields = new Set<string>();
  const answering = links.filter(({ closeness, concept, elsewhere, field, kind }) => {
    const unsure = elsewhere ? ANSWERS_ELSEWHERE : ANSWERS;
    const answers = closeness >= (concept === null ? unsure : ANSWERS_ON_CONCEPT);
    const fresh = answers && CODE_OF_LINK[kind] !== 'PROFILE_RELATED' && !fields.has(field);
    if (fresh) fields.add(field);
    return fresh;
  });
  if (answering.length > 0) {
    return answering
      .slice(0, 2)
      .map((link) =>
        link.kind === 'label'
          ? labelReason(profile, link.field)
          : quotedReason(profile, link, CODE_OF_LINK[link.kind]),
      );
  }
  const [closest] = links.filter(isWorthQuoting).sort((left, right) => right.closeness - left.closeness);
  return closest === undefined ? [] : [quotedReason(profile, closest, 'PROFILE_RELATED')];
}

function isWorthQuoting({ similarity, closeness, concept, elsewhere }: TopicLink): boolean {
  const unsure = elsewhere ? WORTH_QUOTING_ELSEWHERE : WORTH_QUOTING;
  const near = closeness >= (concept === null ? unsure : WORTH_QUOTING_ON_CONCEPT);
  return near || similarity >= WORTH_QUOTING_ANYWAY;
}

/** Themes that the seeker asks about and the candidate exercises as a service. */
function competence(seeker: Seeker, profile: PublicProfile): Reason[] {
  const asked = new Set(seeker.statements.flatMap((statement) => statement.themes));
  const exercised = profile.competences.filter((theme) => asked.has(theme));
  const [theme] = exercised;
  return theme === undefined
    ? []
    : [
        {
          code: 'COMPETENCE_EXERCISED',
          field: `competences[${profile.competences.indexOf(theme)}]`,
          params: { theme },
        },
      ];
}

function languageReasons(seeker: Seeker, profile: PublicProfile): Reason[] {
  const languages = sharedLanguages(seeker, profile);
  const field = 'languages';
  if (languages.includes('fr')) return [{ code: 'FRANCOPHONE', field, params: {} }];
  if (languages.length > 0) return [{ code: 'LANGUAGE_SHARED', field, params: { languages } }];
  if (profile.interpretation === true)
    return [{ code: 'INTERPRETATION', field: 'interpretation', params: {} }];
  return [];
}

function placeReasons(seeker: Seeker, profile: PublicProfile): Reason[] {
  const { country } = profile;
  const place = placeOf(seeker, country);
  const diaspora: Reason[] = seeker.diasporas.includes(country)
    ? [{ code: 'DIASPORA_LINK', field: 'country', params: { country } }]
    : [];
  if (place === 'country')
    return [{ code: 'COUNTRY_WISHED', field: 'country', params: { country } }, ...diaspora];
  const zone = seeker.wishes.zones.find((wished) => zonesOf(country).includes(wished));
  return zone === undefined
    ? diaspora
    : [{ code: 'ZONE_WISHED', field: 'country', params: { zone } }, ...diaspora];
}

/** Wishes of the candidate that the seeker's side fulfils. */
function theirPlaceReasons(seeker: Seeker, profile: PublicProfile): Reason[] {
  const { country, subdivision } = seeker;
  if (profile.wishes.countries.includes(country)) {
    return [{ code: 'COUNTRY_WISHED', field: 'wishes.countries', params: { country } }];
  }
  const zone = profile.wishes.zones.find((wished) => zonesOf(country, subdivision).includes(wished));
  return zone === undefined ? [] : [{ code: 'ZONE_WISHED', field: 'wishes.zones', params: { zone } }];
}

function sizeReasons(seeker: Seeker, profile: PublicProfile): Reason[] {
  const ratio = sizeRatio(seeker.population, profile.population);
  if (ratio === null || ratio > SIMILAR_RATIO) return [];
  const params = { population: profile.population ?? 0, seekerPopulation: seeker.population ?? 0 };
  return [{ code: 'SIZE_SIMILAR', field: 'population', params }];
}

function traitReasons(seeker: Seeker, profile: PublicProfile): Reason[] {
  const traits = profile.traits.filter((trait) => seeker.traits.includes(trait));
  return traits.length === 0 ? [] : [{ code: 'TRAITS_SHARED', field: 'traits', params: { traits } }];
}

/** Traits that the request wishes of its partner. */
function wishedTraits({ wishes }: Seeker, profile: PublicProfile): Reason[] {
  const traits = profile.traits.filter((trait) => wishes.traits.includes(trait));
  return traits.length === 0 ? [] : [{ code: 'TRAITS_WISHED', field: 'traits', params: { traits } }];
}

/** Most reasons shown for one side. */
const REASONS_SHOWN = 5;

/** Reasons of both sides, the substance first. A side that gains nothing in substance says so plainly. */
export function reasonsOf(
  seeker: Seeker,
  profile: PublicProfile,
  links: ReturnType<typeof linksOf>,
): Match['reasons'] {
  const mine = substantive(profile, links.seeker);
  const theirs = substantive(profile, links.candidate);
  const nothing = (field: string): Reason[] => [{ code: 'NOTHING_STATED', field, params: {} }];
  const circumstances = [
    ...languageReasons(seeker, profile),
    ...sizeReasons(seeker, profile),
    ...traitReasons(seeker, profile),
  ];
  return {
    forSeeker: [
      ...(mine.length > 0 ? mine : nothing('offers')),
      ...competence(seeker, profile),
      ...placeReasons(seeker, profile),
      ...wishedTraits(seeker, profile),
      ...circumstances,
    ].slice(0, REASONS_SHOWN),
    forCandidate: [
      ...(theirs.length > 0 ? theirs : nothing('needs')),
      ...theirPlaceReasons(seeker, profile),
      ...circumstances,
    ].slice(0, REASONS_SHOWN),
  };
}
