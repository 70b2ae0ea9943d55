import type { Messages, Words } from './messages.ts';

const quoted = (words: Words): string => `“${words('quote')}”`;
/** What both texts speak of, as closely as is known: a concept, or else the theme of the passage. */
const themed = (words: Words): string => {
  if (words('concept') !== '') return ` (both speak of: ${words('concept')})`;
  return words('theme') === '' ? '' : ` (theme: ${words('theme')})`;
};
const both = (sentence: (words: Words) => string) => ({ forSeeker: sentence, forCandidate: sentence });

export const en: Messages = {
  errors: {
    MALFORMED_JSON: {
      title: 'Unreadable JSON',
      detail: () => 'The body of the request is not valid JSON in UTF-8.',
    },
    MALFORMED_CURSOR: {
      title: 'Invalid cursor',
      detail: () =>
        'This cursor does not come from an answer to this very request. Start again without a cursor.',
    },
    UNAUTHENTICATED: {
      title: 'Identification needed',
      detail: () => 'Identify yourself: an open session or a valid API key (Authorization: Bearer).',
    },
    OUT_OF_SCOPE: {
      title: 'Out of your scope',
      detail: (words) => {
        if (words('region') === '') return 'Your account does not allow you to act here.';
        return words('name') === ''
          ? `Your account does not allow you to act in this région (${words('region')}). It has no regional multi-actor network: turn to the diplomatic adviser to the préfet de région (CDPR) or to the ministry (DCTCIV).`
          : `Your account does not allow you to act in this région (${words('region')}). Competent network: ${words('name')}.`;
      },
    },
    CROSS_SITE: {
      title: 'Request from another site',
      detail: () => 'This request comes from another site than this one. Start again from our pages.',
    },
    SIGN_IN_FAILED: {
      title: 'Sign-in not completed',
      detail: () => 'Signing in did not succeed or took too long. Start again.',
    },
    ASSURANCE_TOO_LOW: {
      title: 'Level of assurance too low',
      detail: () =>
        'Your identity provider did not assure the level that was asked for (for example a second factor).',
    },
    ORGANISATION_UNKNOWN: {
      title: 'Unknown organisation',
      detail: () =>
        'The SIRET received belongs to no authority of the directory and to no registered organisation. Write to the operator of the service.',
    },
    SIGN_IN_BY_PROVIDER: {
      title: 'Sign in with ProConnect',
      detail: () => 'This account signs in with ProConnect or an API key, never by a link.',
    },
    SIGN_IN_UNCONFIGURED: {
      title: 'Sign-in not set up',
      detail: () => 'This way of signing in is not set up on this service.',
    },
    SIGN_IN_UNAVAILABLE: {
      title: 'Identity provider unavailable',
      detail: () => 'The identity provider does not answer. Try again later.',
    },
    NOT_FOUND: { title: 'Page not found', detail: () => 'There is nothing at this address.' },
    PROFILE_UNKNOWN: {
      title: 'Unknown authority',
      detail: () => 'No profile and no authority of the directory has this identifier.',
    },
    LINK_INVALID: {
      title: 'Link no longer valid',
      detail: () =>
        'This link is unknown, replaced or too old. The latest one that you received is the right one.',
    },
    CAMPAIGN_UNKNOWN: {
      title: 'Unknown campaign',
      detail: (words) =>
        `No rule is on record for the campaign of ${words('year')}. Known campaigns: ${words('allowed')}.`,
    },
    METHOD_NOT_ALLOWED: {
      title: 'Method not allowed',
      detail: () => 'This address exists, but not for this HTTP method.',
    },
    ORGANISATION_EXISTS: {
      title: 'Organisation already registered',
      detail: () => 'An organisation has this SIREN already.',
    },
    PARTNERSHIP_CLOSED: {
      title: 'Partnership closed',
      detail: () => 'This partnership is closed. What belongs to a running one is no longer possible.',
    },
    ADVISORY_EXISTS: {
      title: 'Advisory already there',
      detail: () => 'An advisory has or had this identifier. Choose another one.',
    },
    STALE_REVISION: {
      title: 'Changed meanwhile',
      detail: () => 'This has changed since you read it. Read it again, then redo your change.',
    },
    NOT_CSV: {
      title: 'CSV expected',
      detail: () => 'Send CSV in UTF-8 with the header Content-Type: text/csv.',
    },
    REVISION_REQUIRED: {
      title: 'Revision needed',
      detail: () => 'Say which revision you have read: header If-Match, with the ETag you received.',
    },
    PROFILE_EXISTS: {
      title: 'Profile already registered',
      detail: () => 'This authority has a profile already; “profileId” names it.',
    },
    MERGE_SETTLED: {
      title: 'Merge settled',
      detail: () => 'This merge has been undone already, or can no longer be: 30 days have passed.',
    },
    MERGE_UNKNOWN: { title: 'Unknown merge', detail: () => 'No merge has this identifier.' },
    ILLEGAL_TRANSITION: {
      title: 'Step not possible',
      detail: (words) =>
        `From the state “${words('state')}” one cannot go to “${words('wanted')}”. Read the current state again.`,
    },
    INTRODUCTION_EXISTS: {
      title: 'Introduction already under way',
      detail: () =>
        'These two authorities already have an introduction under way, in one direction or the other.',
    },
    PARTNER_SATURATED: {
      title: 'Authority not available',
      detail: (words) =>
        words('reopensOn') === ''
          ? `${words('name')} takes no new requests for now, and no date of reopening is known. Save a search to be told, or look for a partner that is asked less.`
          : `${words('name')} already follows as many introductions as it can. It may reopen by ${words('reopensOn')} at the latest.`,
    },
    ALREADY_PARTNERED: {
      title: 'Partnership already declared',
      detail: (words) =>
        `A partnership between these two authorities is already declared${words('year') === '' ? '' : ` since ${words('year')}`}. Source: ${words('source')}.`,
    },
    MAY_NOT_CONTRACT: {
      title: 'Agreement not possible',
      detail: (words) =>
        `${words('name')} cannot sign an agreement. Other forms of partnership remain possible.`,
    },
    THREAD_CLOSED: {
      title: 'Thread closed',
      detail: () => 'The thread opens once both authorities have accepted, and closes when one withdraws.',
    },
    SUGGESTION_CLOSED: {
      title: 'Suggestion closed',
      detail: () => 'This suggestion was answered already, or has expired.',
    },
    REQUEST_LIMIT: {
      title: 'Too many requests under way',
      detail: (words) =>
        `An authority may have ${words('max')} requests under way at most, so that partners are not overwhelmed. Wait for an answer or withdraw a request.`,
    },
    MEMBER_EXISTS: {
      title: 'Member already registered',
      detail: () => 'This address is already that of a member who signs in by link.',
    },
    ANSWER_TOLD_ONCE: {
      title: 'Answer told once',
      detail: () => 'This request was carried out already. Its answer held a secret that is shown only once.',
    },
    AGREEMENT_MISSING: {
      title: 'Agreements missing',
      detail: (words) => `Every authority of the request must agree. Still missing: ${words('missing')}.`,
    },
    REQUEST_CLOSED: { title: 'Request closed', detail: () => 'This request is closed. Open a new one.' },
    BODY_TOO_LARGE: {
      title: 'Request too large',
      detail: (words) => `The body of the request exceeds ${words('maxKib')} KiB.`,
    },
    NOT_JSON: {
      title: 'JSON expected',
      detail: () => 'Send JSON with the header Content-Type: application/json.',
    },
    INVALID_REQUEST: {
      title: 'Request to be corrected',
      detail: (words) => `Values to be corrected: ${words('count')}. Each is explained in “errors”.`,
    },
    IDEMPOTENCY_KEY_REUSED: {
      title: 'Idempotency key already used',
      detail: () => 'This idempotency key was used for another request. Take a new one.',
    },
    STATE_COUNTERPARTY_L1115_5: {
      title: 'The other side is a State',
      detail: () =>
        'A French authority cannot conclude an agreement with a foreign State, except as article L. 1115-5 of the code général des collectivités territoriales allows, see “exceptions”. Turn to the contacts given.',
    },
    ENTITY_NOT_RECOGNISED: {
      title: 'Authority not recognised',
      detail: (words) =>
        `This authority stands in a framework that France does not recognise: no link of any form is possible with it. Source: ${words('source')} (${words('asOf')}).`,
    },
    RATE_LIMITED: {
      title: 'Too many requests',
      detail: (words) => `Too many requests in a short time. Try again in ${words('retryAfter')} s.`,
    },
    INTERNAL: { title: 'Internal error', detail: () => 'Something went wrong on our side. Try again later.' },
    INDEX_NOT_READY: {
      title: 'Service starting',
      detail: () => 'The service is starting. Try again in a few seconds.',
    },
    DATABASE_UNAVAILABLE: {
      title: 'Database unavailable',
      detail: () => 'The database does not answer. Try again later.',
    },
    INDEX_UNAVAILABLE: {
      title: 'Search unavailable',
      detail: () => 'The search engine does not answer. Try again later.',
    },
    MODEL_UNAVAILABLE: {
      title: 'Model unavailable',
      detail: () => 'The language model does not answer. Try again later.',
    },
    INDEX_COUNT_MISMATCH: {
      title: 'Incomplete index',
      detail: () => 'The new index does not hold every profile.',
    },
    INDEX_EMPTY: { title: 'Empty index', detail: () => 'An empty index does not replace a full one.' },
    INDEX_FOREIGN: {
      title: 'Index of another database',
      detail: () => 'This index was made from another database.',
    },
    VECTOR_MISMATCH: {
      title: 'Vector of another model',
      detail: () => 'A vector does not have the model’s length.',
    },
    DATA_DIR_LOCKED: {
      title: 'Data folder already open',
      detail: (words) => `The data folder is open in process ${words('pid')}.`,
    },
  },
  faults: {
    INVALID_CHARACTER: () => 'The text contains a character that cannot be stored.',
    UNKNOWN_COUNTRY: () => 'Unknown country: two letters of ISO 3166-1 are expected, for example SN.',
    UNKNOWN_LANGUAGE: () => 'Unknown language: a BCP 47 code is expected, for example fr.',
    SUBDIVISION_OUTSIDE_COUNTRY: () => 'This subdivision does not belong to the country given.',
    INVALID_SIREN: () => 'This SIREN number is wrong: its check digit does not fit.',
    POPULATION_RANGE: () => 'The largest population is below the smallest one.',
    SEEKER_TWICE: () => 'Give either “seeker” or “seekerId”, not both.',
    NOTHING_TO_MATCH: () => 'Say what you look for: a text, a theme, a need or an offer.',
    DUPLICATE_ID: () => 'This identifier occurs twice.',
    UNKNOWN_REGION: () => 'Unknown région: an ISO 3166-2 code is expected, for example FR-BRE.',
    SCOPE_OF_OTHER_ROLE: () => 'This scope is not one of this role: the list must stay empty.',
    ONE_REGION: () => 'A diplomatic adviser (CDPR) has one région only.',
    OUTSIDE_SCOPE: () => 'This exceeds the scope of the organisation.',
    IN_PAST: () => 'This date is past.',
    TOO_LATE: () => 'This date is too far away.',
    NOT_FOREIGN: () => 'The partner must be foreign: FR is the French side.',
    DATE_RANGE: () => 'The end comes before the beginning.',
    UNKNOWN_COLLECTIVITY: () => 'No entry of the directory and no profile has this code.',
    UNKNOWN_THEME: () => 'Unknown theme: a label of the French Atlas or a theme code is expected.',
    CONSENT_MISSING: () => 'The consent of the authority is needed.',
    OPEN_AND_CLOSED: () => 'An open profile has no day of reopening.',
    UNCHANGEABLE: () => 'This value cannot change.',
    SAME_PROFILE: () => 'A profile does not merge with itself.',
    OTHER_COUNTRY: () => 'These two profiles are of two countries.',
    TOO_SHORT: (words) => `Text too short: at least ${words('min')} characters.`,
    SAME_SIDE: () => 'An introduction brings together a French authority and a foreign one.',
    ACKNOWLEDGEMENT_NEEDED: (words) =>
      `Country under advisory since ${words('from')}: ${words('country')} (source: ${words('source')}). Confirm that you have read it.`,
    FRENCH_AUTHORITY: () => 'A French authority signs in with ProConnect.',
    MIXED_SIDES: () => 'A joint search is one of French authorities, or one of foreign authorities.',
    NO_COMMON_COUNTRY: (words) => `No country suits them all: ${words('limits')}.`,
    NO_CONTACT: () => 'This profile has no e-mail address: give one first.',
    FOREIGN_COUNTRY_EXPECTED: () => 'A foreign country is expected.',
    SHARES_NOT_TOTAL: () => 'The shares do not add up to the forecast amount.',
    FRENCH_COLLECTIVITY_EXPECTED: () => 'A French authority is expected.',
    STATE_COUNTERPARTY_L1115_5: () => 'The other side is a State (article L. 1115-5).',
    ENTITY_NOT_RECOGNISED: () => 'Authority not recognised by France.',
    REQUIRED: () => 'This value is required.',
    WRONG_TYPE: (words) => `This value has the wrong type; expected: ${words('expected')}.`,
    EMPTY: () => 'This value is empty.',
    TOO_LONG: (words) => `Text too long: ${words('max')} characters at most.`,
    TOO_MANY: (words) => `List too long: ${words('max')} items at most.`,
    TOO_SMALL: (words) => `Value too small: at least ${words('min')}.`,
    TOO_LARGE: (words) => `Value too large: at most ${words('max')}.`,
    UNKNOWN_VALUE: (words) => `Unknown value. Possible values: ${words('allowed')}.`,
    UNKNOWN_FIELD: () => 'This field does not exist.',
    INVALID_FORMAT: () => 'This value does not have the expected form.',
    INVALID_VALUE: () => 'This value is not acceptable.',
    MALFORMED_LINE: () => 'This line cannot be read in the format announced.',
    LINE_TOO_LONG: () => 'This line is too long.',
    INVALID_UTF8: () => 'This text is not UTF-8.',
  },
  types: {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'an object',
  },
  reasons: {
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
  },
  flags: {
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
    OTHERS_PRESENT: (words) =>
      `French partners already present: ${words('names')} (${words('count')} in all).`,
  },
  advice: {
    RRMA: (words) =>
      `First project? The multi-actor network of your région (${words('region')}) can help: ${words('name')}, ${words('email')} (address noted: ${words('asOf')}).`,
    RRMA_FALLBACK: (words) =>
      `First project? Your région (${words('region')}) has no multi-actor network; the ministry can guide you: ${words('email')}.`,
    CLES_EN_MAIN: () =>
      'Without experience or staff you can join a “Clés en main” programme run by an association of local authorities, without binding yourself to one foreign partner.',
    MUTUALISATION: (words) =>
      words('names') === ''
        ? 'You can also carry the project together with your intercommunality or neighbouring communes.'
        : `You can join the French authorities already present in ${words('place')}: ${words('names')}.`,
    LANGUAGE_NOT_STATED: () => 'Language not stated: state it to refine.',
    COUNTRIES_SATURATED: (words) =>
      `Few authorities remain open in the countries wished for (${words('countries')}). On the same theme other countries are less sought after: ${words('suggestions')}.`,
  },
  score: {
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
  },
};
