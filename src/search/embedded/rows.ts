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
/** Most rows of one scan: 256 rows of 384 floats stay in a core's cache of the second level while several queries
 *  read them. */
export const BATCH = 256;
/** Queries that one pass over the rows serves. */
export const QUERIES = 16;
/** Row numbers, then scores. */
const ROWS_AT = 0;
const SCORES_AT = BATCH * 4;
const QUERIES_AT = 2 * BATCH * 4;

let compiled: object | null = null;

function instantiate(): Kernel {
  compiled ??= new WebAssembly.Module(Buffer.from(KERNEL, 'base64'));
  return new WebAssembly.Instance(compiled).exports;
}

/** Rows of one length in the memory of a kernel. */
export interface Rows {
  append(row: Float32Array | Int8Array): void;
  /** Bytes of one row; a view that holds until the next `append`. */
  row(number: number): Uint8Array<ArrayBuffer>;
  /** Puts queries where the kernel reads them, at most `QUERIES`. */
  place(queries: readonly (Float32Array | Int8Array)[]): void;
  /** Where numbers of rows are written, and the scores of a scan are read; views that hold until the next `append`. */
  numbers(): Int32Array<ArrayBuffer>;
  floats(): Float32Array<ArrayBuffer>;
  integers(): Int32Array<ArrayBuffer>;
  /** Dot products of the first `count` row numbers with a query, in their order. */
  scan(query: number, count: number): void;
}

/** @param bytes length of a row. @param kind how its numbers are read. */
export function makeRows(bytes: number, kind: 'floats' | 'bytes'): Rows {
  const { memory, scanFloats, scanBytes } = instantiate();
  const kernel = kind === 'floats' ? scanFloats : scanBytes;
  const stride = Math.ceil(bytes / 32) * 32;
  const matrixAt = QUERIES_AT + QUERIES * stride;
  let count = 0;
  const reserve = (size: number): void => {
    const held = memory.buffer.byteLength;
    // By a quarter at least: growing moves nothing, but every view is made anew.
    if (size > held) memory.grow(Math.ceil(Math.max(size - held, held / 4) / PAGE));
  };
  const write = (at: number, { buffer, byteOffset, byteLength }: Float32Array | Int8Array): void =>
    new Uint8Array(memory.buffer, at, byteLength).set(new Uint8Array(buffer, byteOffset, byteLength));
  reserve(matrixAt);
  return {
    append(row) {
      const at = matrixAt + count * stride;
      reserve(at + stride);
      write(at, row);
      count += 1;
    },
    row: (number) => new Uint8Array(memory.buffer, matrixAt + number * stride, bytes),
    place(queries) {
      queries.forEach((query, position) => {
        write(QUERIES_AT + position * stride, query);
      });
    },
    numbers: () => new Int32Array(memory.buffer, ROWS_AT, BATCH),
    floats: () => new Float32Array(memory.buffer, SCORES_AT, BATCH),
    integers: () => new Int32Array(memory.buffer, SCORES_AT, BATCH),
    scan(query, size) {
      kernel(matrixAt, stride, ROWS_AT, size, QUERIES_AT + query * stride, SCORES_AT);
    },
  };
}
