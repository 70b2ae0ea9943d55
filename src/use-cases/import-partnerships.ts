import { parse } from 'csv-parse/sync';
import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { delimiterOf } from '../domain/csv.ts';
import { type InputFault, refuseFaults } from '../domain/errors.ts';
import {
  type ColumnMapping,
  type ImportedRow,
  type ImportField,
  mappingOf,
  missingColumns,
  readRow,
} from '../domain/partnership-import.ts';
import { requireMinistry } from '../domain/scope.ts';
import {
  contentOf,
  partnershipRows,
  recordHistory,
  reviseProfilesAt,
  upsertPartnerships,
} from '../store/partnership-writes.ts';
import { type PartnershipRow, partnershipOf } from '../store/partnerships.ts';
import type { Database } from '../store/schema.ts';
import { type ImportedPairs, pairPartnerships } from './pair-partnerships.ts';
import { recordAudit } from './record-audit.ts';

export interface ImportReport {
  /** Every column of the file with what was read in it; null: not understood, left out. */
  columns: { column: string; field: ImportField | null }[];
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  /** Confirmed, corrected or closed by people: left alone. */
  kept: number;
  /** Lines about a pair that came before in the file: their themes were added to it. */
  merged: number;
  /** Partnerships whose French side was not found in the directory. */
  unlinked: number;
  bad: { line: number; faults: InputFault[] }[];
}

interface Sheet {
  columns: string[];
  rows: { line: number; row: Record<string, string> }[];
  broken: number[];
}

/** The records of a CSV text (comma or semicolon, first line names the columns). */
function sheetOf(text: string): Sheet {
  const sheet: Sheet = { columns: [], rows: [], broken: [] };
  const options = {
    bom: true,
    delimiter: delimiterOf(text.slice(0, Math.max(0, text.indexOf('\n')))),
    skip_empty_lines: true,
    skip_records_with_error: true,
  };
  sheet.columns = parse(text, { ...options, to: 1 })[0] ?? [];
  parse(text, {
    ...options,
    columns: true,
    on_record: (row: Record<string, string>, { lines }) => {
      sheet.rows.push({ line: lines, row });
      return null;
    },
    on_skip: (error) => {
      sheet.broken.push(Number(error?.lines));
      return undefined;
    },
  });
  return sheet;
}

/** Imports declared partnerships from a CSV text: good lines are kept, every bad one is told with all its faults.
 *  Repeating an import changes nothing, and none overwrites what people said.
 *  @param actor `system`: the command of whoever runs the service.
 *  @param source of lines that state none; null: each must.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE; INVALID_REQUEST naming what no column tells. */
export async function importPartnerships(
  deps: Pick<Deps, 'db' | 'directory' | 'now'>,
  actor: Actor | 'system',
  { text, source }: { text: string; source: string | null },
): Promise<ImportReport> {
  if (actor !== 'system') requireMinistry(actor);
  const sheet = sheetOf(text);
  const mapping = mappingOf(sheet.columns);
  refuseFaults(missingColumns(mapping));
  const now = deps.now();
  const read = readAll(sheet, mapping, {
    directory: deps.directory,
    standard: source,
    year: now.getUTCFullYear(),
  });
  return deps.db.transaction(async (tx) => {
    const stored = await partnershipRows(tx);
    const pairs = pairPartnerships(read.good, stored, now);
    return {
      columns: sheet.columns.map((column) => ({ column, field: fieldOf(column, mapping) })),
      read: sheet.rows.length + sheet.broken.length,
      ...(await save(tx, { pairs, stored, actor, now })),
      bad: read.bad,
    };
  });
}

/** Good lines in their order, and every bad one by its number. */
function readAll(
  { rows, broken }: Sheet,
  mapping: ColumnMapping,
  options: Parameters<typeof readRow>[2],
): { good: ImportedRow[]; bad: ImportReport['bad'] } {
  const good: ImportedRow[] = [];
  const malformed: InputFault = { path: '', code: 'MALFORMED_LINE', params: {} };
  const bad = broken.map((line) => ({ line, faults: [malformed] }));
  for (const { line, row } of rows) {
    const read = readRow(row, mapping, options);
    if (Array.isArray(read)) bad.push({ line, faults: read });
    else good.push(read);
  }
  return { good, bad: bad.sort((left, right) => left.line - right.line) };
}

function fieldOf(column: string, mapping: ColumnMapping): ImportField | null {
  return [...mapping].find(([, mapped]) => mapped === column)?.[0] ?? null;
}

interface Saving {
  pairs: ImportedPairs;
  stored: readonly PartnershipRow[];
  actor: Actor | 'system';
  now: Date;
}

async function save(tx: Database, { pairs, stored, actor, now }: Saving) {
  const byId = new Map(stored.map((row) => [row.id, row]));
  const declared = [...pairs.declared.values()];
  const written = new Set(await upsertPartnerships(tx, 'import', declared));
  const changed = declared.filter(({ id }) => written.has(id));
  const entries = changed.map(({ closedAt: _, ...after }) => {
    const row = byId.get(after.id);
    return {
      action: 'import' as const,
      actor: actor === 'system' ? null : actor,
      before: row === undefined ? null : partnershipOf(row),
      after,
    };
  });
  await recordHistory(tx, entries, now);
  const target = `partnerships:${changed.length}`;
  await recordAudit(tx, { actor, action: 'partnership.import', target }, now);
  await reviseProfilesAt(tx, [
    ...changed.map((partnership) => contentOf(partnership).foreignKey),
    ...changed.flatMap(({ id }) => byId.get(id)?.foreignKey ?? []),
  ]);
  const created = changed.filter(({ id }) => !byId.has(id)).length;
  return {
    created,
    updated: changed.length - created,
    unchanged: declared.length - changed.length,
    kept: pairs.kept,
    merged: pairs.merged,
    unlinked: declared.filter(({ frenchId }) => frenchId === null).length,
  };
}
