import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type IndexData, passagesOfSlot, type Slot } from './index-data.ts';
import { KIND_NUMBER } from './passages.ts';
import { CONTENT_AT, makeHeader, type Preface, type ProfileLine } from './snapshot-format.ts';

/** Profiles serialised between two turns of the event loop: about a millisecond of work. */
const PROFILES_PER_TURN = 64;

function bytesOf(array: Int32Array | Float32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function lineOf(index: IndexData, slot: Slot): string {
  const line: ProfileLine = {
    ...slot.entry,
    passages: passagesOfSlot(index, slot).map(({ kind, ordinal, terms, vector }) => [
      KIND_NUMBER[kind],
      ordinal,
      terms.length,
      vector === null ? 0 : 1,
    ]),
  };
  return `${JSON.stringify(line)}\n`;
}

/** The three sections, in pieces. */
function* sections(
  index: IndexData,
  slots: readonly Slot[],
  preface: Preface,
): Generator<[0 | 1 | 2, Uint8Array]> {
  const groups = Array.from({ length: Math.ceil(slots.length / PROFILES_PER_TURN) }, (_, group) =>
    slots.slice(group * PROFILES_PER_TURN, (group + 1) * PROFILES_PER_TURN),
  );
  const passages = (group: readonly Slot[]) => group.flatMap((slot) => passagesOfSlot(index, slot));
  let written = 0;
  const textPiece = (text: string): Uint8Array => {
    const piece = new TextEncoder().encode(text);
    written += piece.length;
    return piece;
  };
  yield [0, textPiece(`${JSON.stringify(preface)}\n`)];
  for (const group of groups) yield [0, textPiece(group.map((slot) => lineOf(index, slot)).join(''))];
  yield [0, textPiece(' '.repeat((4 - (written % 4)) % 4))];
  for (const group of groups) {
    yield [1, Buffer.concat(passages(group).map(({ terms }) => bytesOf(terms)))];
  }
  for (const group of groups) {
    yield [
      2,
      Buffer.concat(
        passages(group).map(({ vector }) => (vector === null ? Buffer.alloc(0) : bytesOf(vector))),
      ),
    ];
  }
}

/** What the snapshot will hold; the index may change afterwards. */
function viewOf(index: IndexData): { slots: readonly Slot[]; preface: Preface } {
  const slots = index.slots.filter(({ alive }) => alive);
  const { model, words, removed } = index;
  return {
    slots,
    preface: { model, profiles: slots.length, terms: [...words.terms()], removed: [...removed] },
  };
}

async function writeSections(
  file: FileHandle,
  pieces: Iterable<[0 | 1 | 2, Uint8Array]>,
  hash: Hash,
): Promise<[number, number, number]> {
  const lengths: [number, number, number] = [0, 0, 0];
  let position = CONTENT_AT;
  for (const [section, piece] of pieces) {
    hash.update(piece);
    await file.write(piece, 0, piece.length, position);
    position += piece.length;
    lengths[section] += piece.length;
  }
  return lengths;
}

async function writeFile(path: string, pieces: Iterable<[0 | 1 | 2, Uint8Array]>): Promise<void> {
  const file = await open(path, 'w');
  try {
    const content = createHash('sha256');
    const header = makeHeader(await writeSections(file, pieces, content));
    const checksum = createHash('sha256').update(header).update(content.digest()).digest();
    await file.write(Buffer.concat([header, checksum]), 0, CONTENT_AT, 0);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Writes the index as it is now beside the old snapshot, makes it durable, then puts it in its place in one step:
 *  whatever happens meanwhile, one of the two is whole. The index may change while it is written.
 *  @throws the error of the file system (a full disk); the old snapshot then stays. */
export async function writeSnapshot(path: string, index: IndexData): Promise<void> {
  const { slots, preface } = viewOf(index);
  const temporary = `${path}.tmp`;
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(temporary, sections(index, slots, preface));
    await rename(temporary, path);
  } catch (error) {
    // The first error is the one to report.
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  const folder = await open(dirname(path), 'r');
  // The new name itself must survive a power cut.
  await folder.sync().finally(() => folder.close());
}
