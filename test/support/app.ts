import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pino from 'pino';
import { indexPending } from '../../indexer/pending.ts';
import { createApp } from '../../src/app.ts';
import { asset } from '../../src/assets.ts';
import type { Deps } from '../../src/deps.ts';
import { type Profile, profileSchema } from '../../src/domain/profile.ts';
import type { App, AppOptions } from '../../src/http/context.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { testDirectory } from './directory.ts';
import { NOW, profile } from './profiles.ts';
import { openTestService, type TestService } from './service.ts';

const DEMO = join(import.meta.dirname, '../../seeds/demo/profiles.jsonl');

/** Towns that tests ask for by name, beside the demonstration. */
const TOWNS = [
  profile({ id: 'sn-thies', name: 'Thiès', offers: [{ theme: 'culture', text: 'Un festival de théâtre' }] }),
  profile({
    id: 'sn-saint-louis',
    name: 'Saint-Louis',
    contact: { email: 'mairie@exemple.invalid', phone: '+221 000' },
  }),
  profile({ id: 'bj-closed', name: 'Porte close', country: 'BJ', openToRequests: false }),
  profile({ id: 'is-closed', name: 'Lokaðar dyr', country: 'IS', openToRequests: false }),
];

export interface TestApp {
  app: App;
  service: TestService;
  /** Every line logged so far. */
  logged: string[];
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  post: (body: unknown, headers?: Record<string, string>) => Promise<Response>;
  /** Any other request; a body that is no text is sent as JSON. */
  send: (method: string, path: string, headers?: Record<string, string>, body?: unknown) => Promise<Response>;
  close: () => Promise<void>;
}

/** An app on given parts: the clock moved, other settings. @param deps a function: asked for them, it may fail. */
export function makeTestApp(deps: Deps | (() => Deps), options: Partial<AppOptions> = {}): App {
  return createApp(typeof deps === 'function' ? deps : () => deps, {
    log: pino({ level: 'silent' }),
    rateLimit: false,
    clientAddress: () => '192.0.2.1',
    asset,
    monotonic: () => performance.now(),
    ...options,
  });
}

async function demonstration(): Promise<Profile[]> {
  const lines = (await readFile(DEMO, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => profileSchema.parse(JSON.parse(line)));
}

/** The real app on a real database and engine with the few towns above, the clock at NOW.
 *  @param more profiles beside them; the 160 of the demonstration take most of a second. */
export async function openTestApp(
  options: Partial<AppOptions> = {},
  more: readonly Profile[] = [],
): Promise<TestApp> {
  const service = await openTestService({ directory: await testDirectory() });
  await saveProfiles(service.deps.db, [...more, ...TOWNS], NOW);
  await indexPending(service.deps);
  const logged: string[] = [];
  const log = pino({}, { write: (line: string) => logged.push(line) });
  const app = makeTestApp(service.deps, { log, ...options });
  return {
    app,
    service,
    logged,
    get: async (path, headers = {}) => app.request(path, { headers }),
    post: async (body, headers = {}) =>
      app.request('/api/v1/matches', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    send: async (method, path, headers = {}, body = undefined) =>
      app.request(path, {
        method,
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    close: service.close,
  };
}

/** The same with the demonstration profiles: for tests of searching and of long lists. */
export async function openFullTestApp(options: Partial<AppOptions> = {}): Promise<TestApp> {
  return openTestApp(options, await demonstration());
}
