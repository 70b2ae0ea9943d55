import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeConnection } from '../../../src/search/elasticsearch/connection.ts';

let server: Server;
let port: number;
const seen: (string | undefined)[] = [];
beforeAll(async () => {
  server = createServer(({ headers }, response) => {
    seen.push(headers.authorization);
    response.writeHead(200, { 'content-type': 'application/json', 'x-elastic-product': 'Elasticsearch' });
    response.end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => server.close());

describe('a cluster with security on', () => {
  it.each([
    ['the API key', '', 'secret', 'ApiKey secret'],
    ['name and password of the address', 'elastic:pass%2Fword@', null, `Basic ${btoa('elastic:pass/word')}`],
  ])('is given %s', async (_, before, apiKey, header) => {
    const { client, read } = makeConnection([`http://${before}127.0.0.1:${port}`], apiKey);
    await read((options) => client.ping({}, options));
    await client.close();
    expect(seen.at(-1)).toBe(header);
  });
});
