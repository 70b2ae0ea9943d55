import type { App } from './context.ts';

type Document = ReturnType<App['getOpenAPI31Document']>;

const INFO = {
  openapi: '3.1.0',
  info: {
    title: 'Bourse partenariat',
    version: '1',
    license: { name: 'MIT', identifier: 'MIT' },
    description:
      'Partners for decentralised cooperation, ranked for both sides, with reasons. Texts follow `Accept-Language` (fr, en, es, pt). Failures are `application/problem+json` (RFC 9457).',
  },
  servers: [{ url: '/' }],
  tags: [
    { name: 'matches', description: 'Ranked partners' },
    { name: 'profiles', description: 'Collectivités on both sides' },
    { name: 'directory', description: 'Official directory of the French side' },
    { name: 'operation', description: 'For operators' },
  ],
};

interface Reference {
  $ref: string;
}

function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && '$ref' in value;
}

function allowsNull(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    Array.isArray(value.type) &&
    value.type.includes('null')
  );
}

/** zod-to-openapi 9.1 writes a nullable reference as `allOf: [ref, {type: [.., 'null']}]`, which null never satisfies. */
function withNullableReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNullableReferences);
  if (typeof value !== 'object' || value === null) return value;
  if ('allOf' in value && Array.isArray(value.allOf)) {
    const { allOf, ...rest } = value;
    const [reference, nullable] = allOf;
    if (allOf.length === 2 && isReference(reference) && allowsNull(nullable)) {
      return { ...rest, anyOf: [reference, { type: 'null' }] };
    }
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withNullableReferences(item)]));
}

/** The OpenAPI 3.1 document of an app's routes, made from the schemas that check requests and type answers. */
export function describeApi(app: App): Record<string, unknown> {
  const { webhooks: _, ...document }: Document = app.getOpenAPI31Document(INFO);
  return Object.fromEntries(
    Object.entries(document).map(([key, value]) => [key, withNullableReferences(value)]),
  );
}
