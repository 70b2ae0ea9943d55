import { once } from 'node:events';
import { startCluster } from './cluster.ts';
import { startNode } from './node.ts';
import { RELEASES } from './releases.ts';

/** `8`, `9` or `cluster`: starts servers, prints their addresses as ELASTICSEARCH_URL, stops them on Ctrl-C. */
async function main(what: string | undefined): Promise<void> {
  if (what !== '8' && what !== '9' && what !== 'cluster') {
    process.stderr.write('usage: npm run test:elasticsearch -- 8|9|cluster\n');
    process.exitCode = 2;
    return;
  }
  const nodes = what === 'cluster' ? await startCluster() : [await startNode(await RELEASES[what]())];
  process.stdout.write(`ELASTICSEARCH_URL=${nodes.map(({ url }) => url).join(',')}\n`);
  // A signal alone does not keep the process alive.
  const alive = setInterval(() => undefined, 60_000);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  clearInterval(alive);
  await Promise.all(nodes.map((node) => node.stop()));
}

await main(process.argv[2]);
