/** A list in pieces of `size` and a rest, in order; none of an empty list. */
export function* chunksOf<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size);
}
