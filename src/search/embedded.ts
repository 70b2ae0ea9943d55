import { AppError } from '../domain/errors.ts';
import { fieldOf } from '../domain/passage.ts';
import { find } from './embedded/find.ts';
import {
  compacted,
  type IndexData,
  makeIndexData,
  passagesOfSlot,
  putDocuments,
  removeProfiles,
} from './embedded/index-data.ts';
import { retrieve } from './embedded/retrieve.ts';
import { readSnapshot } from './embedded/snapshot-read.ts';
import { writeSnapshot } from './embedded/snapshot-write.ts';
import type { KnownProfile, ModelIdentity, Rebuild, SearchEngine } from './engine.ts';

interface EmbeddedOptions {
  /** File of the snapshot; null keeps the index in memory only. One process at a time may use it. */
  snapshotPath: string | null;
  /** Model of the vectors to come. A snapshot of another one is refused. */
  model: ModelIdentity;
  /** Told why a snapshot was refused; the engine then starts empty and waits for the indexer. */
  onProblem?: (message: string) => void;
}

/** The live index, and whether its snapshot is behind. */
interface Live {
  index: IndexData;
  dirty: boolean;
  closed: boolean;
}

/** Slots of replaced and removed versions are dropped when they outnumber the others, and number this many. */
const LEAST_DEAD = 256;

function compactIfWorthwhile(live: Live): void {
  const { dead, slotOf } = live.index;
  if (dead >= LEAST_DEAD && dead > slotOf.size) live.index = compacted(live.index);
}

function startRebuild(live: Live, model: ModelIdentity): Rebuild {
  let fresh: IndexData | null = makeIndexData(model);
  const open = (): IndexData => {
    if (fresh === null) throw new AppError('INDEX_UNAVAILABLE', { reason: 'the rebuild has ended' });
    return fresh;
  };
  return {
    async add(documents) {
      putDocuments(open(), documents);
    },
    async commit(expected) {
      const index = open();
      const found = index.slotOf.size;
      if (found !== expected) throw new AppError('INDEX_COUNT_MISMATCH', { expected, found });
      if (found === 0 && live.index.slotOf.size > 0) throw new AppError('INDEX_EMPTY');
      live.index = index;
      live.dirty = true;
      fresh = null;
    },
    async abort() {
      fresh = null;
    },
  };
}

function entriesOf({ known, slotOf }: IndexData, ids: readonly string[]): Map<string, KnownProfile> {
  const found = new Map<string, KnownProfile>();
  for (const id of ids) {
    const profile = known.of(slotOf.get(id) ?? -1);
    if (profile !== null) found.set(id, profile);
  }
  return found;
}

function readOf(index: IndexData, id: string): Awaited<ReturnType<SearchEngine['read']>> {
  const slot = index.slots[index.slotOf.get(id) ?? -1];
  if (slot === undefined) return null;
  const tokens = new Map<string, readonly string[]>();
  const vectors = new Map<string, Float32Array>();
  for (const { kind, ordinal, terms, vector } of passagesOfSlot(index, slot)) {
    const field = fieldOf(kind, ordinal);
    tokens.set(field, index.words.written(terms));
    // A copy: the view moves when the index grows.
    if (vector !== null) vectors.set(field, vector.slice());
  }
  return { ...slot.entry, tokens, vectors };
}

function revisionsOf({ slots }: IndexData): Map<string, number> {
  return new Map(slots.filter(({ alive }) => alive).map(({ entry }) => [entry.profile.id, entry.revision]));
}

/** Writes the snapshot when something changed, one writer at a time: two would share the temporary file. */
function makeSaver(live: Live, path: string | null): () => Promise<void> {
  let writing: Promise<void> = Promise.resolve();
  const save = async (): Promise<void> => {
    if (path === null || !live.dirty) return;
    live.dirty = false;
    try {
      await writeSnapshot(path, live.index);
    } catch (error) {
      live.dirty = true;
      throw error;
    }
  };
  return () => {
    writing = writing.then(save, save);
    return writing;
  };
}

/** Opens the in-process engine: BM25 and exact vector search in memory, with a snapshot on disk. It answers within the
 *  call, so that what was upserted is visible at once. `close` writes the snapshot.
 *  @throws the error of the file system when the snapshot exists and cannot be read. */
export async function openEmbeddedEngine({
  snapshotPath,
  model,
  onProblem,
}: EmbeddedOptions): Promise<SearchEngine> {
  const read = snapshotPath === null ? null : await readSnapshot(snapshotPath, model);
  if (read !== null && read.problem !== null) onProblem?.(read.problem);
  const live: Live = { index: read?.index ?? makeIndexData(model), dirty: false, closed: false };
  return engineOf(live, makeSaver(live, snapshotPath));
}

function engineOf(live: Live, save: () => Promise<void>): SearchEngine {
  const index = (): IndexData => {
    if (live.closed) throw new AppError('INDEX_UNAVAILABLE', { reason: 'the index is closed' });
    return live.index;
  };
  const change = (apply: (index: IndexData) => void): void => {
    apply(index());
    live.dirty = true;
    compactIfWorthwhile(live);
  };
  return {
    name: 'embedded',
    givesVectors: true,
    upsert: async (documents) => change((data) => putDocuments(data, documents)),
    remove: async (removals) => change((data) => removeProfiles(data, removals)),
    retrieve: async (queries) => retrieve(index(), queries),
    find: async (query) => find(index(), query),
    profiles: async (ids) => entriesOf(index(), ids),
    read: async (id) => readOf(index(), id),
    revisions: async () => revisionsOf(index()),
    model: async () => (index().slotOf.size === 0 ? null : live.index.model),
    async rebuild(next) {
      index();
      return startRebuild(live, next);
    },
    async flush() {
      index();
      await save();
    },
    async ping() {
      index();
    },
    async close() {
      if (live.closed) return;
      live.closed = true;
      await save();
    },
  };
}
