import { AppError } from '../../domain/errors.ts';
import type { ModelIdentity } from '../engine.ts';
import { type CallOptions, type Connection, hasStatus } from './connection.ts';
import { indexBody, indexMetaSchema, metaOf } from './mapping.ts';
import type { IndexNames } from './names.ts';

/** The index behind the live alias. */
export interface LiveIndex {
  index: string;
  /** Of the vectors in it. */
  model: ModelIdentity;
}

/** What every part of the engine needs. */
export interface Cluster {
  readonly connection: Connection;
  readonly names: IndexNames;
  readonly databaseId: string;
  readonly shards: number;
  readonly live: Live;
  readonly onProblem: (message: string) => void;
}

/** Knows which index is live. Another process may swap it: answers name their index, and whoever sees another one than
 *  expected calls `forget`. */
interface Live {
  /** Read once and kept; made when there is none.
   *  @throws AppError INDEX_FOREIGN, INDEX_UNAVAILABLE. */
  current(): Promise<LiveIndex>;
  forget(): void;
  /** Model that this process embeds with. */
  ownModel(): ModelIdentity;
  /** After a rebuild of our own with another model. */
  adopt(model: ModelIdentity): void;
  /** True when vectors of this process may be compared with those of the index. */
  fits(live: LiveIndex): boolean;
}

type IndexSource = Pick<Cluster, 'connection' | 'names' | 'databaseId'>;

/** The index behind an alias, or null.
 *  @throws AppError INDEX_FOREIGN when it was made from another database or by another version of the mapping. */
export async function indexBehind(
  { connection: { client }, databaseId }: IndexSource,
  alias: string,
  options: CallOptions,
): Promise<LiveIndex | null> {
  const found = await client.indices
    .getMapping({ index: alias, filter_path: '*.mappings._meta' }, options)
    .catch((error: unknown) => {
      if (hasStatus(error, 404)) return {};
      throw error;
    });
  const [entry, other] = Object.entries(found);
  if (entry === undefined) return null;
  if (other !== undefined) throw new AppError('INDEX_UNAVAILABLE', { reason: `${alias} names two indexes` });
  const [index, { mappings }] = entry;
  const meta = indexMetaSchema.safeParse(mappings._meta);
  if (!meta.success || meta.data.databaseId !== databaseId) throw new AppError('INDEX_FOREIGN', { index });
  return { index, model: meta.data.model };
}

/** Makes the first index. Its name is always the same, so that of two processes that start at once one fails and finds
 *  the other's. */
async function makeFirst(
  { connection: { client, write }, names, databaseId }: IndexSource,
  model: ModelIdentity,
  shards: number,
): Promise<void> {
  const body = { ...indexBody(metaOf(databaseId, model), shards), aliases: { [names.live]: {} } };
  await write((options) => client.indices.create({ index: names.generation(1), ...body }, options)).catch(
    (error: unknown) => {
      if (!hasStatus(error, 400)) throw error;
    },
  );
}

export function makeLive(source: IndexSource & { shards: number }, model: ModelIdentity): Live {
  let own = model;
  let known: Promise<LiveIndex> | null = null;
  const { connection, names, shards } = source;
  const find = (): Promise<LiveIndex | null> =>
    connection.read((options) => indexBehind(source, names.live, options));
  const findOrMake = async (): Promise<LiveIndex> => {
    const found = await find();
    if (found !== null) return found;
    await makeFirst(source, own, shards);
    const made = await find();
    if (made === null) throw new AppError('INDEX_UNAVAILABLE', { reason: `there is no alias ${names.live}` });
    return made;
  };
  return {
    current() {
      if (known === null) {
        const finding = findOrMake();
        known = finding;
        finding.catch(() => {
          if (known === finding) known = null;
        });
      }
      return known;
    },
    forget() {
      known = null;
    },
    ownModel: () => own,
    adopt(next) {
      own = next;
      known = null;
    },
    fits: ({ model: { name, dims, hash } }) => name === own.name && dims === own.dims && hash === own.hash,
  };
}
