import { AppError } from './errors.ts';

/** The text of a CSV file.
 *  @throws AppError INVALID_REQUEST for bytes that are no UTF-8. */
export function csvText(bytes: ArrayBuffer | Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const faults = [{ path: '', code: 'INVALID_UTF8', params: {} }];
    throw new AppError('INVALID_REQUEST', {}, { cause, faults });
  }
}

/** Comma, or the semicolon that spreadsheets write where the comma is the decimal sign: what the first line has more. */
export function delimiterOf(header: string): string {
  const count = (mark: string): number => header.split(mark).length - 1;
  return count(';') > count(',') ? ';' : ',';
}
