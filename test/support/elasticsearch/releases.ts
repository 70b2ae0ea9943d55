import { execFile } from 'node:child_process';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cached, verify } from './cache.ts';
import { javaHome } from './java.ts';

const run = promisify(execFile);

/** Plugin of Maven that copies artifacts; `-C` makes a wrong checksum an error. */
const MAVEN = ['-q', '-C', '-B'];
const DEPENDENCY = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1';

/** How a node is started, with its configuration folder. */
export interface Release {
  version: string;
  command(config: string, temporary: string): { file: string; args: string[]; env: Record<string, string> };
}

/** Half a gigabyte is enough for every test, and lets three nodes share a small machine. */
const SMALL_HEAP = '512m';
const heapOf = (size: string): string[] => [`-Xms${size}`, `-Xmx${size}`, '-XX:-AlwaysPreTouch'];

/** The official distribution without optional modules, from the Java registry.
 *  @param heap as Java takes it: `2g`.
 *  @param least oldest Java to take. From 21 on Elasticsearch compares vectors by SIMD, as the full distribution does,
 *  which brings a newer one along. */
async function release8({ heap = SMALL_HEAP, least = 17 } = {}): Promise<Release> {
  const version = '8.19.21';
  const folder = await cached(`elasticsearch-${version}`, async (fresh) => {
    const artifact = `org.elasticsearch.distribution.integ-test-zip:elasticsearch:${version}:zip`;
    await run('mvn', [
      ...MAVEN,
      `${DEPENDENCY}:copy`,
      `-Dartifact=${artifact}`,
      `-DoutputDirectory=${fresh}`,
    ]);
    const archive = join(fresh, `elasticsearch-${version}.zip`);
    await verify(archive, '215d5f3dbf0609a149f6218a9e47b6ae2df34ebbff3c5754e35f15a5e5393c8a');
    await run('unzip', ['-q', archive, '-d', fresh]);
    await rm(archive);
  });
  const home = join(folder, `elasticsearch-${version}`);
  const java = await javaHome(least);
  return {
    version,
    command: (config, temporary) => ({
      file: join(home, 'bin/elasticsearch'),
      args: [],
      env: {
        ES_JAVA_HOME: java,
        ES_PATH_CONF: config,
        ES_TMPDIR: temporary,
        ES_JAVA_OPTS: heapOf(heap).join(' '),
      },
    }),
  };
}

/** Version 9 is in the registry as libraries only: they are put together here and started by `NodeMain.java`. */
async function release9(): Promise<Release> {
  const version = '9.5.3';
  const java = await javaHome(21);
  const home = await cached(`elasticsearch-${version}`, (fresh) => assemble(fresh, java));
  return {
    version,
    command: (config, temporary) => ({
      file: join(java, 'bin/java'),
      args: [
        ...heapOf(SMALL_HEAP),
        `-Djava.io.tmpdir=${temporary}`,
        `-Des.path.home=${home}`,
        '--add-modules=jdk.incubator.vector',
        '--enable-native-access=ALL-UNNAMED',
        '-cp',
        `${join(home, 'lib/*')}:${home}`,
        'NodeMain',
        home,
        config,
      ],
      env: {},
    }),
  };
}

async function assemble(folder: string, java: string): Promise<void> {
  const source = import.meta.dirname;
  const library = join(folder, 'lib');
  const transport = join(folder, 'modules/transport-netty4');
  const pom = ['-f', join(source, 'elasticsearch-9.pom.xml')];
  const copy = [`${DEPENDENCY}:copy-dependencies`, `-DoutputDirectory=${library}`, '-DincludeScope=runtime'];
  await run('mvn', [...MAVEN, ...pom, ...copy]);
  const sums = (await readFile(join(source, 'elasticsearch-9.sha256'), 'utf8')).trim().split('\n');
  const expected = new Map(sums.map((line) => [line.slice(66), line.slice(0, 64)]));
  for (const name of await readdir(library)) await verify(join(library, name), expected.get(name) ?? 'none');
  await run('mkdir', ['-p', transport]);
  for (const name of expected.keys()) {
    if (/^(?:netty|transport-netty4)-/.test(name)) await rename(join(library, name), join(transport, name));
  }
  const plugin = join(transport, 'transport-netty4-9.5.3.jar');
  await run('unzip', ['-q', '-j', plugin, 'META-INF/es-plugins/transport-netty4/*', '-d', transport]);
  const descriptor = join(transport, 'plugin-descriptor.properties');
  // A named module could not see the libraries, which are on the class path here.
  await writeFile(descriptor, (await readFile(descriptor, 'utf8')).replace(/^modulename=.*$/m, ''));
  await run(join(java, 'bin/javac'), [
    '-d',
    folder,
    '-cp',
    join(library, '*'),
    join(source, 'NodeMain.java'),
  ]);
  await run('chmod', ['-R', 'a+rX', folder]);
}

/** Fetches a release into the cache where it is not there yet. */
export const RELEASES = { '8': release8, '9': release9 } as const;
export type Major = keyof typeof RELEASES;
