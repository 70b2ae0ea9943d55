import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { fold, nameKey } from '../domain/analysis.ts';
import { delimiterOf } from '../domain/csv.ts';
import { AppError, type InputFault } from '../domain/errors.ts';
import { isSameDivision, type Partnership } from '../domain/partnership.ts';
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
  raiseRevisions,
  recordHistory,
  upsertPartnerships,
} from '../store/partnership-writes.ts';
import { type PartnershipRow, partnershipOf } from '../store/partnerships.ts';
import { placeKey } from '../store/profile-row.ts';
import type { Database } from '../store/schema.ts';
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

type Declared = Partnership & { closedAt: Date | null };

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

/** Good lines as partnerships by id, one a pair, beside those that are there already. */
class Pairs {
  readonly declared = new Map<string, Declared>();
  kept = 0;
  merged = 0;
  readonly #byPair = new Map<string, Partnership[]>();
  readonly #stored: ReadonlyMap<string, PartnershipRow>;

  constructor(stored: readonly PartnershipRow[]) {
    this.#stored = new Map(stored.map((row) => [row.id, row]));
    for (const row of stored) this.#remember(row);
  }

  #remember(partnership: Partnership): void {
    const key = pairOf(partnership);
    this.#byPair.set(key, [...(this.#byPair.get(key) ?? []), partnership]);
  }

  add({ input, ended }: ImportedRow, now: Date): void {
    const known = this.#byPair
      .get(pairOf(input))
      ?.find(({ foreignSubdivision }) => isSameDivision(foreignSubdivision, input.foreignSubdivision));
    const id = known?.id ?? idOf(input);
    const before = this.declared.get(id);
    if (before !== undefined) {
      this.merged += 1;
      before.themes = [...new Set([...before.themes, ...input.themes])].sort();
      return;
    }
    if (this.#stored.get(id)?.keeper === 'people') {
      this.kept += 1;
      return;
    }
    const foreignSubdivision = input.foreignSubdivision ?? known?.foreignSubdivision ?? null;
    const closedAt = ended ? (this.#stored.get(id)?.closedAt ?? now) : null;
    this.declared.set(id, { id, ...input, foreignSubdivision, closedAt });
    if (known === undefined) this.#remember({ id, ...input });
  }
}

type Pair = Pick<Partnership, 'frenchId' | 'frenchName' | 'foreignCountry' | 'foreignName'>;

/** A pair is one partnership, whatever its forms and themes. */
function pairOf({ frenchId, frenchName, foreignCountry, foreignName }: Pair): string {
  return `${frenchId ?? nameKey(frenchName)} ${placeKey(foreignCountry, foreignName)}`;
}

/** Longest id, and the part of it that stays readable where a hash must tell long names apart. */
const ID_MAX = 80;
const READABLE = 67;

function idOf(input: Pair & Pick<Partnership, 'foreignSubdivision'>): string {
  const { frenchId, frenchName, foreignCountry, foreignName, foreignSubdivision } = input;
  const place = foreignSubdivision ?? foreignCountry;
  const slug = fold(`${frenchId ?? frenchName} ${place} ${foreignName}`)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const exact = createHash('sha256')
    .update(pairOf(input))
    .digest('hex')
    .slice(0, ID_MAX - READABLE - 1);
  // A name in another script leaves next to nothing of itself.
  const plain =
    slug.length <= ID_MAX && /^[\p{Script=Latin}\p{N}\p{P}\p{Z}]+$/u.test(frenchName + foreignName);
  return plain ? slug : `${slug.slice(0, READABLE)}-${exact}`;
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
  const { columns, rows, broken } = sheetOf(text);
  const mapping = mappingOf(columns);
  const faults = missingColumns(mapping);
  if (faults.length > 0) throw new AppError('INVALID_REQUEST', {}, { faults });
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const stored = await partnershipRows(tx);
    const pairs = new Pairs(stored);
    const bad = broken.map(
      (line) => ({ line, faults: [{ path: '', code: 'MALFORMED_LINE', params: {} }] }) as const,
    );
    const report: ImportReport = {
      columns: columns.map((column) => ({ column, field: fieldOf(column, mapping) })),
      read: rows.length + broken.length,
      ...{ created: 0, updated: 0, unchanged: 0, kept: 0, merged: 0, unlinked: 0 },
      bad: bad.map(({ line, faults: list }) => ({ line, faults: [...list] })),
    };
    const options = { directory: deps.directory, standard: source, year: now.getUTCFullYear() };
    for (const { line, row } of rows) {
      const read = readRow(row, mapping, options);
      if (Array.isArray(read)) report.bad.push({ line, faults: read });
      else pairs.add(read, now);
    }
    report.bad.sort((left, right) => left.line - right.line);
    return { ...report, ...(await save(tx, { pairs, stored, actor, now })) };
  });
}

function fieldOf(column: string, mapping: ColumnMapping): ImportField | null {
  return [...mapping].find(([, mapped]) => mapped === column)?.[0] ?? null;
}

interface Saving {
  pairs: Pairs;
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
  await recordAudit(tx, { actor, action: 'partnership.import', target, outcome: 'done' }, now);
  await raiseRevisions(tx, [
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
