import { getConnInfo } from '@hono/node-server/conninfo';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { asset } from './assets.ts';
import { AppError } from './domain/errors.ts';
import type { Embedder } from './embedding/embedder.ts';
import type { App } from './http/context.ts';
import { makeSignIn } from './http/make-sign-in.ts';
import { makeMetrics } from './metrics.ts';
import { openService, type Service, type ServiceConfig } from './open-deps.ts';

export interface Site extends Pick<Service, 'started' | 'close'> {
  /** Answers from the first moment: with INDEX_NOT_READY what needs parts that are not there yet. */
  fetch: App['fetch'];
}

/** Opens the service, and the app over it. @param embedder see `openService`. */
export function openSite(config: ServiceConfig, log: Logger, embedder: Embedder): Site {
  let service: Service | null = null;
  const metrics = makeMetrics(() => service?.current() ?? null);
  const { fetch } = createApp(
    () => {
      if (service === null) throw new AppError('INDEX_NOT_READY', { missing: 'database, index' });
      return service.resolveDeps();
    },
    {
      log,
      rateLimit: config.rateLimit,
      trustedProxies: config.trustedProxies,
      adminKey: config.adminKey,
      signIn: makeSignIn(config),
      clientAddress: (c) => getConnInfo(c).remote.address ?? null,
      asset,
      monotonic: () => performance.now(),
      metrics,
      showMails: config.smtp === null && config.seed === 'demo',
    },
  );
  service = openService(config, log, metrics, embedder);
  const { started, close } = service;
  return { fetch, started, close };
}
