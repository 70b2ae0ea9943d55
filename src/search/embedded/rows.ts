import { KERNEL } from '../kernel.ts';
import type { Rounded } from './rounded.ts';

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
/** Row numbers, then what is found, then queries. */
const ROWS_AT = 0;
const FOUND_AT = BATCH * 4;
/** Two counts, and for each of two queries three numbers a row. */
const QUERIES_AT = FOUND_AT + 32 + 2 * 3 * BATCH * 4;

let compiled: object | null = null;

function instantiate(): Kernel {
  compiled ??= new WebAssembly.Module(Buffer.from(KERNEL, 'base64'));
  return new WebAssembly.Instance(compiled).exports;
}

/** Rows of one length in the memory of a kernel. Views of it hold until a row is added. */
interface Store {
  kernel: Kernel;
  matrixAt: number;
  /** Where a new row goes. */
  append(): number;
  at(row: number): number;
  /** Where numbers of rows are written. */
  numbers(): Int32Array<ArrayBuffer>;
}

/** @param stride bytes of a row. @param queryStride bytes of a query. */
function makeStore(stride: number, queryStride: number): Store {
  const kernel = instantiate();
  const { memory } = kernel;
  const matrixAt = QUERIES_AT + QUERIES * queryStride;
  let count = 0;
  const at = (row: number): number => matrixAt + row * stride;
  const reserve = (size: number): void => {
    const held = memory.buffer.byteLength;
    // By a quarter at least: growing moves nothing, but every view is made anew.
    if (size > held) memory.grow(Math.ceil(Math.max(size - held, held / 4) / PAGE));
  };
  reserve(matrixAt);
  return {
    kernel,
    matrixAt,
    append() {
      reserve(at(count + 1));
      count += 1;
      return at(count - 1);
    },
    at,
    numbers: () => new Int32Array(memory.buffer, ROWS_AT, BATCH),
  };
}

/** Rows of float32. */
interface FloatRows {
  append(row: Float32Array): void;
  /** A view; valid until the next `append`. */
  row(number: number): Float32Array<ArrayBuffer>;
  /** Puts queries where the kernel reads them, at most `QUERIES`. */
  place(queries: readonly Float32Array[]): void;
  /** Where numbers of rows are written. */
  numbers(): Int32Array<ArrayBuffer>;
  /** Dot products of the first `count` row numbers with a query, in their order. */
  scan(query: number, count: number): Float32Array<ArrayBuffer>;
}

/** Bytes that one turn of `scanFloats` reads of a row: rows are filled up with zeros to a multiple of it. */
const FLOATS_TURN = 32;

/** @param dims floats of a row. */
export function makeFloatRows(dims: number): FloatRows {
  const stride = Math.ceil((dims * 4) / FLOATS_TURN) * FLOATS_TURN;
  const { kernel, matrixAt, append, at, numbers } = makeStore(stride, stride);
  const { memory } = kernel;
  const floatsAt = (address: number) => new Float32Array(memory.buffer, address, dims);
  return {
    append(row) {
      const address = append();
      floatsAt(address).set(row);
    },
    row: (number) => floatsAt(at(number)),
    place: (queries) =>
      queries.forEach((query, position) => {
        floatsAt(QUERIES_AT + position * stride).set(query);
      }),
    numbers,
    scan(query, count) {
      kernel.scanFloats(matrixAt, stride, ROWS_AT, count, QUERIES_AT + query * stride, FOUND_AT);
      return new Float32Array(memory.buffer, FOUND_AT, count);
    },
  };
}

/** Rows that may reach a score, and the least and the most that each can score; views that the next scan overwrites. */
export interface Reaching {
  count: number;
  rows: Int32Array<ArrayBuffer>;
  least: Float32Array<ArrayBuffer>;
  most: Float32Array<ArrayBuffer>;
}

/** Rows of bytes, read by two queries of 16 bits a number at once. */
interface ByteRows {
  append(row: Rounded<Int8Array>): void;
  /** As for `FloatRows`. */
  place(queries: readonly Rounded<Int16Array>[]): void;
  numbers(): Int32Array<ArrayBuffer>;
  /** Compares the first `count` row numbers with the queries `2 × pair` and `2 × pair + 1`.
   *  @param floors score that a row must be able to reach, for either query. */
  scan(pair: number, count: number, floors: readonly [number, number]): [Reaching, Reaching];
}

/** Bytes that one turn of `scanBytes` reads of a row, and those after it: its step and its error. */
const BYTES_TURN = 16;
/** Numbers of one query in half a turn of `scanBytes`, before those of the other. */
const LANES = 8;
/** Bytes before a pair of queries: `kernel.wat` says what they tell. */
const HEADER = 32;

/** Sums of 4,096 float32 products of unit vectors are off by less than this. */
const FLOAT_ERROR = 1e-4;

/** @param dims bytes of a row. */
export function makeByteRows(dims: number): ByteRows {
  const filled = Math.ceil(dims / BYTES_TURN) * BYTES_TURN;
  const stride = filled + BYTES_TURN;
  const pairStride = HEADER + 2 * 2 * filled;
  const { kernel, matrixAt, append, numbers } = makeStore(stride, pairStride / 2);
  const { memory } = kernel;
  const headerOf = (pair: number) =>
    new Float32Array(memory.buffer, QUERIES_AT + pair * pairStride, HEADER / 4);
  const placeOne = ({ values, step, error }: Rounded<Int16Array>, position: number): void => {
    const [pair, side] = [position >> 1, position & 1];
    // For unit vectors q and v and their rounded copies, |q·v − q̂·v̂| ≤ |q − q̂| + |q̂|·|v − v̂| (Cauchy and Schwarz).
    const header = headerOf(pair);
    header[side] = step;
    header[2 + side] = error + FLOAT_ERROR;
    header[4 + side] = 1 + error;
    const written = new Int16Array(memory.buffer, header.byteOffset + HEADER, 2 * filled);
    values.forEach((value, axis) => {
      written[side * LANES + (axis - (axis % LANES)) * 2 + (axis % LANES)] = value;
    });
  };
  const reaching = (at: number, found: number, count: number): Reaching => ({
    count: found,
    rows: new Int32Array(memory.buffer, at, found),
    least: new Float32Array(memory.buffer, at + count * 4, found),
    most: new Float32Array(memory.buffer, at + 2 * count * 4, found),
  });
  return {
    append({ values, step, error }) {
      const address = append();
      new Int8Array(memory.buffer, address, dims).set(values);
      new Float32Array(memory.buffer, address + filled, 2).set([step, error]);
    },
    place: (queries) => queries.forEach(placeOne),
    numbers,
    scan(pair, count, floors) {
      headerOf(pair).set(floors, 6);
      kernel.scanBytes(matrixAt, stride, ROWS_AT, count, QUERIES_AT + pair * pairStride, FOUND_AT);
      const [first = 0, second = 0] = new Int32Array(memory.buffer, FOUND_AT, 2);
      const at = FOUND_AT + 8;
      return [reaching(at, first, count), reaching(at + 3 * count * 4, second, count)];
    },
  };
}
