import { stringify } from 'csv-stringify/sync';
import type { Column, DataFormat, DataRow } from '../domain/open-data.ts';

/** How a file of open data begins, goes on and ends; each page of rows is written by itself. */
interface Writer {
  type: string;
  head: string;
  page: (rows: readonly DataRow[], first: boolean) => string;
  tail: string;
}

/** Two ends are a line, one is a point, none is null (RFC 7946 § 3.2 allows that). */
function geometryOf(places: DataRow['places']) {
  const [only, other] = places;
  if (only === undefined) return null;
  return other === undefined
    ? { type: 'Point', coordinates: only }
    : { type: 'LineString', coordinates: places };
}

function feature({ values, places }: DataRow): string {
  const { id, ...properties } = values;
  return JSON.stringify({ type: 'Feature', id, geometry: geometryOf(places), properties });
}

const listed = (items: readonly string[], first: boolean): string =>
  items.map((item, index) => (first && index === 0 ? item : `,\n${item}`)).join('');

/** RFC 4180 with a comma, UTF-8; a cell that a spreadsheet would calculate is escaped. */
function csvWriter(columns: readonly Column[]): Writer {
  const names = columns.map(({ name }) => name);
  const options = { record_delimiter: 'windows', escape_formulas: true } as const;
  const cellOf = (value: DataRow['values'][string] | undefined) =>
    value instanceof Object ? value.join('|') : typeof value === 'boolean' ? String(value) : value;
  return {
    type: 'text/csv; charset=utf-8; header=present',
    head: stringify([names], options),
    page: (rows) =>
      stringify(
        rows.map(({ values }) => names.map((name) => cellOf(values[name]))),
        options,
      ),
    tail: '',
  };
}

export function writerOf(format: DataFormat, columns: readonly Column[]): Writer {
  if (format === 'csv') return csvWriter(columns);
  if (format === 'json') {
    const page: Writer['page'] = (rows, first) =>
      listed(
        rows.map(({ values }) => JSON.stringify(values)),
        first,
      );
    return { type: 'application/json; charset=utf-8', head: '[', page, tail: ']\n' };
  }
  return {
    type: 'application/geo+json; charset=utf-8',
    head: '{"type":"FeatureCollection","features":[',
    page: (rows, first) => listed(rows.map(feature), first),
    tail: ']}\n',
  };
}

/** The bytes of a file, made page by page as they are read.
 *  @param pages must have answered once: a failure then still has its own answer. */
export function fileOf(
  writer: Writer,
  firstPage: readonly DataRow[],
  pages: AsyncIterator<readonly DataRow[]>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(writer.head + writer.page(firstPage, true))),
    pull: async (controller) => {
      const next = await pages.next();
      controller.enqueue(encoder.encode(next.done === true ? writer.tail : writer.page(next.value, false)));
      if (next.done === true) controller.close();
    },
    cancel: async () => {
      await pages.return?.();
    },
  });
}
