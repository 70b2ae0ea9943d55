import type { Messages, Words } from '../messages.ts';

const quoted = (words: Words): string => `“${words('quote')}”`;

/** What both texts speak of, as closely as is known: a concept, or else the theme of the passage. */
const themed = (words: Words): string => {
  if (words('concept') !== '') return ` (both speak of: ${words('concept')})`;
  return words('theme') === '' ? '' : ` (theme: ${words('theme')})`;
};

const both = (sentence: (words: Words) => string) => ({ forSeeker: sentence, forCandidate: sentence });

export const reasons: Messages['reasons'] = {
  NEED_MET: {
    forSeeker: (words) => `Their offer meets your need: ${quoted(words)}${themed(words)}`,
    forCandidate: (words) => `What you propose meets their need: ${quoted(words)}${themed(words)}`,
  },
  OFFER_WANTED: {
    forSeeker: (words) => `They look for what you propose: ${quoted(words)}${themed(words)}`,
    forCandidate: (words) => `Your request puts their offer to use: ${quoted(words)}${themed(words)}`,
  },
  EXCHANGE_SHARED: {
    forSeeker: (words) =>
      `You could exchange on this subject of their profile: ${quoted(words)}${themed(words)}`,
    forCandidate: (words) => `The exchange meets what their profile says: ${quoted(words)}${themed(words)}`,
  },
  PROFILE_RELATED: {
    forSeeker: (words) =>
      `What comes closest to your request in their profile: ${quoted(words)}${themed(words)}`,
    forCandidate: (words) =>
      `The point of their profile that your request comes closest to: ${quoted(words)}${themed(words)}`,
  },
  THEME_SHARED: both((words) => `Themes in common: ${words('themes')}`),
  LABEL_EXPERTISE: {
    forSeeker: (words) =>
      `They hold the EXPE-CT label on this theme: ${words('theme')} (valid until ${words('validUntil')})`,
    forCandidate: (words) =>
      `Your request lets them use their EXPE-CT label: ${words('theme')} (valid until ${words('validUntil')})`,
  },
  COMPETENCE_EXERCISED: {
    forSeeker: (words) => `They run this service themselves: ${words('theme')}`,
    forCandidate: (words) => `Your request concerns a service that they run: ${words('theme')}`,
  },
  LANGUAGE_SHARED: both((words) => `Working language in common: ${words('languages')}`),
  FRANCOPHONE: both(() => 'You can work together in French'),
  INTERPRETATION: both(() => 'They say that they can provide interpretation'),
  COUNTRY_WISHED: {
    forSeeker: (words) => `You wish for this country: ${words('country')}`,
    forCandidate: (words) => `They wish for a partner in your country: ${words('country')}`,
  },
  ZONE_WISHED: {
    forSeeker: (words) => `You wish for this part of the world: ${words('zone')}`,
    forCandidate: (words) => `They wish for a partner in your part of the world: ${words('zone')}`,
  },
  DIASPORA_LINK: both((words) => `A diaspora links you to this country: ${words('country')}`),
  SIZE_SIMILAR: both(
    (words) => `Similar size: ${words('population')} inhabitants (you: ${words('seekerPopulation')})`,
  ),
  TRAITS_SHARED: both((words) => `Similar territories: ${words('traits')}`),
  TRAITS_WISHED: {
    forSeeker: (words) => `You wish for a place of this kind: ${words('traits')}`,
    forCandidate: (words) => `Theirs is the kind of place that you look for: ${words('traits')}`,
  },
  NOTHING_STATED: {
    forSeeker: () => 'We found nothing in their profile that answers your request directly',
    forCandidate: () => 'We found no need in their profile that your request answers directly',
  },
};

export const flags: Messages['flags'] = {
  LANGUAGE_GAP: (words) => `No working language in common is stated. They work in: ${words('languages')}.`,
  LANGUAGE_UNKNOWN: (words) =>
    words('side') === 'seeker'
      ? 'Language not stated: state it to refine.'
      : 'This authority has not stated its working languages.',
  SIZE_GAP: (words) => `Very different sizes: about ${words('ratio')} times more inhabitants on one side.`,
  STALE_PROFILE: (words) => `Profile updated ${words('months')} months ago: check that it still holds.`,
  OUTSIDE_WISH: (words) => `Country outside your wishes: ${words('country')}.`,
  ADVISORY: (words) =>
    `Country under an advisory since ${words('from')}: ${words('country')}. ${words('text')} Source: ${words('source')}.`,
  DEMONSTRATION: () => 'Demonstration profile: the authority and its request are fictitious.',
  ALREADY_PARTNERED: (words) => {
    const details = [
      words('themes') && `themes: ${words('themes')}`,
      words('year') && `since ${words('year')}`,
    ].filter(Boolean);
    return `You already have a declared partnership with this authority${details.length > 0 ? ` (${details.join(', ')})` : ''}.`;
  },
  OTHERS_PRESENT: (words) => `French partners already present: ${words('names')} (${words('count')} in all).`,
};

export const advice: Messages['advice'] = {
  RRMA: (words) =>
    `The multi-actor network of your région (${words('region')}) can help: ${words('name')}, ${words('email')} (address noted: ${words('asOf')}).`,
  RRMA_FALLBACK: (words) =>
    words('link') === ''
      ? `Your région (${words('region')}) has no multi-actor network; the ministry can guide you: ${words('email')}.`
      : `Your région (${words('region')}) has no multi-actor network; the diplomatic adviser to the préfet de région can guide you (${words('link')}; to be checked, list noted: ${words('asOf')}), or else the ministry: ${words('email')}.`,
  CLES_EN_MAIN: () =>
    'Without experience or staff you can join a “Clés en main” programme run by an association of local authorities, without binding yourself to one foreign partner.',
  MUTUALISATION: (words) =>
    words('names') === ''
      ? 'You can also carry the project together with your intercommunality or neighbouring communes.'
      : `You can join the French authorities already present in ${words('place')}: ${words('names')}.`,
  LANGUAGE_NOT_STATED: () => 'Language not stated: state it to refine.',
  COUNTRIES_SATURATED: (words) =>
    `Few authorities remain open in the countries wished for (${words('countries')}). On the same theme other countries are less sought after: ${words('suggestions')}.`,
};

export const score: Messages['score'] = {
  title: 'How this score is made',
  groups: {
    forSeeker: 'For you',
    forCandidate: 'For them',
    joint: 'For both',
  },
  parts: {
    topic: 'The substance: one has what the other seeks',
    language: 'Working language',
    geography: 'Place wished for',
    level: 'Kind of authority wished for',
    size: 'Comparable number of inhabitants',
    form: 'Form of partnership',
    freshness: 'Profile up to date',
    availability: 'Room for one more contact',
    exposure: 'A precise profile, not one offered to everybody',
  },
  product:
    'The lines are multiplied: 100 % means that nothing stands in the way. What is not stated does not count.',
  both: 'Both scores joined',
  joined: 'The joint score stays close to the lower of the two, since both sides must gain.',
};
