import { z } from '@hono/zod-openapi';
import { ERROR_STATUS, type ErrorCode } from '../domain/errors.ts';
import {
  formCode,
  languageTag,
  levelCode,
  subdivisionCode,
  themeCode,
  zoneCode,
} from '../domain/primitives.ts';
import type { App } from './context.ts';
import { AWAY } from './described.ts';

/** Version of the HTTP interface, as in its addresses. */
const API_VERSION = '1.0.0';

const INFO = {
  openapi: '3.1.0',
  info: {
    title: 'Bourse partenariat',
    version: API_VERSION,
    description:
      'Partners for French collectivités and foreign local authorities, ranked for both sides, with reasons. Sentences follow `Accept-Language` (fr, en, es, pt). Every failure is RFC 9457 `application/problem+json`.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
};

/** zod-to-openapi 9.1 writes a component as its first use reads it, `null` included. These are used both plainly and as
 *  nullable: a path that is not shown uses each plainly before any other. */
const FIRST_USE = {
  path: '/first-use',
  schema: z.object({
    form: formCode,
    language: languageTag,
    level: levelCode,
    subdivision: subdivisionCode,
    theme: themeCode,
    zone: zoneCode,
  }),
};

/** Name of the way to say who one is. */
const KEY = 'key';

/** Makes the shared schemas components of their own. Called before routes are added. */
export function registerShared(app: App): void {
  app.openAPIRegistry.registerComponent('securitySchemes', KEY, {
    type: 'http',
    scheme: 'bearer',
    description: 'Key of an account. People sign in at `/connexion` and have a cookie instead.',
  });
  const content = { 'application/json': { schema: FIRST_USE.schema } };
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: FIRST_USE.path,
    responses: { 200: { description: '', content } },
  });
}

type Node = Record<string, unknown>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `allOf: [reference, {type: […, 'null']}]` is how zod-to-openapi writes a nullable reference; null never satisfies it. */
function withNullableReference(node: Node): Node {
  const { allOf, ...rest } = node;
  if (!Array.isArray(allOf) || allOf.length !== 2) return node;
  const [reference, nullable] = allOf;
  const accepts: unknown = isNode(nullable) ? nullable.type : null;
  if (!isNode(reference) || !('$ref' in reference) || !Array.isArray(accepts) || !accepts.includes('null'))
    return node;
  return { ...rest, anyOf: [reference, { type: 'null' }] };
}

/** A parameter of an address is never null; the schema that reads it says so only because it reads anything. */
function withoutNull(parameter: Node): Node {
  if (!('in' in parameter) || !isNode(parameter.schema) || !Array.isArray(parameter.schema.type))
    return parameter;
  const [type, ...others] = parameter.schema.type.filter((name) => name !== 'null');
  return others.length > 0 ? parameter : { ...parameter, schema: { ...parameter.schema, type } };
}

function corrected(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(corrected);
  if (!isNode(value)) return value;
  const node = withoutNull(withNullableReference(value));
  return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, corrected(item)]));
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'For accounts: a request that is repeated with the same key and body gets the same answer, and makes nothing twice. Kept for a day.',
  schema: { type: 'string', maxLength: 255 },
};

const isPublic = (operation: Node): boolean =>
  Array.isArray(operation['x-access']) && operation['x-access'].includes('public');

const problem = (codes: readonly string[]): Node => ({
  description: codes.join(', '),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** Codes that a route names for a status. */
function codesOf(response: unknown): string[] {
  return isNode(response) && typeof response.description === 'string' ? response.description.split(', ') : [];
}

/** The operation with failures of middleware, beside those that its route names. */
function failingWith(codes: readonly ErrorCode[], operation: Node): Node {
  const own = isNode(operation.responses) ? operation.responses : {};
  const added = codes.map((code) => {
    const status = ERROR_STATUS[code];
    const alike = codes.filter((other) => ERROR_STATUS[other] === status);
    return [status, problem([...new Set([...codesOf(own[status]), ...alike])])];
  });
  return { ...operation, responses: { ...own, ...Object.fromEntries(added) } };
}

/** What one middleware does for every POST that is not open to anyone. */
function withIdempotencyKey(operation: Node): Node {
  const parameters: unknown[] = Array.isArray(operation.parameters) ? operation.parameters : [];
  return failingWith(['IDEMPOTENCY_KEY_REUSED'], {
    ...operation,
    parameters: [...parameters, IDEMPOTENCY_KEY],
  });
}

/** What every route of the interface may answer: a key that is wrong or cannot be looked up, too many requests, a service that is
 *  not ready. */
const ANYWHERE = ['UNAUTHENTICATED', 'RATE_LIMITED', ...AWAY] as const;

/** How one says who one is, and what may fail anywhere. */
function withIdentity(operation: Node): Node {
  const security = [...(isPublic(operation) ? [{}] : []), { [KEY]: [] }];
  return failingWith(ANYWHERE, { ...operation, security });
}

/** What no route says itself, because middleware does it for all of them. */
function completed(path: string, operations: unknown): unknown {
  if (!isNode(operations)) return operations;
  return Object.fromEntries(
    Object.entries(operations).map(([method, described]) => {
      if (!isNode(described)) return [method, described];
      const operation = failingWith(['INTERNAL'], described);
      if (!path.startsWith('/api/')) return [method, operation];
      const identified = withIdentity(operation);
      return [
        method,
        method === 'post' && !isPublic(operation) ? withIdempotencyKey(identified) : identified,
      ];
    }),
  );
}

/** The OpenAPI 3.1 document of an app, made from the schemas that read its requests and type its answers. */
export function openApiDocument(app: App): Node {
  const { webhooks: _, paths, ...document } = app.getOpenAPI31Document(INFO);
  const { [FIRST_USE.path]: __, ...shown } = paths ?? {};
  const complete = Object.fromEntries(
    Object.entries(shown).map(([path, operations]) => [path, completed(path, operations)]),
  );
  return Object.fromEntries(
    Object.entries({ ...document, paths: complete }).map(([key, value]) => [key, corrected(value)]),
  );
}
