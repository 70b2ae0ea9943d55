import type { IndexedProfile, ModelIdentity } from '../engine.ts';

/** Layout of a snapshot, little-endian as every supported platform:
 *
 *  | bytes | content |
 *  | --- | --- |
 *  | 0–7 | `MAGIC` |
 *  | 8–31 | three float64: bytes of the text, term and vector sections |
 *  | 32–63 | SHA-256 of the bytes 0–31 and of all sections |
 *  | 64– | text: JSON lines, a `Preface` and then a `ProfileLine` for each profile, padded with spaces to 4 bytes |
 *  | | terms: int32, term numbers of every passage, in order |
 *  | | vectors: float32, those of the passages that have one, in order |
 *
 *  The last digits of the magic are the version of the format and of the analyser: raise it when either changes. */
export const MAGIC = 'BPINDX01';
export const LENGTHS_AT = 8;
export const CHECKSUM_AT = 32;
export const CONTENT_AT = 64;

/** First line of the text section. */
export interface Preface {
  model: ModelIdentity;
  profiles: number;
  terms: readonly string[];
  removed: readonly (readonly [id: string, revision: number])[];
}

/** One profile; a passage is its kind number, its ordinal, its number of tokens, and 1 if it has a vector. */
export interface ProfileLine extends IndexedProfile {
  passages: readonly (readonly [kind: number, ordinal: number, tokens: number, vector: 0 | 1])[];
}

/** Bytes 0–31 of the file. */
export function makeHeader(lengths: readonly [text: number, terms: number, vectors: number]): Uint8Array {
  const header = new Uint8Array(CHECKSUM_AT);
  header.set(new TextEncoder().encode(MAGIC));
  const view = new DataView(header.buffer);
  lengths.forEach((length, position) => {
    view.setFloat64(LENGTHS_AT + position * 8, length, true);
  });
  return header;
}
