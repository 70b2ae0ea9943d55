/** A vector in whole steps; `error` is the length of what rounding took away. */
export interface Rounded<Values> {
  values: Values;
  step: number;
  error: number;
}

/** Largest numbers of a rounded row (a byte) and of a rounded query: the sum of 4,096 of their products stays within 32
 *  bits. */
const ROW_MOST = 127;
const QUERY_MOST = 4095;

export const roundRow = (vector: Float32Array): Rounded<Int8Array> =>
  rounded(vector, new Int8Array(vector.length), ROW_MOST);

export const roundQuery = (vector: Float32Array): Rounded<Int16Array> =>
  rounded(vector, new Int16Array(vector.length), QUERY_MOST);

/** @param values filled with whole numbers from −`most` to `most`. */
function rounded<Values extends Int8Array | Int16Array>(
  vector: Float32Array,
  values: Values,
  most: number,
): Rounded<Values> {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  const step = largest / most || 1;
  let square = 0;
  for (let axis = 0; axis < vector.length; axis += 1) {
    const value = vector[axis] ?? 0;
    const steps = Math.round(value / step);
    values[axis] = steps;
    square += (value - steps * step) ** 2;
  }
  return { values, step, error: Math.sqrt(square) };
}
