import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where Linux distributions put Java development kits. */
const JVM_FOLDER = '/usr/lib/jvm';

async function majorOf(home: string): Promise<number> {
  const release = await readFile(join(home, 'release'), 'utf8').catch(() => '');
  return Number(/^JAVA_VERSION="(\d+)/m.exec(release)?.[1] ?? 0);
}

/** Home of the oldest installed Java that is new enough: the closest to what the server was built with.
 *  @throws when there is none. */
export async function javaHome(least: number): Promise<string> {
  const names = await readdir(JVM_FOLDER).catch(() => []);
  const homes = await Promise.all(
    [...names.map((name) => join(JVM_FOLDER, name)), process.env.JAVA_HOME ?? ''].map(async (home) => ({
      home,
      major: await majorOf(home),
    })),
  );
  const [best] = homes.filter(({ major }) => major >= least).sort((left, right) => left.major - right.major);
  if (best === undefined) throw new Error(`No Java ${least} or newer in ${JVM_FOLDER} or JAVA_HOME.`);
  return best.home;
}
