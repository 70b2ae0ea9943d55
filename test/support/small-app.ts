import type { Profile } from '../../src/domain/profile.ts';
import { SEED_ADVISORIES } from '../../src/reference/advisories.ts';
import { saveAdvisories } from '../../src/store/advisories.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { makeTestApp } from './app.ts';
import { testDirectory } from './directory.ts';
import { NOW } from './profiles.ts';
import { openTestService } from './service.ts';

export interface SmallApp {
  get: (path: string, language?: string) => Promise<Response>;
  post: (path: string, body: unknown, language?: string) => Promise<Response>;
  close: () => Promise<void>;
}

/** The real app on a real database with these profiles, not indexed, the shipped advisories and the real directory.
 *  @param now the moment that answers are given for. */
export async function openSmallApp(profiles: readonly Profile[], now = NOW): Promise<SmallApp> {
  const service = await openTestService({ directory: await testDirectory(), now: () => now });
  await saveProfiles(service.deps.db, profiles, now);
  await saveAdvisories(service.deps.db, SEED_ADVISORIES);
  const app = makeTestApp(service.deps);
  const headers = (language: string) => ({ 'accept-language': language });
  return {
    get: async (path, language = 'fr') => app.request(path, { headers: headers(language) }),
    post: async (path, body, language = 'fr') =>
      app.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers(language) },
        body: JSON.stringify(body),
      }),
    close: service.close,
  };
}
