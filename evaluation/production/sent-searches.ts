import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** Where undici, which the Elasticsearch client sends with, tells of its requests. */
const CHANNEL = 'undici:request:create';

function searchOf(message: unknown): string | null {
  if (typeof message !== 'object' || message === null || !('request' in message)) return null;
  const { request } = message;
  if (typeof request !== 'object' || request === null || !('path' in request) || !('body' in request)) {
    return null;
  }
  const { path, body } = request;
  if (typeof path !== 'string' || !path.startsWith('/_msearch')) return null;
  return typeof body === 'string' || Buffer.isBuffer(body) ? body.toString() : null;
}

/** Runs a task.
 *  @returns the bodies of the `_msearch` requests that it sent, as they went out. */
export async function searchesSentBy(task: () => Promise<unknown>): Promise<string[]> {
  const bodies: string[] = [];
  const listen = (message: unknown): void => {
    const body = searchOf(message);
    if (body !== null) bodies.push(body);
  };
  subscribe(CHANNEL, listen);
  try {
    await task();
  } finally {
    unsubscribe(CHANNEL, listen);
  }
  return bodies;
}
