import type { App, AppOptions } from './context.ts';
import { rateLimit } from './rate-limit.ts';

interface Limit {
  /** Shown in the policy header. */
  name: string;
  /** Requests a minute and client. */
  perMinute: number;
  requests: readonly { methods: readonly string[]; paths: readonly string[] }[];
}

/** Pages of threads, for those who take part. */
export const THREAD_PATHS = ['/mises-en-relation/*', '/coordination/*'];

/** Matching costs an embedding of some ten milliseconds, reading next to nothing: these leave an office behind one address
 *  room, and one machine enough for others. Where two count a request, the answer tells of the later one. */
const LIMITS: readonly Limit[] = [
  {
    // As matches: a write may tell the search engine, too.
    name: 'writes',
    perMinute: 300,
    requests: [
      {
        methods: ['POST', 'PUT', 'PATCH', 'DELETE'],
        paths: ['/api/*', '/demandes/*', ...THREAD_PATHS],
      },
    ],
  },
  {
    name: 'reads',
    perMinute: 1200,
    requests: [
      {
        methods: ['GET'],
        paths: ['/api/*', '/openapi.json', '/profils/:id', '/demandes/:id', ...THREAD_PATHS],
      },
    ],
  },
  {
    name: 'matches',
    perMinute: 300,
    requests: [
      { methods: ['POST'], paths: ['/api/v1/matches', '/api/v1/matches/joint'] },
      {
        methods: ['GET'],
        paths: [
          '/recherche',
          '/profils/:id/partenaires',
          '/demandes/:id/partenaires',
          '/api/v1/profiles/:id/matches',
          '/api/v1/requests/:id/matches',
          '/api/v1/introductions/:id/reasons',
        ],
      },
    ],
  },
  {
    // A PDF takes a few hundred milliseconds of the one thread.
    name: 'documents',
    perMinute: 30,
    requests: [{ methods: ['POST'], paths: ['/api/v1/documents/*'] }],
  },
  {
    // A link of a mail is followed once; nobody guesses its 256 bits.
    name: 'links',
    perMinute: 60,
    requests: [
      {
        methods: ['POST'],
        paths: [
          '/api/v1/contacts/validate',
          '/contacts/validation',
          '/profils/fraicheur',
          '/api/v1/profiles/confirm',
          '/profils/confirmation',
          '/api/v1/mandates/grant',
          '/mandats/accord',
          '/api/v1/outcomes',
          '/suites',
          '/api/v1/sign-in/session',
          '/connexion/lien',
          '/api/v1/answers',
          '/reponse',
          '/desabonnement/:token',
        ],
      },
    ],
  },
  {
    // Each is a mail to somebody; an office behind one address signs in one after the other.
    name: 'mails',
    perMinute: 10,
    requests: [{ methods: ['POST'], paths: ['/api/v1/sign-in/link', '/connexion'] }],
  },
];

/** Limits what one client may ask for; each limit is one budget, whatever of its requests it is spent on. */
export function limitRates(app: App, options: AppOptions): void {
  for (const { requests, ...limit } of LIMITS) {
    const limited = rateLimit(options, limit);
    for (const { methods, paths } of requests) app.on([...methods], [...paths], limited);
  }
}
