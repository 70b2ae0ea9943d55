import { type ServerType, serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import pino from 'pino';
import { createApp } from './app.ts';
import { asset } from './assets.ts';
import { type Config, ConfigError, readConfig, requireEmbedded } from './config.ts';
import { AppError } from './domain/errors.ts';
import { renderError } from './i18n/render.ts';
import { openService, type Service } from './open-deps.ts';

/** Longest wait for requests under way when the service is told to stop. */
const DRAIN_MS = 10_000;

const EXIT_FAILED = 1;
const EXIT_LOCKED = 2;

/** One sentence for the operator; anything unforeseen keeps its stack. */
function explain(error: unknown): string {
  if (error instanceof AppError) return renderError(error.code, error.params, 'en').detail;
  if (error instanceof ConfigError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return `${error.message}. Set PORT to another one.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function fail(error: unknown): void {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode =
    error instanceof AppError && error.code === 'DATA_DIR_LOCKED' ? EXIT_LOCKED : EXIT_FAILED;
}

async function listen(
  config: Config,
  fetch: Parameters<typeof serve>[0]['fetch'],
): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: config.host, port: config.port }, ({ port }) =>
      resolve({ server, port }),
    );
    server.once('error', reject);
  });
}

/** Refuses new connections, lets requests under way finish, then closes what the service holds. */
async function drain(server: ServerType, service: Service): Promise<void> {
  await new Promise<void>((resolve) => {
    const late = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections();
    }, DRAIN_MS);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
  await service.close();
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // A second signal means it: the database survives a killed process.
      if (stopping) process.exit(EXIT_FAILED);
      stopping = true;
      stop().then(() => process.exit(0), fail);
    });
  }
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  requireEmbedded(config);
  const log = pino({ name: 'bourse' }, pino.destination({ dest: 2, sync: false }));
  const service = openService(config, log);
  const app = createApp(service.resolveDeps, {
    log,
    rateLimit: config.rateLimit,
    clientAddress: (c) => getConnInfo(c).remote.address ?? null,
    asset,
    monotonic: () => performance.now(),
  });
  try {
    const { server, port } = await listen(config, app.fetch);
    stopOnSignal(() => drain(server, service));
    await service.started;
    const host = config.host.includes(':') ? `[${config.host}]` : config.host;
    process.stdout.write(`ready http://${host}:${port}\n`);
  } catch (error) {
    await service.close();
    throw error;
  }
}

await main().catch((error: unknown) => {
  fail(error);
  process.exit();
});
