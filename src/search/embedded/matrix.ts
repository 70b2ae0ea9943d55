import { float32, grown, int32 } from './grown.ts';
import { type Rounded, roundQuery, roundRow } from './rounded.ts';
import { BATCH, makeByteRows, makeFloatRows, QUERIES } from './rows.ts';
import { makeTally, RAISED_EVERY } from './tally.ts';

/** Exact cosine search over unit vectors. Each vector is kept twice: as float32, and as bytes, which are a quarter of the
 *  memory to read. The bytes of all rows tell, with a bound on their error, a score that enough rows are sure to reach;
 *  only rows that may reach it too are then compared exactly. */
export interface Matrix {
  /** @param vector `dims` floats of unit length. @param passage the passage it belongs to; ascending. */
  add(vector: Float32Array, passage: number): void;
  /** A view; valid until the next `add`. Null when the passage has no vector. */
  vectorOf(passage: number): Float32Array | null;
  /** Compares the passages kept (null: all, removed ones too) with every query, some at a time: `visit` gets the query's
   *  position and `count` passages with their exact scores, in arrays that the next call reuses. Passages that cannot be
   *  of interest to the query may be left out. */
  scan(
    queries: readonly MatrixQuery[],
    keep: ((passage: number) => boolean) | null,
    visit: (query: number, passages: Int32Array, scores: Float32Array, count: number) => void,
  ): void;
}

/** Queries whose vector is the same array share what is read of the bytes. */
export interface MatrixQuery {
  vector: Float32Array;
  /** Score that a passage must reach to be of interest. */
  floor(): number;
  /** 1 at the passages that may be found; left out: all. */
  within?: Uint8Array;
  /** How many passages are wanted, the best; left out: all. */
  size?: number;
}

/** Sums of 4,096 float32 products of unit vectors are off by less than this. */
const FLOAT_ERROR = 1e-4;

/** @param dims length of the vectors, 1 to 4,096. */
export function makeMatrix(dims: number): Matrix {
  const exact = makeFloatRows(dims);
  const coarse = makeByteRows(dims);
  const tally = makeTally();
  const batch = int32(BATCH);
  let passageOf = int32(64);
  let rowOf = int32(64);
  let steps = float32(64);
  let errors = float32(64);
  let count = 0;
  // Of one scan: the rows kept, the sums of their bytes with each vector, and those that may be of interest to a query
  // with the most that they can score.
  let rows = int32(64);
  let sums: Int32Array<ArrayBuffer>[] = [];
  let promising = int32(64);
  let mosts = float32(64);

  const keepRows = (keep: ((passage: number) => boolean) | null): number => {
    rows = grown(rows, count, int32);
    let kept = 0;
    for (let row = 0; row < count; row += 1) {
      if (keep !== null && !keep(passageOf[row] ?? 0)) continue;
      rows[kept] = row;
      kept += 1;
    }
    return kept;
  };

  /** Fills `sums`. Every vector reads a batch of rows before the next one is fetched from memory. */
  const scanBytes = (vectors: number, kept: number): void => {
    sums = Array.from({ length: vectors }, (_, vector) => grown(sums[vector] ?? int32(64), kept, int32));
    for (let start = 0; start < kept; start += BATCH) {
      const size = Math.min(BATCH, kept - start);
      coarse.numbers().set(rows.subarray(start, start + size));
      for (let vector = 0; vector < vectors; vector += 2) {
        const pair = coarse.scan(vector / 2, size);
        sums[vector]?.set(pair.subarray(0, size), start);
        sums[vector + 1]?.set(pair.subarray(size), start);
      }
    }
  };

  /** Fills `promising`. For unit vectors q and v and their rounded copies, |q·v − q̂·v̂| ≤ |q − q̂| + |q̂|·|v − v̂| (Cauchy
   *  and Schwarz).
   *  @returns how many they are. */
  const sift = (
    { within, size = Number.POSITIVE_INFINITY, floor }: MatrixQuery,
    { step, error }: Rounded<unknown>,
    products: Int32Array,
    kept: number,
  ): number => {
    promising = grown(promising, kept, int32);
    mosts = grown(mosts, kept, float32);
    // What a closure may change would be read anew for each row.
    const [read, chosen, most, rowSteps, rowErrors] = [rows, promising, mosts, steps, errors];
    tally.clear();
    let least = floor();
    let hopeful = 0;
    for (let at = 0; at < kept; at += 1) {
      if (at % RAISED_EVERY === 0) least = Math.max(least, tally.reachedBy(size));
      const row = read[at] ?? 0;
      const estimate = (products[at] ?? 0) * step * (rowSteps[row] ?? 0);
      const margin = error + (1 + error) * (rowErrors[row] ?? 0) + FLOAT_ERROR;
      if (estimate + margin < least) continue;
      if (within !== undefined && within[passageOf[row] ?? 0] !== 1) continue;
      tally.count(estimate - margin);
      chosen[hopeful] = row;
      most[hopeful] = estimate + margin;
      hopeful += 1;
    }
    least = Math.max(least, tally.reachedBy(size));
    let found = 0;
    for (let at = 0; at < hopeful; at += 1) {
      if ((most[at] ?? 0) < least) continue;
      chosen[found] = chosen[at] ?? 0;
      found += 1;
    }
    return found;
  };

  const scanSome: Matrix['scan'] = (queries, keep, visit) => {
    const vectors = [...new Set(queries.map(({ vector }) => vector))];
    const rounded = vectors.map(roundQuery);
    exact.place(vectors);
    coarse.place(rounded.map(({ values }) => values));
    const kept = keepRows(keep);
    scanBytes(vectors.length, kept);
    for (const [position, query] of queries.entries()) {
      const vector = vectors.indexOf(query.vector);
      const [copy, products] = [rounded[vector], sums[vector]];
      if (copy === undefined || products === undefined) continue;
      const found = sift(query, copy, products, kept);
      for (let start = 0; start < found; start += BATCH) {
        const some = promising.subarray(start, Math.min(found, start + BATCH));
        exact.numbers().set(some);
        batch.set(some.map((row) => passageOf[row] ?? 0));
        visit(position, batch, exact.scan(vector, some.length), some.length);
      }
    }
  };

  return {
    add(vector, passage) {
      const { values, step, error } = roundRow(vector);
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
