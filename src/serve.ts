import pino, { type Logger } from 'pino';
import { type Config, SECRET_MIN } from './config.ts';
import { openLocalEmbedder } from './embedding/local.ts';
import { EXIT_FAILED, exitWith } from './exit.ts';
import { listen } from './listen.ts';
import type { ServiceConfig } from './open-deps.ts';
import type { Site } from './open-site.ts';
import { MODEL_DIR } from './places.ts';
import { isLocked, takeDataDir } from './store/lock.ts';

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

/** The model loads in a thread of its own while all the rest is read, which takes a second of the processor. A folder that is
 *  another's, or none, is refused before either. */
async function load(config: ServiceConfig, log: Logger): Promise<Site> {
  if (config.databaseUrl === null) (await takeDataDir(config.dataDir)).release();
  const embedder = await openLocalEmbedder(MODEL_DIR, {
    onEvent: (event) => (event.kind === 'ready' ? log.info(event, 'model') : log.warn(event, 'model')),
  });
  const { openSite } = await import('./open-site.ts');
  return openSite(config, log, embedder);
}

/** Where a browser of this machine finds what listens on all its addresses. */
const localUrl = (url: string): string => url.replace(/\/\/(?:0\.0\.0\.0|\[::\]):/, '//127.0.0.1:');

/** Starts the service: port first, so that a taken one opens nothing, and whoever asks early waits; then the parts; then the
 *  ready line. */
export async function serve(config: Config): Promise<void> {
  // Standard output is for the ready line; written at once, so that nothing is lost when the process ends.
  const log = pino({ name: 'bourse' }, pino.destination({ dest: 2, sync: true }));
  if (config.adminKey !== null && config.adminKey.length < SECRET_MIN) {
    log.warn(`ADMIN_KEY has fewer than ${SECRET_MIN} characters: it opens everything, and can be guessed`);
  }
  const listening = listen(config, async (...asked) => (await site).fetch(...asked));
  const site = listening.then(({ url }) =>
    load({ ...config, publicUrl: config.publicUrl ?? localUrl(url) }, log),
  );
  const isStopping = stopOnSignal(async () => {
    await (await listening).drain();
    await (await site).close();
  });
  const { url } = await listening;
  const { started, close } = await site;
  try {
    await started;
  } catch (error) {
    // Whoever was refused the directory has nothing in it to close.
    if (!isLocked(error)) await close();
    throw error;
  }
  if (!isStopping()) process.stdout.write(`ready ${url}\n`);
}
