import { createMiddleware } from 'hono/factory';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import type { AppContext, AppEnv, AppOptions } from './context.ts';

interface RateLimit {
  /** Shown in the policy header. */
  name: string;
  /** Requests a minute; as many may come at once. */
  perMinute: number;
}

interface Bucket {
  tokens: number;
  /** Monotonic milliseconds of the last request. */
  at: number;
}

const WINDOW_S = 60;

/** Clients remembered: a few megabytes; the longest silent one is forgotten first, and starts anew. */
const CLIENTS = 20_000;

/** What a socket for both protocols puts before an IPv4 address (RFC 4291 § 2.5.5.2). */
const MAPPED = /^::ffff:(?=\d+\.)/i;

const addressSchema = z.union([z.ipv4(), z.ipv6()]);

/** Whom the first of the proxies heard from. Each adds one entry at the end: of two, the last but one counts, and what stands
 *  before it anyone can write. Where it is missing or no address, the request did not pass them all, and nothing but the
 *  connection itself can be trusted. */
function forwardedAddress(c: AppContext, proxies: number): string | undefined {
  if (proxies === 0) return undefined;
  const entry = c.req.header('x-forwarded-for')?.split(',').at(-proxies)?.trim();
  return addressSchema.safeParse(entry).data;
}

/** An IPv6 household owns a /64 (RFC 6177): its addresses count as one client. */
function clientKey(client: string): string {
  const address = client.replace(MAPPED, '');
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':');
  if (tail === undefined || groups.length >= 4) return groups.slice(0, 4).join(':');
  const after = tail.split(':').filter((group) => group !== '');
  const zeros = Math.max(0, 8 - groups.length - after.length);
  return [...groups, ...Array<string>(zeros).fill('0'), ...after].slice(0, 4).join(':');
}

/** Takes a token; the bucket fills up steadily. */
function take(bucket: Bucket | undefined, now: number, perMinute: number): Bucket & { allowed: boolean } {
  const before = bucket ?? { tokens: perMinute, at: now };
  const refilled = Math.min(perMinute, before.tokens + ((now - before.at) / 1000) * (perMinute / WINDOW_S));
  const allowed = refilled >= 1;
  return { tokens: allowed ? refilled - 1 : refilled, at: now, allowed };
}

/** Seconds until one more request is allowed, at least 1. */
function secondsToToken(tokens: number, perMinute: number): number {
  return Math.max(1, Math.ceil(((1 - tokens) * WINDOW_S) / perMinute));
}

/** Both forms in use: the older three headers and those of draft-ietf-httpapi-ratelimit-headers. */
function tell(c: AppContext, { name, perMinute }: RateLimit, tokens: number): void {
  const remaining = Math.floor(tokens);
  const reset = Math.ceil(((perMinute - tokens) * WINDOW_S) / perMinute);
  c.header('ratelimit-limit', String(perMinute));
  c.header('ratelimit-remaining', String(remaining));
  c.header('ratelimit-reset', String(reset));
  c.header('ratelimit-policy', `"${name}";q=${perMinute};w=${WINDOW_S}`);
  c.header('ratelimit', `"${name}";r=${remaining};t=${reset}`);
}

/** Token bucket per client address, in memory. `X-Forwarded-For` is read as far as trusted proxies wrote it. A client whose
 *  address the runtime does not know is not limited.
 *  @throws AppError RATE_LIMITED with `retryAfter` seconds. */
export function rateLimit(
  {
    rateLimit: enabled,
    clientAddress,
    trustedProxies = 0,
    monotonic,
  }: Pick<AppOptions, 'rateLimit' | 'clientAddress' | 'trustedProxies' | 'monotonic'>,
  limit: RateLimit,
) {
  const buckets = new LRUCache<string, Bucket>({ max: CLIENTS });
  return createMiddleware<AppEnv>(async (c, next) => {
    const address = enabled ? (forwardedAddress(c, trustedProxies) ?? clientAddress(c)) : null;
    if (address !== null) {
      const key = clientKey(address);
      const { allowed, ...bucket } = take(buckets.get(key), monotonic(), limit.perMinute);
      buckets.set(key, bucket);
      tell(c, limit, bucket.tokens);
      if (!allowed) {
        throw new AppError('RATE_LIMITED', { retryAfter: secondsToToken(bucket.tokens, limit.perMinute) });
      }
    }
    await next();
  });
}
