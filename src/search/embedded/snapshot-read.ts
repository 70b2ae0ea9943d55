import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ModelIdentity } from '../engine.ts';
import { type IndexData, makeIndexData, type StoredPassage, store } from './index-data.ts';
import { KINDS } from './passages.ts';
import {
  CHECKSUM_AT,
  CONTENT_AT,
  LENGTHS_AT,
  MAGIC,
  type Preface,
  type ProfileLine,
} from './snapshot-format.ts';

/** An index read from a file, or why there is none: `null` when there is no file. */
type SnapshotResult = { index: IndexData; problem: null } | { index: null; problem: string | null };

const NEWLINE = 10;

const refused = (problem: string): SnapshotResult => ({ index: null, problem });

/** The file, in memory aligned to four bytes, as its numbers need; null when there is none. */
async function bytesAt(path: string): Promise<Buffer<ArrayBuffer> | null> {
  try {
    const file = await readFile(path);
    return file.byteOffset % 4 === 0 ? file : Buffer.from(new Uint8Array(file).buffer);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Section lengths of a whole file with a right checksum; otherwise what is wrong with it. */
function checked(file: Buffer): [text: number, terms: number, vectors: number] | string {
  if (file.length < CONTENT_AT) return 'the snapshot is cut short';
  const magic = file.toString('latin1', 0, LENGTHS_AT);
  if (magic !== MAGIC) return 'the snapshot is damaged or of another version';
  const [text, terms, vectors] = [0, 1, 2].map((position) => file.readDoubleLE(LENGTHS_AT + position * 8));
  if (text === undefined || terms === undefined || vectors === undefined) return 'the snapshot is damaged';
  if (CONTENT_AT + text + terms + vectors !== file.length) return 'the snapshot is cut short or damaged';
  const content = createHash('sha256').update(file.subarray(CONTENT_AT)).digest();
  const checksum = createHash('sha256').update(file.subarray(0, CHECKSUM_AT)).update(content).digest();
  if (!checksum.equals(file.subarray(CHECKSUM_AT, CONTENT_AT))) return 'the snapshot is damaged (checksum)';
  return [text, terms, vectors];
}

function sameModel(left: ModelIdentity, right: ModelIdentity): boolean {
  return left.name === right.name && left.dims === right.dims && left.hash === right.hash;
}

function* linesOf(text: Buffer): Generator<string, undefined> {
  let start = 0;
  for (let end = text.indexOf(NEWLINE); end >= 0; end = text.indexOf(NEWLINE, start)) {
    yield text.toString('utf8', start, end);
    start = end + 1;
  }
}

/** The checksum says that `writeSnapshot` wrote these lines, so that their shape is known. */
function parseLine<T extends Preface | ProfileLine>(line: string): T {
  return JSON.parse(line);
}

function fill(
  index: IndexData,
  preface: Preface,
  lines: Iterable<string>,
  terms: Int32Array,
  vectors: Float32Array,
): void {
  index.words.intern(preface.terms);
  let term = 0;
  let float = 0;
  for (const line of lines) {
    const { passages, ...entry } = parseLine<ProfileLine>(line);
    const stored = passages.map(([kind, ordinal, tokens, hasVector]): StoredPassage => {
      const vector = hasVector === 1 ? vectors.subarray(float, float + index.model.dims) : null;
      const passage = {
        kind: KINDS[kind] ?? 'name',
        ordinal,
        terms: terms.subarray(term, term + tokens),
        vector,
      };
      term += tokens;
      float += vector?.length ?? 0;
      return passage;
    });
    store(index, entry, stored);
  }
  for (const [id, revision] of preface.removed) index.removed.set(id, revision);
}

/** Reads a snapshot. A file that is damaged, cut short, of another version or of another model is refused whole.
 *  @throws the error of the file system when the file exists and cannot be read. */
export async function readSnapshot(path: string, model: ModelIdentity): Promise<SnapshotResult> {
  const file = await bytesAt(path);
  if (file === null) return { index: null, problem: null };
  const lengths = checked(file);
  if (typeof lengths === 'string') return refused(lengths);
  const [textBytes, termBytes, vectorBytes] = lengths;
  const lines = linesOf(file.subarray(CONTENT_AT, CONTENT_AT + textBytes));
  const preface = parseLine<Preface>(lines.next().value ?? '');
  if (!sameModel(preface.model, model)) {
    return refused(`the snapshot holds vectors of the model ${preface.model.name} (${preface.model.hash})`);
  }
  const index = makeIndexData(model);
  const termsAt = file.byteOffset + CONTENT_AT + textBytes;
  const terms = new Int32Array(file.buffer, termsAt, termBytes / 4);
  const vectors = new Float32Array(file.buffer, termsAt + termBytes, vectorBytes / 4);
  fill(index, preface, lines, terms, vectors);
  return { index, problem: null };
}
