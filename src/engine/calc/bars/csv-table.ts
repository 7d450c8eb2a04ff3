import type { Result } from "#shared/ipc/result.ts";
import { fail, succeed } from "#shared/ipc/result.ts";
import type { BarProblem } from "./bar-problem.ts";

export const CSV_FIELDS = ["date", "open", "high", "low", "close", "volume"] as const;
export type CsvField = (typeof CSV_FIELDS)[number];

const DATE_HEADINGS: ReadonlySet<string> = new Set(["date", "time", "timestamp", "datetime"]);
const EXAMPLE = "the first line must be date,open,high,low,close,volume in any order";

export interface CsvRow {
  readonly line: number;
  readonly cells: Readonly<Record<CsvField, string>>;
}

export interface CsvTable {
  readonly rows: readonly CsvRow[];
  /** Headings that are none of ours; their columns were not read. */
  readonly ignoredHeadings: readonly string[];
  /** Rows that have too few or too many cells. */
  readonly problems: readonly BarProblem[];
}

const unquote = (cell: string): string =>
  cell
    .trim()
    .replace(/^"(.*)"$/, "$1")
    .trim();

const fieldOf = (heading: string): string => (DATE_HEADINGS.has(heading) ? "date" : heading);

function headerProblems(fields: readonly string[], header: string): readonly BarProblem[] {
  const problem = (field: string, message: string, remedy: string): BarProblem => ({
    line: 1,
    field,
    value: header.slice(0, 80),
    message,
    remedy,
  });
  if (fields.length === 1 && /[;\t]/.test(header)) {
    return [problem("header", "must separate columns by commas", "save the file with commas")];
  }
  return CSV_FIELDS.flatMap((field) => {
    const count = fields.filter((candidate) => candidate === field).length;
    if (count === 0) {
      const remedy = field === "volume" ? "add a volume column (0 where the market reports none)" : EXAMPLE;
      return [problem(field, "must be a column of the header", remedy)];
    }
    return count > 1 ? [problem(field, "must be in the header once", "remove the second column")] : [];
  });
}

/**
 * Splits comma-separated text into rows by heading: any order, any case, optional quotes, further columns passed over.
 * Volume is required, because a volume that is made up is worse than a file that is refused.
 */
export function readCsvTable(text: string): Result<CsvTable, readonly BarProblem[]> {
  const lines = text
    .replace(/^\uFEFF/, "")
    .replace(/\s+$/, "")
    .split(/\r\n|\n|\r/);
  const header = lines[0] ?? "";
  const headings = header.split(",").map((cell) => unquote(cell).toLowerCase());
  const fields = headings.map(fieldOf);
  const wrong = headerProblems(fields, header);
  if (wrong.length > 0) return fail(wrong);

  const rows: CsvRow[] = [];
  const problems: BarProblem[] = [];
  for (const [index, content] of lines.slice(1).entries()) {
    const line = index + 2;
    const cells = content.split(",").map(unquote);
    if (cells.length === fields.length) rows.push({ line, cells: pickCells(cells, fields) });
    else problems.push(wrongWidth(line, content, cells.length, fields.length));
  }
  if (rows.length === 0 && problems.length === 0) problems.push(noRows(header));
  return succeed({
    rows,
    problems,
    ignoredHeadings: headings.filter(
      (heading) => !CSV_FIELDS.some((field) => field === fieldOf(heading)) && heading !== "",
    ),
  });
}

function pickCells(cells: readonly string[], fields: readonly string[]): Readonly<Record<CsvField, string>> {
  const cellOf = (field: CsvField): string => cells[fields.indexOf(field)] ?? "";
  return {
    date: cellOf("date"),
    open: cellOf("open"),
    high: cellOf("high"),
    low: cellOf("low"),
    close: cellOf("close"),
    volume: cellOf("volume"),
  };
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
