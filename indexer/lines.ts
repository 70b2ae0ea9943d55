/** Longest line taken, in bytes: a hundred texts of the contract's longest, each letter four bytes wide, stay below. */
const LINE_MAX_BYTES = 2 * 1024 * 1024;

/** A line of a file, numbered from 1; `problem` instead of `text` when it cannot be read. */
type Line =
  | { number: number; text: string; problem?: undefined }
  | { number: number; text?: undefined; problem: 'INVALID_UTF8' | 'LINE_TOO_LONG' };

const NEWLINE = 0x0a;

/** Lines of a byte stream, of any size: never more than one line and one chunk are held. A byte-order mark and carriage
 *  returns are dropped, blank lines left out (they keep their number).
 *  @throws what the stream throws. */
export async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let size = 0;
  const end = (): Line | null => {
    const line =
      size > LINE_MAX_BYTES ? { number, problem: 'LINE_TOO_LONG' as const } : decode(number, parts);
    parts = [];
    size = 0;
    number += 1;
    return line.problem === undefined && line.text.trim() === '' ? null : line;
  };
  for await (const chunk of input) {
    let start = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, start)) {
      size += at - start;
      if (size <= LINE_MAX_BYTES) parts.push(chunk.subarray(start, at));
      const line = end();
      if (line !== null) yield line;
      start = at + 1;
    }
    size += chunk.length - start;
    if (size <= LINE_MAX_BYTES) parts.push(chunk.subarray(start));
    else parts = [];
  }
  const last = end();
  if (last !== null) yield last;
}

function decode(number: number, parts: readonly Uint8Array[]): Line {
  try {
    // Not `ignoreBOM`: the decoder drops the mark of the first line by itself.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
    return { number, text: text.replace(/\r$/, '') };
  } catch {
    return { number, problem: 'INVALID_UTF8' };
  }
}
