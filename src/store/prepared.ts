import {
  messages,
  type PGlite,
  parse,
  protocol,
  type QueryOptions,
  type Results,
} from '@electric-sql/pglite';

const { serialize } = protocol;

/** Statements kept ready at a time. The requests of the access matrix send 394 texts (counted 2026-11-27). */
const STATEMENTS = 500;
/** Characters. Longer are the writes of many rows, whose text is hardly ever the same twice. */
const TEXT_MAX = 4000;

/** Statements after which plans are made anew, where tables have grown. PostgreSQL keeps a plan that serves any parameters as
 *  it was made for tables of the size that they had: those of a fresh folder are empty, and an embedded database has no
 *  autovacuum that would tell it to look again. So many are enough for a hundred texts to be planned once and not five times;
 *  own judgement. */
export const PLANS_LAST = 500;
/** Rows written that are growth. A table that was never analysed is planned for ten pages of 8 kB, were it empty
 *  (PostgreSQL, `table_block_relation_estimate_size`): some thousand rows of 80 bytes. Without this a sixth of the database's
 *  processor time went into planning in the access matrix (17.9 s, 14.9 if plans are never made anew; 2026-11-28, two shared
 *  cores). */
const GROWTH = 1000;

interface Prepared {
  name: string;
  /** Types of its parameters (OID), in order. */
  types: readonly number[];
  /** Tells the columns of what it answers; none when it answers no rows. */
  columns: readonly messages.RowDescriptionMessage[];
}

export type Query = (
  sql: string,
  params: readonly unknown[],
  options: Pick<QueryOptions, 'rowMode'>,
) => Promise<Results>;

/** Queries of a PGlite that has nothing else to do meanwhile: as its own `query`, but PostgreSQL reads a text once, and is
 *  then given parameters only: 0.14 ms of processor time for a row by its key, and not 0.44 (2026-11-27, two shared cores
 *  without VNNI).
 *  @throws messages.DatabaseError what PostgreSQL refused. */
export function makePreparedQueries(database: PGlite): Query {
  const known = new Map<string, Prepared>();
  let made = 0;
  let planned = 0;
  let rows = 0;

  const send = (...parts: Uint8Array[]) => database.execProtocolStream(Buffer.concat(parts), {});

  const prepare = async (sql: string): Promise<Prepared> => {
    if (known.size >= STATEMENTS) {
      await database.exec('deallocate all');
      known.clear();
    }
    const name = `s${made++}`;
    const told = await send(
      serialize.parse({ name, text: sql }),
      serialize.describe({ type: 'S', name }),
      serialize.sync(),
    );
    const prepared = {
      name,
      types: parse.parseDescribeStatementResults(told),
      columns: told.filter((message) => message instanceof messages.RowDescriptionMessage),
    };
    known.set(sql, prepared);
    return prepared;
  };

  const text = (value: unknown, type: number | undefined): string | null => {
    if (value === null || value === undefined) return null;
    const written = type === undefined ? undefined : database.serializers[type];
    return written === undefined ? String(value) : written(value);
  };

  const answer: Query = async (sql, params, options) => {
    if (sql.length > TEXT_MAX) return database.query(sql, [...params], options);
    const { name, types, columns } = known.get(sql) ?? (await prepare(sql));
    const values = params.map((value, at) => text(value, types[at]));
    const told = await send(
      serialize.bind({ statement: name, values }),
      serialize.execute({}),
      serialize.sync(),
    );
    const [result] = parse.parseResults([...columns, ...told], database.parsers, options);
    return result ?? { rows: [], fields: [] };
  };

  return async (sql, params, options) => {
    planned += 1;
    if (planned >= PLANS_LAST && rows >= GROWTH) {
      planned = 0;
      rows = 0;
      await database.exec('discard plans');
    }
    const result = await answer(sql, params, options);
    rows += result.affectedRows ?? 0;
    return result;
  };
}
