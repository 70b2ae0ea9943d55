import { setTimeout as pause } from 'node:timers/promises';
import type { estypes } from '@elastic/elasticsearch';
import { AppError } from '../../domain/errors.ts';
import { type Connection, isAway } from './connection.ts';

/** One write of one document. */
export interface Operation {
  profileId: string;
  action: estypes.BulkOperationContainer;
  /** Null for a deletion. */
  source: object | null;
}

/** What became of an operation. `older`: the index holds a later version. `refused`: no retry would help. `unplaced`:
 *  the alias is gone. */
export interface Outcome {
  operation: Operation;
  result: 'created' | 'updated' | 'deleted' | 'older' | 'absent' | 'refused' | 'unplaced';
  /** The index behind the alias. */
  index: string;
  reason: string;
}

/** Most bytes of one request: Elasticsearch recommends 5 to 15 MB. */
const REQUEST_BYTES = 8_000_000;
/** Tries of an item, the first one included; the pauses between add up to some ten seconds. */
const TRIES = 7;
const FIRST_PAUSE_MS = 150;

/** Statuses of an item that a pause may cure: overload, a shard without primary. */
const PASSING = new Set([429, 500, 502, 503, 504]);

interface Line {
  operation: Operation;
  text: string;
}

function linesOf(operations: readonly Operation[]): Line[] {
  return operations.map((operation) => {
    const source = operation.source === null ? '' : `\n${JSON.stringify(operation.source)}`;
    return { operation, text: `${JSON.stringify(operation.action)}${source}` };
  });
}

/** Lines in requests of some megabytes, in order. */
function requestsOf(lines: readonly Line[]): Line[][] {
  const requests: Line[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    if (size + line.text.length > REQUEST_BYTES) {
      requests.push([]);
      size = 0;
    }
    requests.at(-1)?.push(line);
    size += line.text.length;
  }
  return requests;
}

function outcomeOf(operation: Operation, item: estypes.BulkResponseItem): Outcome {
  const base = { operation, index: item._index, reason: item.error?.reason ?? '' };
  if (item.status === 409) return { ...base, result: 'older' };
  if (item.status === 201) return { ...base, result: 'created' };
  if (item.status < 300) return { ...base, result: item.result === 'deleted' ? 'deleted' : 'updated' };
  if (item.status === 404) return { ...base, result: item.error === undefined ? 'absent' : 'unplaced' };
  if (item.status !== 400) {
    throw new AppError('INDEX_UNAVAILABLE', { reason: `${item.status} ${base.reason}` });
  }
  return { ...base, result: 'refused' };
}

/** Doubles from try to try, and differs between writers: they would come back together otherwise. */
const pauseBefore = (retry: number): number => FIRST_PAUSE_MS * 2 ** (retry - 1) * (0.5 + Math.random());

/** Sends lines once.
 *  @returns outcomes, and the lines to be sent again. */
async function send(
  { client, write }: Connection,
  target: string,
  lines: readonly Line[],
): Promise<{ done: Outcome[]; again: Line[] }> {
  const done: Outcome[] = [];
  const again: Line[] = [];
  const { items } = await write((options) =>
    client.bulk<string>(
      { index: target, require_alias: true, operations: lines.map(({ text }) => text) },
      { ...options, maxRetries: 0 },
    ),
  );
  for (const [position, { operation, text }] of lines.entries()) {
    const item = Object.values(items[position] ?? {})[0];
    if (item === undefined || PASSING.has(item.status)) again.push({ operation, text });
    else done.push(outcomeOf(operation, item));
  }
  return { done, again };
}

async function sendUntilDone(
  connection: Connection,
  target: string,
  lines: readonly Line[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let left = lines;
  for (let retry = 1; ; retry += 1) {
    try {
      const { done, again } = await send(connection, target, left);
      outcomes.push(...done);
      left = again;
    } catch (error) {
      // The whole request: none of its items is known to be written, and writing twice does no harm.
      if (retry === TRIES || !isAway(error)) throw error;
    }
    if (left.length === 0) return outcomes;
    if (retry === TRIES) {
      throw new AppError('INDEX_UNAVAILABLE', { reason: `${left.length} documents were not taken` });
    }
    await pause(pauseBefore(retry));
  }
}

/** Writes through an alias. Items that the cluster could not take now are sent again, they alone, after growing pauses.
 *  @throws AppError INDEX_UNAVAILABLE when some were not taken in the end. */
export async function bulk(
  connection: Connection,
  target: string,
  operations: readonly Operation[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const request of requestsOf(linesOf(operations))) {
    outcomes.push(...(await sendUntilDone(connection, target, request)));
  }
  return outcomes;
}
