/** Comma, or the semicolon that spreadsheets write where the comma is the decimal sign: what the first line has more. */
export function delimiterOf(header: string): string {
  const count = (mark: string): number => header.split(mark).length - 1;
  return count(';') > count(',') ? ';' : ',';
}
