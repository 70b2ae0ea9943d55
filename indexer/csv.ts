import { parse } from 'csv-parse';
import { THEMES } from '../src/domain/codes.ts';

/** A record of a CSV file with the number of its last line, as a profile would be written in JSON. */
export interface CsvRecord {
  number: number;
  value: unknown;
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

/** Profiles of a CSV file (UTF-8, comma, first line names the columns): columns are named as the fields of a profile;
 *  `lat lon summary summaryLanguage email phone sourceName sourceLicence sourceUrl` stand for nested ones; lists are
 *  separated by `|`; needs and offers may start with their theme (`eau_assainissement: …`). Empty cells mean *not
 *  stated*.
 *  @param onBroken told the line of a record that is no CSV. */
export async function* csvRecords(
  input: AsyncIterable<Uint8Array>,
  onBroken: (number: number) => void,
): AsyncGenerator<CsvRecord> {
  const parser = parse({
    bom: true,
    columns: true,
    info: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      onBroken(Number(error?.lines));
      return undefined;
    },
  });
  const feed = (async () => {
    for await (const chunk of input) {
      if (!parser.write(chunk)) await new Promise((resolve) => parser.once('drain', resolve));
    }
    parser.end();
  })();
  for await (const { record, info } of parser) yield { number: info.lines, value: profileOf(record) };
  await feed;
}
