import type { CsvDialect } from "#shared/model/csv-dialect.ts";
import { unquote } from "./csv-header.ts";

const SEPARATORS = { comma: ",", semicolon: ";", tab: "\t" } as const;
const YEAR_FIRST = /^(\d{4})[./](\d{1,2})[./](\d{1,2})(?=$|[T ])/;
const YEAR_LAST = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?=$|[T ])/;

/**
 * Writes a text as `parseBarsCsv` reads it, line by line, so that a problem's line stays that of the file. A cell that is not in the
 * dialect stays as it is, and is refused where it is read; nothing is guessed. Throws nothing.
 */
export function toPlainCsv(text: string, dialect: CsvDialect): string {
  const separator = SEPARATORS[dialect.delimiter];
  return text
    .split("\n")
    .map((line, index) => {
      const end = line.endsWith("\r") ? "\r" : "";
      const cells = line.slice(0, line.length - end.length).split(separator);
      return (index === 0 ? cells : cells.map((cell) => plainCell(cell, dialect))).join(",") + end;
    })
    .join("\n");
}

function plainCell(cell: string, { decimal, dateOrder, delimiter }: CsvDialect): string {
  const bare = unquote(cell);
  const date = dateOrder === "iso" ? bare : isoDate(bare, dateOrder);
  if (date !== bare) return date;
  return decimal === "comma" && delimiter !== "comma" ? withPoint(cell, bare) : cell;
}

/** Only what is a number with one comma; points that group thousands are left, so that the cell is refused. */
function withPoint(cell: string, bare: string): string {
  return /^[+-]?\d*,\d+(e[+-]?\d+)?$/i.test(bare) ? bare.replace(",", ".") : cell;
}

function isoDate(cell: string, dateOrder: "day_first" | "month_first"): string {
  const yearFirst = YEAR_FIRST.exec(cell);
  if (yearFirst !== null) {
    const [whole, year = "", month = "", day = ""] = yearFirst;
    return write(year, month, day) + cell.slice(whole.length);
  }
  const yearLast = YEAR_LAST.exec(cell);
  if (yearLast === null) return cell;
  const [whole, first = "", second = "", year = ""] = yearLast;
  const [day, month] = dateOrder === "day_first" ? [first, second] : [second, first];
  return write(year, month, day) + cell.slice(whole.length);
}

const write = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
