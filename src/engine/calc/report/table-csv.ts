import { toCsvCell } from "./csv-cell.ts";

/** Rows of plain fields with a header line, their names as in the JSON; what a row lacks is empty. */
export function tableCsv(rows: readonly object[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => {
    const fields = new Map<string, unknown>(Object.entries(row));
    return names.map((name) => toCell(fields.get(name))).join(",");
  });
  return [names.join(","), ...lines].join("\n");
}

function toCell(value: unknown): string {
  return toCsvCell(typeof value === "number" || typeof value === "string" ? value : "");
}
