import { float32, grown, int32 } from './grown.ts';
import { roundQuery, roundRow } from './rounded.ts';
import { BATCH, makeByteRows, makeFloatRows, QUERIES, type Reaching } from './rows.ts';
import { makeTally, RAISED_EVERY, type Tally } from './tally.ts';

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
interface MatrixQuery {
  vector: Float32Array;
  /** Score that a passage must reach to be of interest. */
  floor(): number;
  /** 1 at the passages that may be found; left out: all. */
  within?: Uint8Array;
  /** How many passages are wanted, the best; left out: all. */
  size?: number;
}

/** @param vector the position of its vector. */
const siftedOf = (query: MatrixQuery, vector: number): Sifted => ({
  query,
  vector,
  tally: makeTally(),
  floor: query.floor(),
  rows: int32(BATCH),
  mosts: float32(BATCH),
  count: 0,
});

/** Raises the score of interest to what enough rows are sure to reach. */
function raise(sifted: Sifted): void {
  const { query, tally, floor } = sifted;
  sifted.floor = Math.max(floor, tally.reachedBy(query.size ?? Number.POSITIVE_INFINITY));
}

/** What one scan knows of a query: the rows that may be of interest to it, with the most that each can score. */
interface Sifted {
  query: MatrixQuery;
  vector: number;
  tally: Tally;
  /** Score that a row must be able to reach. */
  floor: number;
  rows: Int32Array<ArrayBuffer>;
  mosts: Float32Array<ArrayBuffer>;
  count: number;
}

/** @param dims length of the vectors, 1 to 4,096. */
export function makeMatrix(dims: number): Matrix {
  const exact = makeFloatRows(dims);
  const coarse = makeByteRows(dims);
  const batch = int32(BATCH);
  let passageOf = int32(64);
  let rowOf = int32(64);
  let rows = int32(64);
  let count = 0;

  const keepRows = (keep: ((passage: number) => boolean) | null): Int32Array => {
    rows = grown(rows, count, int32);
    let kept = 0;
    for (let row = 0; row < count; row += 1) {
      if (keep !== null && !keep(passageOf[row] ?? 0)) continue;
      rows[kept] = row;
      kept += 1;
    }
    return rows.subarray(0, kept);
  };

  /** Adds rows that may be of interest to a query. */
  const sift = (sifted: Sifted, { count: found, rows: read, least, most }: Reaching): void => {
    const { tally, floor } = sifted;
    const { within } = sifted.query;
    sifted.rows = grown(sifted.rows, sifted.count + found, int32);
    sifted.mosts = grown(sifted.mosts, sifted.count + found, float32);
    const { rows: chosen, mosts } = sifted;
    let hopeful = sifted.count;
    for (let at = 0; at < found; at += 1) {
      const row = read[at] ?? 0;
      const highest = most[at] ?? 0;
      if (highest < floor || (within !== undefined && within[passageOf[row] ?? 0] !== 1)) continue;
      tally.count(least[at] ?? 0);
      chosen[hopeful] = row;
      mosts[hopeful] = highest;
      hopeful += 1;
    }
    sifted.count = hopeful;
  };

  /** Reads all bytes once. Every vector reads a batch of rows before the next one is fetched from memory. */
  const scanBytes = (kept: Int32Array, vectors: number, queries: readonly Sifted[]): void => {
    const readers = Array.from({ length: vectors }, (_, vector) =>
      queries.filter((sifted) => sifted.vector === vector),
    );
    const floorOf = (vector: number): number =>
      (readers[vector] ?? []).reduce((least, { floor }) => Math.min(least, floor), Number.POSITIVE_INFINITY);
    for (let start = 0; start < kept.length; start += BATCH) {
      if (start % RAISED_EVERY === 0) queries.forEach(raise);
      const some = kept.subarray(start, start + BATCH);
      coarse.numbers().set(some);
      for (let vector = 0; vector < vectors; vector += 2) {
        const pair = coarse.scan(vector / 2, some.length, [floorOf(vector), floorOf(vector + 1)]);
        pair.forEach((reaching, side) => {
          for (const sifted of readers[vector + side] ?? []) sift(sifted, reaching);
        });
      }
    }
    queries.forEach(raise);
  };

  /** Compares exactly what may be among the best.
   *  @param visit as in `Matrix`, for one query. */
  const compare = (
    { vector, rows: chosen, mosts, floor, count: hopeful }: Sifted,
    visit: (passages: Int32Array, scores: Float32Array, count: number) => void,
  ): void => {
    let wanted = 0;
    for (let at = 0; at < hopeful; at += 1) {
      if ((mosts[at] ?? 0) < floor) continue;
      chosen[wanted] = chosen[at] ?? 0;
      wanted += 1;
    }
    for (let start = 0; start < wanted; start += BATCH) {
      const some = chosen.subarray(start, Math.min(wanted, start + BATCH));
      exact.numbers().set(some);
      batch.set(some.map((row) => passageOf[row] ?? 0));
      visit(batch, exact.scan(vector, some.length), some.length);
    }
  };

  const scanSome: Matrix['scan'] = (queries, keep, visit) => {
    const vectors = [...new Set(queries.map(({ vector }) => vector))];
    exact.place(vectors);
    coarse.place(vectors.map(roundQuery));
    const sifted = queries.map((query) => siftedOf(query, vectors.indexOf(query.vector)));
    scanBytes(keepRows(keep), vectors.length, sifted);
    for (const [position, query] of sifted.entries()) {
      compare(query, (...found) => visit(position, ...found));
    }
  };

  return {
    add(vector, passage) {
      exact.append(vector);
      coarse.append(roundRow(vector));
      passageOf = grown(passageOf, count + 1, int32);
      rowOf = grown(rowOf, passage + 1, int32);
      passageOf[count] = passage;
      count += 1;
      // Zero means no row.
      rowOf[passage] = count;
    },
    vectorOf(passage) {
      const row = (rowOf[passage] ?? 0) - 1;
      return row < 0 ? null : exact.row(row);
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
