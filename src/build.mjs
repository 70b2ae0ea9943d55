// @ts-check
// Plain JavaScript: it runs before anything can read TypeScript.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, extname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Where the service and its commands are built; no part of the repository. */
export const BUILD = join(ROOT, 'build');

/** The service, its commands, and the threads that they start. */
export const ENTRIES = [
  'src/node.ts',
  'indexer/main.ts',
  'src/embedding/local-worker.ts',
  'src/store/pglite-worker.ts',
];

/** Path of what an entry becomes in a folder.
 *  @param {string} folder
 *  @param {string} entry from the root of the repository. */
export const builtEntry = (folder, entry) => join(folder, entry.replace(/\.ts$/, '.mjs'));

const WORKER = /new URL\('(\.[^']*-worker\.ts)', import\.meta\.url\)/g;

/** Seeds, migrations and models are found from where a file stands: each stays there. A worker is an entry of its own.
 *  @param {string} folder
 *  @returns {import('esbuild').Plugin} */
const ownPlace = (folder) => ({
  name: 'own-place',
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      /** @param {string} worker */
      const builtWorker = (worker) => builtEntry(folder, relative(ROOT, join(dirname(path), worker)));
      return {
        contents: source
          .replaceAll(WORKER, (_, worker) => `new URL('${pathToFileURL(builtWorker(worker)).href}')`)
          .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
          .replaceAll('import.meta.dirname', JSON.stringify(dirname(path))),
        loader: extname(path) === '.tsx' ? 'tsx' : 'ts',
      };
    });
  },
});

/** Packages of many modules that every start reads: joined, they are read at once. The others stay where they are: some are no ES
 *  modules, some find files beside their own, and some are seldom needed. */
const JOINED = /^(?:@asteasolutions\/zod-to-openapi|@hono\/[a-z-]+|drizzle-orm|hono|lru-cache|zod)(?:\/|$)/;

/** @type {import('esbuild').Plugin} */
const joinedPackages = {
  name: 'joined-packages',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || JOINED.test(path) ? null : { path, external: true },
    );
  },
};

/** Writes a file that is not there already, at one go: another process may be reading it.
 *  @param {string} path
 *  @param {Uint8Array} contents */
async function put(path, contents) {
  const held = await readFile(path).catch(() => null);
  if (held?.equals(contents)) return;
  await mkdir(dirname(path), { recursive: true });
  const fresh = `${path}.${process.pid}`;
  await writeFile(fresh, contents);
  await rename(fresh, path);
}

/** Builds entries into a folder. File by file through tsx, a service spends 5 s of processor time before it begins; built, it
 *  spends 1.4 s, and 0.5 s on building (2026-11-27, two shared cores without VNNI). What an earlier build left stays: a service
 *  that still runs imports from it when it first needs a part.
 *  @param {string} folder
 *  @param {readonly string[]} entries from the root of the repository. */
export async function buildEntries(folder, entries) {
  // Not before it is needed: to load it takes as long as all else at a start that builds nothing.
  const { build, stop } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [...entries],
    outdir: folder,
    outbase: ROOT,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    sourcemap: 'linked',
    sourcesContent: false,
    plugins: [ownPlace(folder), joinedPackages],
    write: false,
  });
  await Promise.all(outputFiles.map(({ path, contents }) => put(path, contents)));
  await stop();
}

/** Folders and files that what is built is made of. */
const SOURCES = ['src', 'indexer', 'seeds', 'package-lock.json', 'tsconfig.json'];

/** Names and contents of all sources, and where they stand, as one word. Their times say nothing: those of a copy are others. */
function stateOfSources() {
  const paths = SOURCES.flatMap((name) => {
    const path = join(ROOT, name);
    if (statSync(path).isFile()) return [path];
    const found = readdirSync(path, { recursive: true, withFileTypes: true });
    return found.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  });
  const state = createHash('sha256');
  for (const path of paths.sort()) {
    const contents = readFileSync(path);
    state.update(`${path} ${contents.length}\n`).update(contents);
  }
  return state.digest('hex');
}

/** Builds the service and its commands, unless that was done from these sources already. */
export async function buildOnce() {
  const record = join(BUILD, 'sources');
  const state = stateOfSources();
  if ((await readFile(record, 'utf8').catch(() => null)) === state) return;
  await buildEntries(BUILD, ENTRIES);
  await put(record, Buffer.from(state));
}

/** What the system refused when it came to writing what is built, and what to do, in one sentence for the operator; null for
 *  another error.
 *  @param {unknown} error */
export function refusedWrite(error) {
  if (!(error instanceof Error && 'path' in error && String(error.path).startsWith(BUILD))) return null;
  return `${error.message}. Nothing is built from these sources yet: run node src/run.mjs once as a user who may write there.`;
}
