import { z } from '@hono/zod-openapi';
import {
  formCode,
  languageTag,
  levelCode,
  subdivisionCode,
  themeCode,
  zoneCode,
} from '../domain/primitives.ts';
import type { App } from './context.ts';

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

/** Makes the shared schemas components of their own. Called before routes are added. */
export function registerShared(app: App): void {
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

/** What one middleware does for every POST that is not open to anyone. */
function withIdempotencyKey(operations: unknown): unknown {
  if (!isNode(operations) || !isNode(operations.post)) return operations;
  const { post } = operations;
  if (Array.isArray(post['x-access']) && post['x-access'].includes('public')) return operations;
  const parameters: unknown[] = Array.isArray(post.parameters) ? post.parameters : [];
  return { ...operations, post: { ...post, parameters: [...parameters, IDEMPOTENCY_KEY] } };
}

/** The OpenAPI 3.1 document of an app, made from the schemas that read its requests and type its answers. */
export function openApiDocument(app: App): Node {
  const { webhooks: _, paths, ...document } = app.getOpenAPI31Document(INFO);
  const { [FIRST_USE.path]: __, ...shown } = paths ?? {};
  const complete = Object.fromEntries(
    Object.entries(shown).map(([path, operations]) => [path, withIdempotencyKey(operations)]),
  );
  return Object.fromEntries(
    Object.entries({ ...document, paths: complete }).map(([key, value]) => [key, corrected(value)]),
  );
}
