import type { Result } from "#shared/ipc/result.ts";
import { fail, succeed } from "#shared/ipc/result.ts";
import type { CorporateAction } from "#shared/model/corporate-action.ts";
import { parseIsoDate } from "#shared/model/time.ts";
import type { BarProblem } from "../bars/bar-problem.ts";

const FIELDS = ["date", "kind", "value"] as const;
const RATIO = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/;
const NUMBER = /^\d*\.?\d+$/;

type Cells = Readonly<Record<(typeof FIELDS)[number], string>>;

/**
 * Reads splits and dividends from text with the columns `date,kind,value`, in any order: all of them, or all problems. The value of
 * a split is its ratio (`4`, `3:2`, `1:20`), of a dividend the amount a share. At most one of a kind a day.
 */
export function parseActionsCsv(text: string): Result<readonly CorporateAction[], readonly BarProblem[]> {
  const [header = "", ...lines] = text
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split(/\r\n|\n|\r/);
  const headings = header.split(",").map((cell) => cell.trim().toLowerCase());
  const missing = FIELDS.filter((field) => !headings.includes(field));
  if (missing.length > 0) return fail(missing.map((field) => missingColumn(field, header)));
  const problems: BarProblem[] = [];
  const actions = new Map<string, CorporateAction>();
  for (const [index, content] of lines.entries()) {
    const line = index + 2;
    const read = readAction(line, cellsOf(headings, content));
    if (!read.ok) problems.push(...read.error);
    else if (actions.has(keyOf(read.value))) problems.push(givenTwice(line, read.value));
    else actions.set(keyOf(read.value), read.value);
  }
  if (lines.length === 0) problems.push(noRows(header));
  if (problems.length > 0) return fail(problems);
  return succeed([...actions.values()].toSorted((left, right) => left.date.localeCompare(right.date)));
}

const keyOf = ({ date, kind }: CorporateAction): string => `${date} ${kind}`;

function cellsOf(headings: readonly string[], content: string): Cells {
  const cells = content.split(",").map((cell) => cell.trim());
  const cellOf = (field: keyof Cells): string => cells[headings.indexOf(field)] ?? "";
  return { date: cellOf("date"), kind: cellOf("kind").toLowerCase(), value: cellOf("value") };
}

function readAction(line: number, cells: Cells): Result<CorporateAction, readonly BarProblem[]> {
  const { date, kind, value } = cells;
  const problem = (field: keyof Cells, message: string, remedy: string): BarProblem => ({
    line,
    field,
    value: cells[field] === "" ? "empty" : cells[field],
    message,
    remedy,
  });
  const problems: BarProblem[] = [];
  if (parseIsoDate(date) === undefined) problems.push(problem("date", "must be a day", "write 2020-08-31"));
  if (kind === "split") {
    const ratio = parseRatio(value);
    if (ratio === undefined || ratio === 1) {
      problems.push(
        problem("value", "must be a ratio other than 1", "write 4 or 4:1, or 1:20 for a reverse split"),
      );
    } else if (problems.length === 0) return succeed({ kind, date, ratio });
  } else if (kind === "dividend") {
    const amount = parsePositive(value);
    if (amount === undefined) {
      problems.push(
        problem("value", "must be an amount above zero", "write the amount a share, such as 0.82"),
      );
    } else if (problems.length === 0) return succeed({ kind, date, amount });
  } else {
    problems.push(problem("kind", "must be split or dividend", "write split or dividend"));
  }
  return fail(problems);
}

function parseRatio(text: string): number | undefined {
  const match = RATIO.exec(text);
  if (match === null) return parsePositive(text);
  const [shares, old] = match.slice(1).map(Number) as [number, number];
  return shares > 0 && old > 0 ? shares / old : undefined;
}

function parsePositive(text: string): number | undefined {
  const value = NUMBER.test(text) ? Number(text) : 0;
  return value > 0 && Number.isFinite(value) ? value : undefined;
}

const missingColumn = (field: string, header: string): BarProblem => ({
  line: 1,
  field,
  value: header.slice(0, 80) || "empty",
  message: "must be a column of the header",
  remedy: "the first line must be date,kind,value",
});

const givenTwice = (line: number, { date, kind }: CorporateAction): BarProblem => ({
  line,
  field: "date",
  value: date,
  message: `must have one ${kind} only`,
  remedy:
    kind === "dividend" ? "write the sum of the day's dividends" : "write the day's splits as one ratio",
});

const noRows = (header: string): BarProblem => ({
  line: undefined,
  field: "file",
  value: header.slice(0, 80),
  message: "must hold splits or dividends",
  remedy: "add at least one line under the header",
});
