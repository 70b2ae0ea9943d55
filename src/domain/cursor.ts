import { z } from 'zod';
import { AppError } from './errors.ts';

/** Where a page ended: the next one starts strictly after this score and id. */
const cursorSchema = z.strictObject({
  score: z.number(),
  id: z.string(),
  rank: z.number().int().positive(),
  /** Fingerprint of the request that the cursor continues. */
  request: z.string(),
});
type Cursor = z.infer<typeof cursorSchema>;

/** FNV-1a, 32 bits: tells two requests apart, hides nothing. */
export function fingerprint(value: unknown): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(JSON.stringify(value))) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash.toString(36);
}

export function encodeCursor(cursor: Cursor): string {
  return btoa(JSON.stringify(cursor)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @throws AppError MALFORMED_CURSOR for anything that `encodeCursor` did not make for this very request. */
export function decodeCursor(text: string, request: string): Cursor {
  const cursor = parse(text);
  if (cursor === null || cursor.request !== request) throw new AppError('MALFORMED_CURSOR');
  return cursor;
}

function parse(text: string): Cursor | null {
  try {
    return cursorSchema.parse(JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/'))));
  } catch {
    return null;
  }
}
