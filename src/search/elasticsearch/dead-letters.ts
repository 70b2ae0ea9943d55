import type { IndexDocument, Passage } from '../engine.ts';
import type { Outcome } from './bulk.ts';
import { type CallOptions, hasStatus } from './connection.ts';
import { numbersOf } from './documents.ts';
import type { Cluster } from './live.ts';
import { applyChanges } from './write.ts';

/** A document that the cluster refused for good: no retry will help before somebody changes something. */
interface DeadLetter {
  profileId: string;
  revision: number;
  /** What the cluster said. */
  reason: string;
  /** ISO 8601. */
  at: string;
}

/** What an operator does with refused documents. */
export interface DeadLetters {
  /** By profile id, the first thousand. */
  list(): Promise<DeadLetter[]>;
  /** Indexes them once more; those taken, and those that a newer revision replaced, leave the list. */
  replay(): Promise<{ taken: number; refused: number }>;
}

/** Letters read at once: a letter holds a whole document. */
const LISTED = 1000;

const MAPPINGS = {
  dynamic: 'strict',
  properties: {
    profileId: { type: 'keyword' },
    revision: { type: 'long' },
    reason: { type: 'text', index: false },
    at: { type: 'date' },
    document: { type: 'object', enabled: false },
  },
} as const;

interface StoredLetter extends DeadLetter {
  document: Omit<IndexDocument, 'passages'> & {
    passages: (Omit<Passage, 'vector'> & { vector: number[] | null })[];
  };
}

async function ensureIndex({ connection: { client }, names }: Cluster, options: CallOptions): Promise<void> {
  const body = {
    settings: { auto_expand_replicas: '0-1', number_of_shards: 1 },
    mappings: MAPPINGS,
  };
  await client.indices.create({ index: names.deadLetters, ...body }, options).catch((error: unknown) => {
    if (!hasStatus(error, 400)) throw error;
  });
}

/** Keeps the documents of refused operations, one letter a profile, the newest revision. */
export async function keepRefused(
  cluster: Cluster,
  documents: readonly IndexDocument[],
  outcomes: readonly Outcome[],
): Promise<void> {
  const refused = new Map(
    outcomes.flatMap(({ result, operation, reason }) =>
      result === 'refused' ? [[operation.profileId, reason] as const] : [],
    ),
  );
  if (refused.size === 0) return;
  const { connection, onProblem } = cluster;
  await connection.write((options) => ensureIndex(cluster, options));
  const at = new Date().toISOString();
  for (const document of documents) {
    const { profile, revision } = document;
    const reason = refused.get(profile.id);
    if (reason === undefined) continue;
    onProblem(`the cluster refused profile ${profile.id} at revision ${revision}: ${reason}`);
    await write(cluster, { profileId: profile.id, revision, reason, at, document: storedForm(document) });
  }
}

function storedForm(document: IndexDocument): StoredLetter['document'] {
  const passages = document.passages.map((passage) => ({
    ...passage,
    vector: passage.vector === null ? null : numbersOf(passage.vector),
  }));
  return { ...document, passages };
}

/** An older letter of the same profile goes; a newer one stays. */
async function write({ connection, names }: Cluster, letter: StoredLetter): Promise<void> {
  const request = {
    index: names.deadLetters,
    id: letter.profileId,
    document: letter,
    refresh: true,
    version: letter.revision,
    version_type: 'external_gte' as const,
  };
  await connection
    .write((options) => connection.client.index(request, options))
    .catch((error: unknown) => {
      if (!hasStatus(error, 409)) throw error;
    });
}

async function letters({ connection: { client, write }, names }: Cluster): Promise<StoredLetter[]> {
  const request = { index: names.deadLetters, size: LISTED, sort: 'profileId', ignore_unavailable: true };
  const { hits } = await write((options) => client.search<StoredLetter>(request, options));
  return hits.hits.flatMap(({ _source }) => _source ?? []);
}

async function replayOne(
  cluster: Cluster,
  { profileId, revision, document }: StoredLetter,
): Promise<boolean> {
  const passages = document.passages.map((passage) => ({
    ...passage,
    vector: passage.vector === null ? null : Float32Array.from(passage.vector),
  }));
  const change = { id: profileId, revision, document: { ...document, passages } };
  const refused = await applyChanges(cluster, [change]);
  if (refused.length > 0) return false;
  const { client, write } = cluster.connection;
  await write((options) =>
    client.delete(
      {
        index: cluster.names.deadLetters,
        id: profileId,
        refresh: true,
        version: revision,
        version_type: 'external_gte',
      },
      options,
    ),
  );
  return true;
}

export function makeDeadLetters(cluster: Cluster): DeadLetters {
  return {
    async list() {
      const found = await letters(cluster);
      return found.map(({ profileId, revision, reason, at }) => ({ profileId, revision, reason, at }));
    },
    async replay() {
      let taken = 0;
      let refused = 0;
      for (const letter of await letters(cluster)) {
        if (await replayOne(cluster, letter)) taken += 1;
        else refused += 1;
      }
      return { taken, refused };
    },
  };
}
