import { z } from '@hono/zod-openapi';
import { ERROR_STATUS, type ErrorCode } from '../domain/errors.ts';
import { STATE_GROUNDS } from '../domain/law/state-grounds.ts';

/** What a route takes, answers with and fails by, for its documentation. */

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.enum(Object.keys(ERROR_STATUS)),
    requestId: z.string(),
    errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
    missing: z.array(z.string()).optional(),
    profileId: z.string().optional().meta({ description: 'With `PROFILE_EXISTS`: the existing one' }),
    introductionId: z.string().optional().meta({ description: 'The introduction that the pair has' }),
    partnershipId: z.string().optional().meta({ description: 'The partnership that is declared' }),
    reopensOn: z.string().optional().meta({ description: 'Day by which a partner has room again' }),
    waitingList: z.string().optional().meta({ description: 'Where to wait for room: POST' }),
    exceptions: z
      .array(z.object({ code: z.enum(STATE_GROUNDS), priorAuthorisation: z.boolean(), text: z.string() }))
      .optional()
      .meta({ description: 'With `STATE_COUNTERPARTY_L1115_5`: when it is possible after all' }),
    contacts: z
      .array(z.object({ name: z.string(), links: z.array(z.string()) }))
      .optional()
      .meta({ description: 'Whom to ask' }),
    source: z.string().optional(),
    sourceDate: z.string().optional(),
    validFrom: z.string().nullable().optional(),
    validTo: z.string().nullable().optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457, in the language of `Accept-Language`' });

const CONTENT = { 'application/problem+json': { schema: problemSchema } };

/** A body as JSON, for the documentation of a route. */
export const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } });

/** The body that a route takes. */
export const jsonInput = <T extends z.ZodType>(schema: T) => ({
  required: true as const,
  content: json(schema),
});

/** What a route answers with. */
export const jsonAnswer = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: json(schema),
});

/** What may be wrong with the body that a route takes. */
export const BODY = [
  'MALFORMED_JSON',
  'BODY_TOO_LARGE',
  'NOT_JSON',
  'BODY_ENCODED',
  'INVALID_REQUEST',
] as const;

/** The service is not ready yet, or its database does not answer. */
export const AWAY = ['INDEX_NOT_READY', 'DATABASE_UNAVAILABLE'] as const;

/** What a route that is `tagged` answers to the tag of what the caller has. */
export const NOT_MODIFIED = { 304: { description: 'As `If-None-Match` says: nothing new' } };

/** Failures of one route, for its documentation: one entry a status, naming the codes. What may fail anywhere is added
 *  (`openapi.ts`). */
export function problems(...codes: ErrorCode[]) {
  const named = new Map<number, ErrorCode[]>();
  for (const code of codes) {
    named.set(ERROR_STATUS[code], [...(named.get(ERROR_STATUS[code]) ?? []), code]);
  }
  return Object.fromEntries(
    [...named].map(([status, list]) => [status, { description: list.join(', '), content: CONTENT }]),
  );
}
