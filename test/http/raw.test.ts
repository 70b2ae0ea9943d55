import { type AddressInfo, connect } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../src/domain/errors.ts';
import { makeTestApp } from '../support/app.ts';

let server: ServerType;
let port: number;
beforeAll(async () => {
  const app = makeTestApp(() => {
    throw new AppError('INDEX_NOT_READY');
  });
  ({ server, port } = await new Promise<{ server: ServerType; port: number }>((resolve) => {
    const listening = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info: AddressInfo) =>
      resolve({ server: listening, port: info.port }),
    );
  }));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** Sends bytes as they are; the answer up to where the server closes or the head and body are there. */
async function send(...parts: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.on('data', (data) => {
      received += data.toString();
      if (/\r\n\r\n(?:.|\n)/.test(received)) socket.destroy();
    });
    socket.on('close', () => resolve(received));
    socket.on('error', (error) => (received === '' ? reject(error) : resolve(received)));
    for (const part of parts) socket.write(part);
  });
}

const POST = 'POST /api/v1/matches HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';

describe('what no client library sends', () => {
  it('C12: 2 MB in chunks without a length are refused by 413, in the shape of every failure', async () => {
    const chunk = `10000\r\n${'x'.repeat(64 * 1024)}\r\n`;
    const answer = await send(
      `${POST}transfer-encoding: chunked\r\n\r\n`,
      ...Array<string>(32).fill(chunk),
      '0\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    // The rest of the body is not read: the connection must not be used again.
    expect(answer).toMatch(/^connection: close\r$/im);
    expect(answer).toContain('application/problem+json');
  });

  it('C12: a length beyond the limit is refused before the body comes', async () => {
    expect(await send(`${POST}content-length: 9999999\r\n\r\n`)).toMatch(/^HTTP\/1\.1 413 /);
  });

  it.each([
    ['no HTTP', 'rubbish\r\n\r\n'],
    ['a length that is no number', `${POST}content-length: many\r\n\r\n`],
    ['both a length and chunks', `${POST}content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['a chunk size that is no number', `${POST}transfer-encoding: chunked\r\n\r\nzz\r\n`],
  ])('C12: %s is a fault of the client', async (_, bytes) => {
    expect(await send(bytes)).toMatch(/^HTTP\/1\.1 4\d\d /);
  });

  it('C12: headers beyond what is read are refused by 431', async () => {
    const header = `x-long: ${'x'.repeat(100_000)}\r\n`;
    expect(await send(`GET /health HTTP/1.1\r\nhost: x\r\n${header}\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('answers the next client after all that', async () => {
    expect(await send('GET /health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 200 /,
    );
  });
});
