import { getConnInfo } from '@hono/node-server/conninfo';
import pino from 'pino';
import { createApp } from './app.ts';
import { asset } from './assets.ts';
import type { Config } from './config.ts';
import { AppError } from './domain/errors.ts';
import { EXIT_FAILED, exitWith } from './exit.ts';
import { makeSignIn } from './http/make-sign-in.ts';
import { listen } from './listen.ts';
import { makeMetrics } from './metrics.ts';
import { openService, type Service } from './open-deps.ts';
import { isLocked } from './store/lock.ts';

/** @returns whether the process was told to stop. */
function stopOnSignal(stop: () => Promise<void>): () => boolean {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // A second signal means it: the database survives a killed process.
      if (stopping) process.exit(EXIT_FAILED);
      stopping = true;
      stop().then(() => process.exit(0), exitWith);
    });
  }
  return () => stopping;
}

/** Starts the service: port first, so that `/health` answers early and a taken port opens nothing; then the parts; then the
 *  ready line. */
export async function serve(config: Config): Promise<void> {
  // Standard output is for the ready line; written at once, so that nothing is lost when the process ends.
  const log = pino({ name: 'bourse' }, pino.destination({ dest: 2, sync: true }));
  let service: Service | null = null;
  const metrics = makeMetrics(() => service?.current() ?? null);
  const app = createApp(
    () => {
      if (service === null) throw new AppError('INDEX_NOT_READY', { missing: 'database, index' });
      return service.resolveDeps();
    },
    {
      log,
      rateLimit: config.rateLimit,
      adminKey: config.adminKey,
      signIn: makeSignIn(config),
      clientAddress: (c) => getConnInfo(c).remote.address ?? null,
      asset,
      monotonic: () => performance.now(),
      metrics,
      showMails: config.smtp === null && config.seed === 'demo',
    },
  );
  const { url, drain } = await listen(config, app.fetch);
  const opened = openService({ ...config, publicUrl: config.publicUrl ?? url }, log, metrics);
  service = opened;
  const isStopping = stopOnSignal(async () => {
    await drain();
    await opened.close();
  });
  try {
    await opened.started;
  } catch (error) {
    // Whoever was refused the directory has nothing in it to close.
    if (!isLocked(error)) await opened.close();
    throw error;
  }
  if (!isStopping()) process.stdout.write(`ready ${url}\n`);
}
