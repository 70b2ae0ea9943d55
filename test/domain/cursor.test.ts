import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, fingerprint } from '../../src/domain/cursor.ts';
import { AppError } from '../../src/domain/errors.ts';

const CURSOR = { score: 0.123456789, id: 'sn-keur', rank: 20, request: fingerprint({ query: 'é' }) };

describe('cursors', () => {
  it('come back as they were', () => {
    expect(decodeCursor(encodeCursor(CURSOR), CURSOR.request)).toEqual(CURSOR);
  });

  it.each(['', 'x', '%%%', 'e30', encodeCursor(CURSOR).slice(0, -4), btoa('{"score":1}')])(
    'are refused when malformed: %s',
    (text) => {
      expect(() => decodeCursor(text, CURSOR.request)).toThrow(AppError);
    },
  );

  it('are refused for another request', () => {
    expect(() => decodeCursor(encodeCursor(CURSOR), fingerprint({ query: 'e' }))).toThrow(AppError);
  });
});
