import { float32, grown, int32 } from './grown.ts';
import { BATCH, makeByteRows, makeFloatRows, QUERIES } from './rows.ts';

/** Exact cosine search over unit vectors. Each vector is kept twice: as float32, and as bytes, which are a quarter of the
 *  memory to read. The bytes tell, with a bound on their error, which rows can still enter a list; only those are
 *  compared exactly. */
export interface Matrix {
  /** @param vector `dims` floats of unit length. @param passage the passage it belongs to; ascending. */
  add(vector: Float32Array, passage: number): void;
  /** A view; valid until the next `add`. Null when the passage has no vector. */
  vectorOf(passage: number): Float32Array | null;
  /** Compares the passages kept (null: all, removed ones too) with every query, some at a time: `visit` gets the query's
   *  position and `count` passages with their exact scores, in arrays that the next call reuses. Passages below the
   *  query's floor may be left out. */
  scan(
    queries: readonly MatrixQuery[],
    keep: ((passage: number) => boolean) | null,
    visit: (query: number, passages: Int32Array, scores: Float32Array, count: number) => void,
  ): void;
}

export interface MatrixQuery {
  vector: Float32Array;
  /** Score that a passage must reach to be of interest; it may rise during a scan. */
  floor(): number;
}

/** A vector in steps of `step`; `error` is the length of what rounding took away. */
interface Bytes {
  values: Int8Array;
  step: number;
  error: number;
}

/** Sums of 4,096 float32 products of unit vectors are off by less than this. */
const FLOAT_ERROR = 1e-4;

function toBytes(vector: Float32Array): Bytes {
  const step = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127 || 1;
  const values = Int8Array.from(vector, (value) => Math.round(value / step));
  let square = 0;
  for (let axis = 0; axis < vector.length; axis += 1) {
    square += ((vector[axis] ?? 0) - (values[axis] ?? 0) * step) ** 2;
  }
  return { values, step, error: Math.sqrt(square) };
}

/** @param dims length of the vectors, 1 to 4,096. */
export function makeMatrix(dims: number): Matrix {
  const exact = makeFloatRows(dims);
  const coarse = makeByteRows(dims);
  let passageOf = int32(64);
  let rowOf = int32(64);
  let steps = float32(64);
  let errors = float32(64);
  let count = 0;
  const promising = int32(BATCH);

  /** Of the rows of the batch, those that can reach the floor, by the bytes. For unit vectors q and v and their rounded
   *  copies, |q·v − q̂·v̂| ≤ |q − q̂| + |q̂|·|v − v̂| (Cauchy and Schwarz). */
  const sift = (sums: Int32Array, { step, error }: Bytes, floor: number): number => {
    const rows = coarse.numbers();
    const chosen = exact.numbers();
    const least = floor - error - FLOAT_ERROR;
    let found = 0;
    for (let at = 0; at < sums.length; at += 1) {
      const row = rows[at] ?? 0;
      const most = (sums[at] ?? 0) * step * (steps[row] ?? 0) + (1 + error) * (errors[row] ?? 0);
      if (most < least) continue;
      chosen[found] = row;
      promising[found] = passageOf[row] ?? 0;
      found += 1;
    }
    return found;
  };

  const scanSome: Matrix['scan'] = (queries, keep, visit) => {
    const bytes = queries.map(({ vector }) => toBytes(vector));
    exact.place(queries.map(({ vector }) => vector));
    coarse.place(bytes.map(({ values }) => values));
    const rows = coarse.numbers();
    let filled = 0;
    const score = (): void => {
      let sums = int32(0);
      bytes.forEach((query, position) => {
        if (position % 2 === 0) sums = coarse.scan(position / 2, filled);
        const half = (position % 2) * filled;
        const found = sift(sums.subarray(half, half + filled), query, queries[position]?.floor() ?? 0);
        visit(position, promising, exact.scan(position, found), found);
      });
      filled = 0;
    };
    for (let row = 0; row < count; row += 1) {
      if (keep !== null && !keep(passageOf[row] ?? 0)) continue;
      rows[filled] = row;
      filled += 1;
      if (filled === BATCH) score();
    }
    if (filled > 0) score();
  };

  return {
    add(vector, passage) {
      const { values, step, error } = toBytes(vector);
      exact.append(vector);
      coarse.append(values);
      passageOf = grown(passageOf, count + 1, int32);
      steps = grown(steps, count + 1, float32);
      errors = grown(errors, count + 1, float32);
      rowOf = grown(rowOf, passage + 1, int32);
      passageOf[count] = passage;
      steps[count] = step;
      errors[count] = error;
      count += 1;
      // Zero means no row.
      rowOf[passage] = count;
    },
    vectorOf(passage) {
      const row = (rowOf[passage] ?? 0) - 1;
      if (row < 0) return null;
      const { buffer, byteOffset } = exact.row(row);
      return new Float32Array(buffer, byteOffset, dims);
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
