import { type ElasticsearchNode, freePort, startNode } from './node.ts';
import { RELEASES } from './releases.ts';

const NODES = 3;

/** Starts three nodes of 8.19 that elect a master among them. */
export async function startCluster(): Promise<ElasticsearchNode[]> {
  const release = await RELEASES['8']();
  const transports = await Promise.all(Array.from({ length: NODES }, freePort));
  const names = transports.map((_, index) => `node-${index + 1}`);
  const starting = transports.map((port, index) =>
    startNode(release, {
      'node.name': names[index],
      'transport.port': port,
      'discovery.seed_hosts': transports.map((other) => `127.0.0.1:${other}`),
      'cluster.initial_master_nodes': names,
    }),
  );
  const settled = await Promise.allSettled(starting);
  const nodes = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failed = settled.find((result) => result.status === 'rejected');
  if (failed !== undefined) {
    await Promise.all(nodes.map((node) => node.stop()));
    throw failed.reason;
  }
  const health = `_cluster/health?wait_for_nodes=${NODES}&timeout=60s`;
  for (const { url } of nodes) await fetch(`${url}/${health}`);
  return nodes;
}
