import type { Result } from "#shared/ipc/result.ts";
import { fail, succeed } from "#shared/ipc/result.ts";
import type { BarProblem } from "./bar-problem.ts";

export const CSV_FIELDS = ["date", "open", "high", "low", "close", "volume"] as const;

/** Trades one by one instead of bars. */
export const TICK_FIELDS = ["date", "price", "size"] as const;

/** Headings of a file by the field that they stand for, such as `{ close: "Last" }`. */
export type ColumnMapping = Readonly<Partial<Record<string, string>>>;

const DATE_HEADINGS: ReadonlySet<string> = new Set(["date", "time", "timestamp", "datetime"]);

/** Where the cells of a row are. */
export interface CsvHeader {
  /** Position of each field's cell, in the order of the fields. */
  readonly positions: readonly number[];
  /** Cells of a row. */
  readonly width: number;
  /** Headings that are none of ours; their columns are not read. */
  readonly ignoredHeadings: readonly string[];
}

/** A cell as it counts: without space or quotes around it. */
export const unquote = (cell: string): string =>
  cell
    .trim()
    .replace(/^"(.*)"$/, "$1")
    .trim();

/**
 * Finds the fields by the headings of the first line: any order, any case, optional quotes, further columns passed over.
 * A heading that is mapped stands for its field alone. Volume is required, because a volume that is made up is worse than a file that is
 * refused.
 */
export function readCsvHeader(
  line: string,
  fields: readonly string[] = CSV_FIELDS,
  mapping: ColumnMapping = {},
): Result<CsvHeader, readonly BarProblem[]> {
  const headings = line.split(",").map((cell) => unquote(cell).toLowerCase());
  const meanings = headings.map((heading) => meaningOf(heading, mapping));
  const wrong = headerProblems(meanings, line, fields, mapping);
  if (wrong.length > 0) return fail(wrong);
  return succeed({
    positions: fields.map((field) => meanings.indexOf(field)),
    width: headings.length,
    ignoredHeadings: headings.filter(
      (heading, index) => heading !== "" && !fields.includes(meanings[index] ?? ""),
    ),
  });
}

function meaningOf(heading: string, mapping: ColumnMapping): string {
  const mapped = Object.entries(mapping).find(([, name]) => name?.toLowerCase() === heading)?.[0];
  if (mapped !== undefined) return mapped;
  const own = DATE_HEADINGS.has(heading) ? "date" : heading;
  // Its field was given to another heading.
  return mapping[own] === undefined ? own : "";
}

function headerProblems(
  meanings: readonly string[],
  header: string,
  fields: readonly string[],
  mapping: ColumnMapping,
): readonly BarProblem[] {
  const problem = (field: string, message: string, remedy: string): BarProblem => ({
    line: 1,
    field,
    value: header.slice(0, 80),
    message,
    remedy,
  });
  if (meanings.length === 1 && /[;\t]/.test(header)) {
    return [problem("header", "must separate columns by commas", "save the file with commas")];
  }
  return fields.flatMap((field) => {
    const count = meanings.filter((candidate) => candidate === field).length;
    if (count > 1) return [problem(field, "must be in the header once", "remove the second column")];
    if (count === 1) return [];
    const mapped = mapping[field];
    if (mapped === undefined)
      return [problem(field, "must be a column of the header", missingRemedy(field, fields))];
    return [problem(field, `must be the column ${mapped} of the header`, "name a column that the file has")];
  });
}

function missingRemedy(field: string, fields: readonly string[]): string {
  return field === "volume"
    ? "add a volume column (0 where the market reports none)"
    : `the first line must be ${fields.join(",")} in any order`;
}
