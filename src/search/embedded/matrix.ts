import { KERNEL } from '../kernel.ts';
import { grown, int32 } from './grown.ts';

/** The part of the WebAssembly API used here; the type packages installed lack it. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { readonly exports: Kernel };
};

/** Exports of `kernel.wat`. */
interface Kernel {
  memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  scanOne(matrix: number, stride: number, rows: number, count: number, query: number, out: number): void;
  scanFour(matrix: number, stride: number, rows: number, count: number, queries: number, out: number): void;
}

const PAGE = 65_536;
/** Rows read before the next block of queries: 256 rows of 384 floats stay in a core's cache of the second level. */
const BATCH = 256;
/** Queries that one pass over the rows serves. */
const QUERIES = 16;
/** Row numbers, then four lists of scores. */
const ROWS_AT = 0;
const SCORES_AT = BATCH * 4;
/** Bytes of one list of scores. */
const GAP = BATCH * 4;
const QUERIES_AT = SCORES_AT + 4 * GAP;

/** Exact cosine search over unit vectors, in the memory of a WebAssembly SIMD kernel. */
export interface Matrix {
  /** @param vector `dims` floats. @param passage the passage it belongs to; ascending. */
  add(vector: Float32Array, passage: number): void;
  /** A view; valid until the next `add`. Null when the passage has no vector. */
  vectorOf(passage: number): Float32Array | null;
  /** Scores the passages kept (null: all, removed ones too) against every query, some at a time: `visit` gets the query's position, and `count`
   *  passages with their scores, in arrays that the next call reuses. */
  scan(
    queries: readonly Float32Array[],
    keep: ((passage: number) => boolean) | null,
    visit: (query: number, passages: Int32Array, scores: Float32Array, count: number) => void,
  ): void;
}

/** @param dims length of the vectors, 1 to 4,096. */
export function makeMatrix(dims: number): Matrix {
  const { memory, scanOne, scanFour } = new WebAssembly.Instance(
    new WebAssembly.Module(Buffer.from(KERNEL, 'base64')),
  ).exports;
  const stride = Math.ceil(dims / 8) * 32;
  const matrixAt = QUERIES_AT + Math.ceil(QUERIES / 4) * 4 * stride;
  let passageOf = int32(64);
  let rowOf = int32(64);
  let count = 0;
  const batch = int32(BATCH);

  const reserve = (bytes: number): void => {
    const held = memory.buffer.byteLength;
    // By a quarter at least: growing moves nothing, but every view is made anew.
    if (bytes > held) memory.grow(Math.ceil(Math.max(bytes - held, held / 4) / PAGE));
  };
  reserve(matrixAt);

  const score = (
    queries: readonly Float32Array[],
    filled: number,
    visit: Parameters<Matrix['scan']>[2],
  ): void => {
    const at = (query: number): number => QUERIES_AT + query * stride;
    const scoresOf = (list: number): Float32Array =>
      new Float32Array(memory.buffer, SCORES_AT + list * GAP, BATCH);
    for (let first = 0; first < queries.length; first += 4) {
      const block = Math.min(4, queries.length - first);
      // Twice the kernel of one query costs less than once the kernel of four.
      if (block > 2) scanFour(matrixAt, stride, ROWS_AT, filled, at(first), SCORES_AT);
      for (let list = 0; list < block; list += 1) {
        if (block <= 2) scanOne(matrixAt, stride, ROWS_AT, filled, at(first + list), SCORES_AT + list * GAP);
        visit(first + list, batch, scoresOf(list), filled);
      }
    }
  };

  /** Writes a query where its kernel reads it: blocks of four are interleaved by groups of four floats. */
  const place = (into: Float32Array, queries: number, query: Float32Array, position: number): void => {
    const first = position - (position % 4);
    const interleaved = Math.min(4, queries - first) > 2;
    if (!interleaved) {
      into.set(query, (position * stride) / 4);
      return;
    }
    for (let group = 0; group * 4 < dims; group += 1) {
      into.set(
        query.subarray(group * 4, group * 4 + 4),
        (first * stride) / 4 + group * 16 + (position % 4) * 4,
      );
    }
  };

  const scanSome = (
    queries: readonly Float32Array[],
    keep: ((passage: number) => boolean) | null,
    visit: Parameters<Matrix['scan']>[2],
  ): void => {
    const rows = new Int32Array(memory.buffer, ROWS_AT, BATCH);
    const slots = new Float32Array(memory.buffer, QUERIES_AT, (matrixAt - QUERIES_AT) / 4).fill(0);
    queries.forEach((query, position) => {
      place(slots, queries.length, query, position);
    });
    let filled = 0;
    for (let row = 0; row < count; row += 1) {
      const passage = passageOf[row] ?? 0;
      if (keep !== null && !keep(passage)) continue;
      rows[filled] = row;
      batch[filled] = passage;
      filled += 1;
      if (filled < BATCH) continue;
      score(queries, filled, visit);
      filled = 0;
    }
    if (filled > 0) score(queries, filled, visit);
  };

  return {
    add(vector, passage) {
      const at = matrixAt + count * stride;
      reserve(at + stride);
      new Float32Array(memory.buffer, at, dims).set(vector);
      passageOf = grown(passageOf, count + 1, int32);
      rowOf = grown(rowOf, passage + 1, int32);
      passageOf[count] = passage;
      count += 1;
      // Zero means no row.
      rowOf[passage] = count;
    },
    vectorOf(passage) {
      const row = (rowOf[passage] ?? 0) - 1;
      return row < 0 ? null : new Float32Array(memory.buffer, matrixAt + row * stride, dims);
    },
    scan(queries, keep, visit) {
      for (let first = 0; first < queries.length; first += QUERIES) {
        scanSome(queries.slice(first, first + QUERIES), keep, (query, ...found) =>
          visit(first + query, ...found),
        );
      }
    },
  };
}
