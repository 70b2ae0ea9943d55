import type { Messages } from '../messages.ts';

export const errors: Messages['errors'] = {
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
    detail: () =>
      'No profile has this identifier. If an authority of the directory has it, that one has no profile yet: GET /api/v1/directory/{id}/profile-draft prepares one.',
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
    detail: (words) => {
      const closed =
        words('reopensOn') === ''
          ? `${words('name')} takes no new requests for now, and no date of reopening is known. Save a search to be told, or look for a partner that is asked less.`
          : `${words('name')} already follows as many introductions as it can. It may reopen by ${words('reopensOn')} at the latest.`;
      return words('waitingList') === ''
        ? closed
        : `${closed} It keeps a waiting list: join it to be told (POST ${words('waitingList')}).`;
    },
  },
  NO_WAITING_LIST: {
    title: 'No waiting list',
    detail: (words) =>
      `${words('name')} keeps no waiting list, or has room today: then ask for an introduction.`,
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
  BODY_ENCODED: {
    title: 'Compressed body',
    detail: () => 'The body must be sent as it is, without compression (no Content-Encoding header).',
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
};
