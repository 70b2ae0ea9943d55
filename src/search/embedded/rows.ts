import { KERNEL } from '../kernel.ts';

/** The part of the WebAssembly API used here; the type packages installed lack it. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { readonly exports: Kernel };
};

type Scan = (matrix: number, stride: number, rows: number, count: number, query: number, out: number) => void;

/** Exports of `kernel.wat`. */
interface Kernel {
  memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  scanFloats: Scan;
  scanBytes: Scan;
}

const PAGE = 65_536;
/** Most rows of one scan: 512 rows of 512 bytes stay in a core's cache of the second level while several queries read
 *  them. */
export const BATCH = 512;
/** Queries that one pass over the rows serves. */
export const QUERIES = 16;
/** Row numbers, then scores (of two queries), then queries. */
const ROWS_AT = 0;
const SCORES_AT = BATCH * 4;
const QUERIES_AT = 3 * BATCH * 4;
/** Bytes that one turn of the kernel reads of a row: rows are filled up with zeros to a multiple of it. */
const TURN = 32;
/** Numbers of one query in a turn of `scanBytes`, before those of the other. */
const LANES = 8;

let compiled: object | null = null;

function instantiate(): Kernel {
  compiled ??= new WebAssembly.Module(Buffer.from(KERNEL, 'base64'));
  return new WebAssembly.Instance(compiled).exports;
}

/** Rows of one length in the memory of a kernel. Views hold until the next `append`. */
export interface Rows<Row, Query> {
  append(row: Row): void;
  /** Bytes of one row. */
  row(number: number): Uint8Array<ArrayBuffer>;
  /** Puts queries where the kernel reads them, at most `QUERIES`. */
  place(queries: readonly Query[]): void;
  /** Where numbers of rows are written. */
  numbers(): Int32Array<ArrayBuffer>;
}

/** Rows of float32. */
export interface FloatRows extends Rows<Float32Array, Float32Array> {
  /** Dot products of the first `count` row numbers with a query, in their order. */
  scan(query: number, count: number): Float32Array<ArrayBuffer>;
}

/** Rows of bytes, read by two queries of 16 bits a number at once. */
export interface ByteRows extends Rows<Int8Array, Int16Array> {
  /** Dot products of the first `count` row numbers with the queries `2 × pair` and `2 × pair + 1`: all of the one, then
   *  all of the other. */
  scan(pair: number, count: number): Int32Array<ArrayBuffer>;
}

interface Store<Row, Query> extends Rows<Row, Query> {
  kernel: Kernel;
  stride: number;
  matrixAt: number;
}

/** @param bytes length of a row. @param queryBytes what the queries take for each byte of a row.
 *  @param place see `Rows`. */
function makeStore<Row extends Float32Array | Int8Array, Query>(
  bytes: number,
  queryBytes: number,
  place: (queries: readonly Query[], stride: number, memory: ArrayBuffer) => void,
): Store<Row, Query> {
  const kernel = instantiate();
  const { memory } = kernel;
  const stride = Math.ceil(bytes / TURN) * TURN;
  const matrixAt = QUERIES_AT + QUERIES * stride * queryBytes;
  let count = 0;
  const reserve = (size: number): void => {
    const held = memory.buffer.byteLength;
    // By a quarter at least: growing moves nothing, but every view is made anew.
    if (size > held) memory.grow(Math.ceil(Math.max(size - held, held / 4) / PAGE));
  };
  reserve(matrixAt);
  return {
    kernel,
    stride,
    matrixAt,
    append({ buffer, byteOffset, byteLength }) {
      const at = matrixAt + count * stride;
      reserve(at + stride);
      new Uint8Array(memory.buffer, at, byteLength).set(new Uint8Array(buffer, byteOffset, byteLength));
      count += 1;
    },
    row: (number) => new Uint8Array(memory.buffer, matrixAt + number * stride, bytes),
    place: (queries) => place(queries, stride, memory.buffer),
    numbers: () => new Int32Array(memory.buffer, ROWS_AT, BATCH),
  };
}

/** @param dims floats of a row. */
export function makeFloatRows(dims: number): FloatRows {
  const store = makeStore<Float32Array, Float32Array>(dims * 4, 1, (queries, stride, memory) => {
    queries.forEach((query, position) => {
      new Float32Array(memory, QUERIES_AT + position * stride, dims).set(query);
    });
  });
  const { kernel, stride, matrixAt } = store;
  return {
    ...store,
    scan(query, count) {
      kernel.scanFloats(matrixAt, stride, ROWS_AT, count, QUERIES_AT + query * stride, SCORES_AT);
      return new Float32Array(kernel.memory.buffer, SCORES_AT, count);
    },
  };
}

/** @param dims bytes of a row. */
export function makeByteRows(dims: number): ByteRows {
  const store = makeStore<Int8Array, Int16Array>(dims, 2, (queries, stride, memory) => {
    const numbers = new Int16Array(memory, QUERIES_AT, QUERIES * stride);
    queries.forEach((query, position) => {
      const first = (position >> 1) * 2 * stride + (position & 1) * LANES;
      query.forEach((value, axis) => {
        numbers[first + (axis - (axis % LANES)) * 2 + (axis % LANES)] = value;
      });
    });
  });
  const { kernel, stride, matrixAt } = store;
  return {
    ...store,
    scan(pair, count) {
      kernel.scanBytes(matrixAt, stride, ROWS_AT, count, QUERIES_AT + pair * 4 * stride, SCORES_AT);
      return new Int32Array(kernel.memory.buffer, SCORES_AT, 2 * count);
    },
  };
}
