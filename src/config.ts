import { z } from 'zod';
import { REQUESTS_MAX } from './domain/introduction.ts';
import type { OpenIdSettings } from './http/open-id.ts';
import type { SmtpSettings } from './mail/sender.ts';

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
export const SECRET_MIN = 32;

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
  TRUSTED_PROXIES: setting(
    z
      .string()
      .regex(/^\d{1,2}$/, { error: 'must be a number from 0 to 99' })
      .transform(Number)
      .default(0),
  ),
  REQUESTS_MAX: setting(
    z
      .string()
      .regex(/^[1-9]\d{0,2}$/, { error: 'must be a number from 1 to 999' })
      .transform(Number)
      .default(REQUESTS_MAX),
  ),
  PUBLIC_URL: setting(
    z
      .string()
      .refine((value) => isUrl(value, /^https?:$/) && new URL(value).pathname === '/', {
        error: 'must be an address without a path, like https://host',
      })
      .optional(),
  ),
  SMTP_URL: setting(
    z
      .string()
      .refine((value) => isUrl(value, /^smtps?:$/), { error: 'must be an address like smtps://host:465' })
      .optional(),
  ),
  MAIL_FROM: setting(
    z
      .string()
      .regex(/^(?:[^<>@\r\n]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, {
        error: 'must be an address, or a name and <an address>',
      })
      .optional(),
  ),
  ADMIN_KEY: setting(
    z
      .string()
      // It travels in a header: RFC 6750 tokens have no blanks.
      .regex(/^[\x21-\x7e]+$/, { error: 'must be ASCII without blanks' })
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
  /** Proxies between clients and the service, each of which adds to `X-Forwarded-For` whom it heard from. */
  trustedProxies: number;
  /** Live requests that a collectivité may have out at once. */
  requestsMax: number;
  adminKey: string | null;
  /** Where people reach the service, without a path: what links in mails begin with. null: where it listens. */
  publicUrl: string | null;
  /** null: no mail is sent. */
  smtp: SmtpSettings | null;
  /** null: sessions end with the process. */
  sessionSecret: string | null;
  /** null: nobody signs in through OpenID Connect. */
  oidc: OpenIdSettings | null;
}

/** A start that the environment does not allow. The message names every fault and no value: values may be secrets. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Mails have a sender, and links that lead to where people are. */
function missingForMail({ SMTP_URL, MAIL_FROM, PUBLIC_URL }: Environment): string[] {
  if (!SMTP_URL) return [];
  const needed = Object.entries({ MAIL_FROM, PUBLIC_URL });
  return needed.filter(([, value]) => !value).map(([name]) => `${name} must be set with SMTP_URL`);
}

/** An issuer sends people back to one known address, and several instances must read each other's cookies. */
function missingForSignIn(environment: Environment): string[] {
  if (!environment.OIDC_ISSUER && !environment.OIDC_CLIENT_ID) return [];
  const needed = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'PUBLIC_URL', 'SESSION_SECRET'];
  return needed.filter((name) => !environment[name]).map((name) => `${name} must be set to sign in by OIDC`);
}

/** Settings of the README, from the environment.
 *  @throws ConfigError naming every bad variable. */
export function readConfig(environment: Environment): Config {
  const parsed = environmentSchema.safeParse(environment);
  const bad = (parsed.error?.issues ?? []).map(
    ({ path, message }) => `${path.map(String).join('.')} ${message}`,
  );
  const faults = [...bad, ...missingForMail(environment), ...missingForSignIn(environment)];
  if (!parsed.success || faults.length > 0) {
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
    trustedProxies: env.TRUSTED_PROXIES,
    requestsMax: env.REQUESTS_MAX,
    adminKey: env.ADMIN_KEY ?? null,
    publicUrl: env.PUBLIC_URL === undefined ? null : new URL(env.PUBLIC_URL).origin,
    smtp:
      env.SMTP_URL === undefined || env.MAIL_FROM === undefined
        ? null
        : { smtpUrl: env.SMTP_URL, mailFrom: env.MAIL_FROM },
    sessionSecret: env.SESSION_SECRET ?? null,
    oidc: oidcOf(env),
  };
}

function oidcOf(env: z.infer<typeof environmentSchema>): OpenIdSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  const acr = (env.OIDC_ACR ?? '').split(' ').filter((value) => value !== '');
  return { issuer, clientId, clientSecret, acr };
}
