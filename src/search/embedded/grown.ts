/** The array itself while it holds `length` items, else a copy of at least twice the size, filled up with zeros.
 *  @param make the array's own constructor: `(size) => new Int32Array(size)`. */
export function grown<T extends { length: number; set(source: T): void }>(
  array: T,
  length: number,
  make: (size: number) => T,
): T {
  if (length <= array.length) return array;
  const larger = make(Math.max(length, array.length * 2));
  larger.set(array);
  return larger;
}

export const int32 = (size: number): Int32Array<ArrayBuffer> => new Int32Array(size);
export const uint8 = (size: number): Uint8Array<ArrayBuffer> => new Uint8Array(size);
export const float64 = (size: number): Float64Array<ArrayBuffer> => new Float64Array(size);
export const float32 = (size: number): Float32Array<ArrayBuffer> => new Float32Array(size);
