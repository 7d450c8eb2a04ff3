import type { Statement } from "better-sqlite3";
import { EVENT_COLUMNS } from "./event-chain.ts";
import type { WriteDb } from "./open-db.ts";

export type RowValue = string | number | null;

/** Values of a row: those of `EVENT_COLUMNS`, then the hash. */
export const ROW_VALUES = EVENT_COLUMNS.split(",").length + 1;

/** Name, both times, session, run, correlation and cause: often the same in all rows of a commit. */
const SHAREABLE: readonly number[] = [2, 4, 5, 6, 7, 8, 9];
/** One of 64 rows takes about 50 kB; a log needs a handful. */
const MOST_STATEMENTS = 64;

interface RowsStatement {
  readonly statement: Statement<RowValue[]>;
  /** Columns that it takes once, and columns that it takes for each row. */
  readonly shared: readonly number[];
  readonly own: readonly number[];
}

/**
 * Inserts that many rows with consecutive numbers, whose values lie one after the other. To hand a value to SQLite takes
 * as long as to write it, so what all rows have in common is handed over once.
 */
export function createRowInsert(db: WriteDb): (values: readonly RowValue[], rows: number) => void {
  const one = db.prepare<RowValue[]>(insertOne());
  const statements = new Map<number, RowsStatement>();

  function statementOf(rows: number, shared: number): RowsStatement {
    const key = shared * 128 + rows;
    const found = statements.get(key);
    if (found !== undefined) return found;
    if (statements.size === MOST_STATEMENTS) statements.clear();
    const made = prepareMany(db, rows, shared);
    statements.set(key, made);
    return made;
  }

  return (values, rows) => {
    if (rows === 1) {
      one.run(...values.slice(0, ROW_VALUES));
      return;
    }
    const { statement, shared, own } = statementOf(rows, findShared(values, rows));
    const given = [values[0] ?? null];
    for (const column of shared) given.push(values[column] ?? null);
    for (let from = 0; from < rows * ROW_VALUES; from += ROW_VALUES) {
      for (const column of own) given.push(values[from + column] ?? null);
    }
    statement.run(...given);
  };
}

function insertOne(): string {
  const places = Array.from({ length: ROW_VALUES }, () => "?").join(", ");
  return `INSERT INTO events (${EVENT_COLUMNS}, hash) VALUES (${places})`;
}

/** Its values: the first number, what is shared, then what each row has of its own, all in the order of columns. */
function prepareMany(db: WriteDb, rows: number, common: number): RowsStatement {
  const shared: number[] = [];
  const own: number[] = [];
  // `(SELECT ?)` is asked once a statement, a column of `VALUES` once a row.
  const columns = ["(SELECT ?) + column1"];
  for (let column = 1; column < ROW_VALUES; column += 1) {
    if ((common & (1 << column)) !== 0) {
      shared.push(column);
      columns.push("(SELECT ?)");
    } else {
      columns.push(`column${own.push(column) + 1}`);
    }
  }
  const places = own.map(() => "?").join(", ");
  const values = Array.from({ length: rows }, (_, row) => `(${row}, ${places})`).join(", ");
  const statement = db.prepare<RowValue[]>(
    `INSERT INTO events (${EVENT_COLUMNS}, hash) SELECT ${columns.join(", ")} FROM (VALUES ${values})`,
  );
  return { statement, shared, own };
}

/** The columns that are the same in all rows, a bit each. */
function findShared(values: readonly RowValue[], rows: number): number {
  let shared = 0;
  for (const column of SHAREABLE) {
    if (isSame(values, rows, column)) shared |= 1 << column;
  }
  return shared;
}

function isSame(values: readonly RowValue[], rows: number, column: number): boolean {
  for (let place = column + ROW_VALUES; place < rows * ROW_VALUES; place += ROW_VALUES) {
    if (values[place] !== values[column]) return false;
  }
  return true;
}
