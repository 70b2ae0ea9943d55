import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { THEMES } from '../src/domain/codes.ts';
import { delimiterOf } from '../src/domain/csv.ts';

/** A record of a CSV file with the number of its last line, as a profile would be written in JSON. */
export interface CsvRecord {
  number: number;
  value: unknown;
}

/** A record that cannot be read, by the number of the line where that showed. */
export interface CsvBroken {
  number: number;
  problem: 'MALFORMED_LINE' | 'LINE_TOO_LONG' | 'INVALID_UTF8';
}

const LISTS = new Set(['languages', 'competences', 'traits', 'diasporas', 'modes']);
const NUMBERS = new Set(['population', 'capacity']);
const BOOLEANS = new Set(['openToRequests', 'interpretation', 'mutualisation', 'demonstration']);
const STATEMENTS = new Set(['offers', 'needs']);
const NESTED: Readonly<Record<string, readonly [string, string]>> = {
  lat: ['location', 'lat'],
  lon: ['location', 'lon'],
  summary: ['summary', 'text'],
  summaryLanguage: ['summary', 'language'],
  email: ['contact', 'email'],
  phone: ['contact', 'phone'],
  sourceName: ['source', 'name'],
  sourceLicence: ['source', 'licence'],
  sourceUrl: ['source', 'url'],
};

const items = (cell: string): string[] =>
  cell
    .split('|')
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** `eau_assainissement: Notre régie…` is a statement with its theme, anything else one without. */
function statement(text: string): { theme: string | null; text: string } {
  const match = /^([a-z_]+)\s*:\s*(.+)$/su.exec(text);
  const theme = THEMES.find((code) => code === match?.[1]);
  return theme === undefined ? { theme: null, text } : { theme, text: match?.[2] ?? '' };
}

/** A cell that is not of its column's type is passed on as it is: the schema then names the fault. */
function typedCell(column: string, cell: string): unknown {
  if (LISTS.has(column)) return items(cell);
  if (STATEMENTS.has(column)) return items(cell).map(statement);
  if (NUMBERS.has(column) || column === 'lat' || column === 'lon') {
    const number = Number(cell);
    return Number.isFinite(number) ? number : cell;
  }
  if (BOOLEANS.has(column) && (cell === 'true' || cell === 'false')) return cell === 'true';
  return cell;
}

function profileOf(row: Readonly<Record<string, string>>): unknown {
  const profile: Record<string, unknown> = {};
  for (const [column, raw] of Object.entries(row)) {
    const cell = raw.trim();
    if (cell === '') continue;
    const nested = NESTED[column];
    if (nested === undefined) profile[column] = typedCell(column, cell);
    else profile[nested[0]] = { ...Object(profile[nested[0]]), [nested[1]]: typedCell(column, cell) };
  }
  return profile;
}

/** Longest record taken, in characters: one that is longer has a quote that nothing closes. */
const RECORD_MAX = 2 * 1024 * 1024;

function parserFor(header: string, onBroken: (broken: CsvBroken) => void) {
  return parse({
    bom: true,
    columns: true,
    delimiter: delimiterOf(header),
    info: true,
    max_record_size: RECORD_MAX,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      const problem = error?.code === 'CSV_MAX_RECORD_SIZE' ? 'LINE_TOO_LONG' : 'MALFORMED_LINE';
      onBroken({ number: Number(error?.lines), problem });
      return undefined;
    },
  });
}

/** Everything up to the end of the first line, and the rest of the chunk that held it. */
async function* withHeader(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head = Buffer.alloc(0);
  let complete = false;
  for await (const chunk of input) {
    if (complete) yield chunk;
    else {
      head = Buffer.concat([head, chunk]);
      complete = head.includes('\n') || head.length > RECORD_MAX;
      if (complete) yield head;
    }
  }
  if (!complete) yield head;
}

/** Profiles of a CSV file (UTF-8, comma or semicolon, first line names the columns): columns are named as the fields of
 *  a profile; `lat lon summary summaryLanguage email phone sourceName sourceLicence sourceUrl` stand for nested ones;
 *  lists are separated by `|`; needs and offers may start with their theme (`eau_assainissement: …`). Empty cells mean
 *  *not stated*.
 *  @param onBroken told of each record that cannot be read.
 *  @throws what the input throws. */
export async function* csvRecords(
  input: AsyncIterable<Uint8Array>,
  onBroken: (broken: CsvBroken) => void,
): AsyncGenerator<CsvRecord> {
  const chunks = withHeader(input);
  const first = await chunks.next();
  if (first.done) return;
  const parser = parserFor(Buffer.from(first.value).toString('utf8').split('\n', 1)[0] ?? '', onBroken);
  const source = Readable.from(startingWith(first.value, chunks));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const { record, info } of parser) {
      const cells = Object.values<string>(record);
      // What the parser puts in place of bytes that are no UTF-8: saved, it would be a wrong name for ever.
      if (cells.some((text) => text.includes('\ufffd')))
        onBroken({ number: info.lines, problem: 'INVALID_UTF8' });
      else yield { number: info.lines, value: profileOf(record) };
    }
  } finally {
    source.destroy();
  }
}

async function* startingWith(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}
