import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Logger } from 'pino';
import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import type { Locale } from '../domain/codes.ts';
import type { ErrorCode } from '../domain/errors.ts';
import type { Metrics, StageClock } from './measure.ts';
import type { SignIn } from './site.ts';

/** Finds the dependencies for a request: constant on Node, made per request on Workers.
 *  @throws AppError INDEX_NOT_READY while the service starts; DATABASE_UNAVAILABLE, INDEX_UNAVAILABLE. */
export type ResolveDeps = (c: Context) => Deps | Promise<Deps>;

/** What differs between the runtimes, besides the dependencies. */
export interface AppOptions {
  log: Logger;
  rateLimit: boolean;
  /** Address of whoever is connected as the runtime knows it, never as the client says; null when unknown. */
  clientAddress: (c: Context) => string | null;
  /** Proxies in front, each of which adds to `X-Forwarded-For` whom it heard from; left out: none. */
  trustedProxies?: number;
  /** Bytes of a file of the pages (`style.css`, `swagger-ui.css` …) or a font of documents; null when there is none. */
  asset: (name: string) => Promise<Uint8Array<ArrayBuffer> | null>;
  /** Milliseconds that never go back. */
  monotonic: () => number;
  /** Key of the operator, who may do everything; left out or null: there is none. */
  adminKey?: string | null;
  /** Sessions, and who may open one; left out: nobody. */
  signIn?: SignIn;
  /** What `/metrics` shows; without it there is no such address. */
  metrics?: Metrics;
  /** True where mails are not sent but shown to anybody: the demonstration, and nothing else. */
  showMails?: boolean;
}

/** What middleware leaves for routes. */
export interface AppEnv {
  Variables: {
    requestId: string;
    locale: Locale;
    /** Who asks; anonymous without a key or a session. */
    actor: Actor;
    deps: () => Promise<Deps>;
    /** The answer holds a secret that nothing may keep. */
    toldOnce?: true;
    /** Where metrics are kept: times the stages of this request. */
    clock?: StageClock;
    /** Code of the failure that was answered. */
    errorCode?: ErrorCode;
  };
}

export type App = OpenAPIHono<AppEnv>;
export type AppContext = Context<AppEnv>;
