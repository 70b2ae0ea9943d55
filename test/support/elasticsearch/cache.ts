import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** The account `nobody`: Elasticsearch refuses to run as root. */
const NOBODY = 65_534;

/** Whom servers run as when tests run as root; null: as whoever runs the tests. */
export const serverUser: { uid: number; gid: number } | null =
  process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : null;

/** Where downloaded servers are kept: `TEST_SERVERS_DIR`, or the user's cache folder (root's own home is closed to
 *  the account that servers run as). */
function serversFolder(): string {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return (
    process.env.TEST_SERVERS_DIR || join(serverUser === null ? cache : '/var/cache', 'bourse-test-servers')
  );
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** A folder of the cache, filled once: `fill` works beside it, so that a broken download is never taken for whole and
 *  two runs at once do no harm. */
export async function cached(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(serversFolder(), name);
  if (await exists(folder)) return folder;
  await mkdir(serversFolder(), { recursive: true });
  const fresh = await mkdtemp(`${folder}-`);
  try {
    await fill(fresh);
    // mkdtemp makes folders that only their owner enters.
    await chmod(fresh, 0o755);
    await rename(fresh, folder).catch(async (error: unknown) => {
      if (!(await exists(folder))) throw error;
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return folder;
}

/** @throws when the file is not the one that was reviewed. */
export async function verify(path: string, sha256: string): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  const found = hash.digest('hex');
  if (found !== sha256) throw new Error(`${path} has the checksum ${found}, expected ${sha256}`);
}
