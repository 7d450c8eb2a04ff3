// oxlint-disable-next-line no-restricted-imports -- tests run in Node and read the file beside this one
import { readFileSync } from "node:fs";

/** What TA-Lib answers for one column: its value at some rows of the series, those before its first value left out. */
export interface OracleColumn {
  readonly name: string;
  readonly rows: readonly number[];
  readonly values: readonly number[];
}

/** TA-Lib's columns on the bundled S&P 500; the file's first line says which rows, and where they are from. */
export function readTalibSpx(): readonly OracleColumn[] {
  const text = readFileSync(new URL("talib-spx.csv", import.meta.url), "utf8");
  const [, header = "", ...lines] = text.trimEnd().split("\n");
  const [, ...names] = header.split(",");
  const cells = lines.map((line) => line.split(","));
  return names.map((name, column) => {
    const known = cells.filter((row) => row[column + 1] !== "");
    return {
      name,
      rows: known.map((row) => Number(row[0])),
      values: known.map((row) => Number(row[column + 1])),
    };
  });
}
