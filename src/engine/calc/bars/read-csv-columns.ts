import type { Result } from "#shared/ipc/result.ts";
import { fail, succeed } from "#shared/ipc/result.ts";
import type { BarProblem } from "./bar-problem.ts";
import type { ColumnMapping, CsvHeader } from "./csv-header.ts";
import { readCsvHeader, unquote } from "./csv-header.ts";
import { CsvScanner } from "./csv-scanner.ts";
import type { TimeNotation } from "./csv-time.ts";
import { CsvTimes } from "./csv-times.ts";
import { GrowingColumns } from "./growing-columns.ts";

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const ROWS_A_STEP = 16_384;
/** Nobody reads more of them, and a large file that is none of ours must not fill the memory with its faults. */
export const MOST_PROBLEMS = 100_000;

/** Rows of a file as columns: times first, then the other fields; a cell that is no number is NaN and a problem. */
export interface CsvColumns {
  readonly times: Float64Array;
  readonly values: readonly Float64Array[];
  /** Line of each row, the header being 1. */
  readonly lines: Float64Array;
  /** The way in which the first readable row writes its time. */
  readonly notation: TimeNotation | undefined;
  readonly problems: readonly BarProblem[];
  readonly ignoredHeadings: readonly string[];
}

export interface CsvReading {
  /** The time's field first. */
  readonly fields: readonly string[];
  readonly mapping: ColumnMapping;
  /** Hears the fraction read, now and then; what it throws ends the reading. */
  readonly onStep: (fraction: number) => void;
}

/** Reads comma-separated bytes (UTF-8) with a header: lines end as they like, cells may have quotes or space around them. */
export function readCsvColumns(
  bytes: Uint8Array,
  reading: CsvReading,
): Result<CsvColumns, readonly BarProblem[]> {
  const header = readHeaderLine(bytes, reading);
  if (!header.ok) return header;
  const scanner = new CsvScanner(bytes, header.value.width);
  scanner.nextLine();
  const rows = new CsvRows(scanner, header.value, reading.fields);
  for (let line = 2; ; line += 1) {
    const width = scanner.nextLine();
    if (width === 0) break;
    rows.read(line, width);
    if (line % ROWS_A_STEP === 0) reading.onStep(scanner.fraction);
    if (rows.problems.length >= MOST_PROBLEMS) {
      rows.problems.push(tooManyProblems(line));
      break;
    }
  }
  return succeed({ ...rows.finish(), ignoredHeadings: header.value.ignoredHeadings });
}

function readHeaderLine(
  bytes: Uint8Array,
  { fields, mapping }: CsvReading,
): Result<CsvHeader, readonly BarProblem[]> {
  const scanner = new CsvScanner(bytes, 0);
  const line = scanner.nextLine() === 0 ? "" : scanner.line();
  const header = readCsvHeader(line, fields, mapping);
  return header.ok && scanner.fraction === 1 ? fail([noRows(line)]) : header;
}

class CsvRows {
  readonly problems: BarProblem[] = [];
  readonly #scanner: CsvScanner;
  readonly #positions: readonly number[];
  readonly #width: number;
  readonly #fields: readonly string[];
  readonly #times: CsvTimes;
  /** Time, the other fields, line. */
  readonly #columns: GrowingColumns;
  readonly #row: Float64Array;
  #notation: TimeNotation | undefined;

  constructor(scanner: CsvScanner, { positions, width }: CsvHeader, fields: readonly string[]) {
    this.#scanner = scanner;
    this.#positions = positions;
    this.#width = width;
    this.#fields = fields;
    this.#times = new CsvTimes(scanner, positions[0] ?? 0);
    this.#columns = new GrowingColumns(fields.length + 1);
    this.#row = new Float64Array(fields.length + 1);
  }

  read(line: number, width: number): void {
    if (width !== this.#width) {
      this.problems.push(wrongWidth(line, this.#scanner.line(), width, this.#width));
      return;
    }
    const row = this.#row;
    const isPlain = this.#readPlain(row);
    if (!isPlain) this.#readAnew(line, row);
    row[this.#fields.length] = line;
    this.#columns.push(row);
  }

  finish(): Omit<CsvColumns, "ignoredHeadings"> {
    const [times = new Float64Array(), ...rest] = this.#columns.finish();
    const lines = rest.at(-1) ?? new Float64Array();
    return { times, values: rest.slice(0, -1), lines, notation: this.#notation, problems: this.problems };
  }

  /** Reads what can be read at a glance; false when one cell cannot. */
  #readPlain(row: Float64Array): boolean {
    const time = this.#times.read();
    if (Number.isNaN(time)) return false;
    this.#notation ??= this.#times.notation;
    if (this.#times.notation !== this.#notation) return false;
    row[0] = time;
    for (let field = 1; field < this.#positions.length; field += 1) {
      const value = this.#scanner.plainNumber(this.#positions[field] ?? 0);
      if (Number.isNaN(value)) return false;
      row[field] = value;
    }
    return true;
  }

  /** Reads each cell as text, and says of each that is wrong what is wrong with it. */
  #readAnew(line: number, row: Float64Array): void {
    const cells = this.#positions.map((position) => unquote(this.#scanner.cell(position)));
    for (const [index, cell] of cells.entries())
      if (cell === "") this.problems.push(emptyCell(line, this.#fields[index] ?? ""));
    row[0] = this.#timeOf(line, cells[0] ?? "");
    for (let field = 1; field < cells.length; field += 1) {
      const cell = cells[field] ?? "";
      const isNumber = NUMBER.test(cell) && Number.isFinite(Number(cell));
      row[field] = isNumber ? Number(cell) : Number.NaN;
      if (!isNumber && cell !== "") this.problems.push(notANumber(line, this.#fields[field] ?? "", cell));
    }
  }

  #timeOf(line: number, cell: string): number {
    const time = this.#times.read();
    const { notation } = this.#times;
    if (Number.isNaN(time)) {
      if (cell !== "") this.problems.push(notATime(line, cell));
      return Number.NaN;
    }
    if (notation === this.#notation) return time;
    this.problems.push(mixedTimes(line, cell, this.#notation ?? notation, notation));
    return Number.NaN;
  }
}

function wrongWidth(line: number, content: string, found: number, wanted: number): BarProblem {
  if (content.trim() === "") {
    const remedy = "remove the line, or fill in the bar that belongs there";
    return { line, field: "row", value: "an empty line", message: "must be a bar", remedy };
  }
  return {
    line,
    field: "row",
    value: `${found} cells`,
    message: `must have ${wanted} cells`,
    remedy: "give each column of the header one value, without commas inside numbers",
  };
}

function noRows(header: string): BarProblem {
  const remedy = "add at least one line under the header";
  return { line: undefined, field: "file", value: header.slice(0, 80), message: "must hold bars", remedy };
}

export const tooManyProblems = (line: number | undefined): BarProblem => ({
  line,
  field: "file",
  value: "too many problems to list",
  message: "was not looked at any further",
  remedy: "see to the first problems, then import it again",
});

const emptyCell = (line: number, field: string): BarProblem => ({
  line,
  field,
  value: "empty",
  message: "must have a value",
  remedy: "fill in the value from the source, or remove the line and allow gaps",
});

const notANumber = (line: number, field: string, value: string): BarProblem => ({
  line,
  field,
  value,
  message: "must be a finite number",
  remedy: "write digits with a point, such as 101.25",
});

const notATime = (line: number, value: string): BarProblem => ({
  line,
  field: "date",
  value,
  message: "must be a date or a time",
  remedy: "write 2020-01-31, 2020-01-31T14:30:00Z, or epoch seconds or milliseconds",
});

const mixedTimes = (line: number, value: string, first: TimeNotation, found: TimeNotation): BarProblem => ({
  line,
  field: "date",
  value: `${value} (${found})`,
  message: `must be written like the first row (${first})`,
  remedy: "write all times of the file in one way",
});
