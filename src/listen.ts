import type { Socket } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';

/** Room for a question of 4,000 signs in an address: nine bytes a sign at most (`%E6%B0%B4`), and other headers. */
const HEADER_MAX_BYTES = 64 * 1024;

/** Longest wait for requests under way when the service is told to stop; two seconds remain for the snapshot and the
 *  database until a supervisor's usual ten are over. */
const DRAIN_MS = 8_000;

interface Listening {
  /** `http://HOST:PORT`, with the port really taken. */
  url: string;
  /** Takes no new connection, and resolves when the requests under way are answered, or cut off after eight seconds. */
  drain: () => Promise<void>;
}

/** Answers what is no HTTP request at all, before any route can: a header that is too long, broken syntax. */
function answerBroken(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable) return void socket.destroy();
  const [status, title] =
    error.code === 'HPE_HEADER_OVERFLOW' ? [431, 'Request Header Fields Too Large'] : [400, 'Bad Request'];
  const body = JSON.stringify({ type: 'about:blank', title, status, detail: title });
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\nconnection: close\r\ncontent-type: application/problem+json; charset=utf-8\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
}

async function drain(server: ServerType): Promise<void> {
  await new Promise<void>((resolve) => {
    const late = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections();
    }, DRAIN_MS);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}

/** Serves an app on a port (0: any free one).
 *  @throws the error of the system, such as EADDRINUSE. */
export async function listen(
  { host, port }: { host: string; port: number },
  fetch: Parameters<typeof serve>[0]['fetch'],
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const options = { fetch, hostname: host, port, serverOptions: { maxHeaderSize: HEADER_MAX_BYTES } };
    const server = serve(options, (address) => {
      const name = host.includes(':') ? `[${host}]` : host;
      resolve({ url: `http://${name}:${address.port}`, drain: () => drain(server) });
    });
    server.on('clientError', answerBroken);
    server.once('error', reject);
  });
}
