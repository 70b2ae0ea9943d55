import { z } from 'zod';

/** A variable that is empty counts as not set: that is how shells and unit files unset one. */
function setting<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema);
}

const choice = <const T extends readonly [string, ...string[]]>(...values: T) =>
  z.enum(values, { error: `must be ${values.join(' or ')}` });

const urls = (protocols: RegExp, example: string) =>
  z.string().refine((value) => value.split(',').every((item) => isUrl(item.trim(), protocols)), {
    error: `must be an address like ${example}`,
  });

function isUrl(value: string, protocols: RegExp): boolean {
  return URL.canParse(value) && protocols.test(new URL(value).protocol);
}

/** Highest TCP port. 0: any free one, told by the ready line. */
const PORT_MAX = 65_535;

/** 256 bits in hexadecimal have 64; 32 of any kind are still beyond guessing. */
const SECRET_MIN = 32;

const environmentSchema = z.object({
  HOST: setting(
    z
      .string()
      .regex(/^[a-zA-Z0-9.:-]+$/, { error: 'must be a host name or an IP address' })
      .default('127.0.0.1'),
  ),
  PORT: setting(
    z
      .string()
      .regex(/^\d{1,5}$/, { error: `must be a number from 0 to ${PORT_MAX}` })
      .transform(Number)
      .refine((port) => port <= PORT_MAX, { error: `must be a number from 0 to ${PORT_MAX}` })
      .default(3000),
  ),
  DATA_DIR: setting(
    z
      .string()
      .refine((value) => !value.includes('\0'), { error: 'must be a folder' })
      .default('./data'),
  ),
  DATABASE_URL: setting(urls(/^postgres(ql)?:$/, 'postgres://host/database').optional()),
  ELASTICSEARCH_URL: setting(urls(/^https?:$/, 'https://host:9200').optional()),
  ELASTICSEARCH_API_KEY: setting(z.string().optional()),
  SEED: setting(choice('demo', 'none').optional()),
  INDEX_PREFIX: setting(
    z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,39}$/, {
        error: 'must be 1 to 40 small letters, digits or hyphens, a letter first',
      })
      .default('bourse'),
  ),
  RATE_LIMIT: setting(choice('on', 'off').default('on')),
  ADMIN_KEY: setting(
    z
      .string()
      // It travels in a header: RFC 6750 tokens have no blanks.
      .regex(/^[\x21-\x7e]+$/, { error: 'must be ASCII without blanks' })
      .optional(),
  ),
  PUBLIC_URL: setting(
    z
      .string()
      .refine((value) => isUrl(value, /^https?:$/) && new URL(value).pathname === '/', {
        error: 'must be an address without a path, like https://bourse.example',
      })
      .optional(),
  ),
  SESSION_SECRET: setting(
    z
      .string()
      .min(SECRET_MIN, { error: `must have ${SECRET_MIN} characters or more` })
      .optional(),
  ),
  OIDC_ISSUER: setting(urls(/^https?:$/, 'https://issuer.example').optional()),
  OIDC_CLIENT_ID: setting(z.string().optional()),
  OIDC_CLIENT_SECRET: setting(z.string().optional()),
  OIDC_ACR: setting(z.string().optional()),
});

/** What signing in through OpenID Connect cannot do without: the issuer sends people back to one known address, and
 *  several instances must read each other's cookies. */
const OIDC_NEEDS = [
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'PUBLIC_URL',
  'SESSION_SECRET',
] as const;

const settingsSchema = environmentSchema.superRefine((env, context) => {
  if (env.OIDC_ISSUER === undefined && env.OIDC_CLIENT_ID === undefined) return;
  for (const name of OIDC_NEEDS.filter((needed) => env[needed] === undefined)) {
    context.addIssue({
      code: 'custom',
      path: [name],
      message: 'is needed with OIDC_ISSUER and OIDC_CLIENT_ID',
    });
  }
});

export interface Config {
  host: string;
  /** 0: any free port. */
  port: number;
  dataDir: string;
  databaseUrl: string | null;
  elasticsearchUrls: readonly string[];
  elasticsearchApiKey: string | null;
  seed: 'demo' | 'none';
  indexPrefix: string;
  rateLimit: boolean;
  adminKey: string | null;
  /** Origin that people know the service by (`https://bourse.example`); null: only known on loopback. */
  publicUrl: string | null;
  /** Null: sessions end with the process. */
  sessionSecret: string | null;
  oidc: OidcConfig | null;
}

export interface OidcConfig {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Levels of assurance that are accepted, the preferred first; none: any. */
  acr: readonly string[];
}

/** A start that the environment does not allow. The message names every fault and no value: values may be secrets. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Settings of the README, from the environment.
 *  @throws ConfigError naming every bad variable. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = settingsSchema.safeParse(environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.')} ${message}`);
    throw new ConfigError(`The settings are not valid: ${faults.join('; ')}.`);
  }
  const env = parsed.data;
  return {
    host: env.HOST,
    port: env.PORT,
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL ?? null,
    elasticsearchUrls: env.ELASTICSEARCH_URL?.split(',').map((url) => url.trim()) ?? [],
    elasticsearchApiKey: env.ELASTICSEARCH_API_KEY ?? null,
    seed: env.SEED ?? (env.DATABASE_URL === undefined ? 'demo' : 'none'),
    indexPrefix: env.INDEX_PREFIX,
    rateLimit: env.RATE_LIMIT === 'on',
    adminKey: env.ADMIN_KEY ?? null,
    publicUrl: env.PUBLIC_URL === undefined ? null : new URL(env.PUBLIC_URL).origin,
    sessionSecret: env.SESSION_SECRET ?? null,
    oidc: oidcOf(env),
  };
}

function oidcOf(env: z.infer<typeof settingsSchema>): OidcConfig | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  return {
    issuer,
    clientId,
    clientSecret,
    acr: env.OIDC_ACR?.split(' ').filter((value) => value !== '') ?? [],
  };
}
