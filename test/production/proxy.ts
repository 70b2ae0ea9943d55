import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';

/** What a cluster answered. */
export interface Answer {
  status: number;
  body: string;
}

/** A question and how to pass it on. */
export interface Exchange {
  path: string;
  /** Body of the question. */
  body: string;
  /** Asks the cluster, with another body if need be. */
  forward(body?: string): Promise<Answer>;
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

const HEADERS = ['accept', 'content-type'];

/** A server on loopback before a cluster, that may answer in its place.
 *  @param handle passes on (`forward`) and edits, or answers itself. */
export async function startProxy(
  target: string,
  handle: (exchange: Exchange) => Promise<Answer>,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer(async (request, response) => {
    const { method = 'GET', url: path = '/' } = request;
    const body = await read(request);
    const headers = HEADERS.flatMap((name): [string, string][] => {
      const value = request.headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    });
    const forward = async (sent = body): Promise<Answer> => {
      const answer = await fetch(`${target}${path}`, {
        method,
        headers,
        ...(sent === '' ? {} : { body: sent }),
      });
      return { status: answer.status, body: await answer.text() };
    };
    const answer = await handle({ path, body, forward });
    const type = headers.find(([name]) => name === 'accept')?.[1] ?? 'application/json';
    response.writeHead(answer.status, { 'content-type': type, 'x-elastic-product': 'Elasticsearch' });
    response.end(answer.body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
