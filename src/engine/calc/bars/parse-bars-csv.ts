import type { Result } from "#shared/ipc/result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { BarProblem } from "./bar-problem.ts";
import type { ImportOptions } from "./check-bars.ts";
import { checkBars } from "./check-bars.ts";
import type { ColumnMapping } from "./csv-header.ts";
import { CSV_FIELDS } from "./csv-header.ts";
import { readCsvColumns } from "./read-csv-columns.ts";
import { encodeUtf8 } from "./utf8.ts";

export interface CsvOptions extends ImportOptions {
  /** The heading of a field where it is another than the field's name. */
  readonly mapping?: ColumnMapping;
  /** Hears the fraction read, now and then; what it throws ends the reading. */
  readonly onStep?: (fraction: number) => void;
}

/**
 * Reads bars from text (or its UTF-8 bytes) with a header `date,open,high,low,close,volume`: all of them, or all problems and no bar.
 * Dates and times are as in `parseCsvTime`, prices above zero, volume zero or more, old to new, no session missing.
 */
export function parseBarsCsv(
  text: string | Uint8Array,
  options: CsvOptions,
): Result<BarSeries, readonly BarProblem[]> {
  const { mapping = {}, onStep = () => undefined } = options;
  const bytes = typeof text === "string" ? encodeUtf8(text) : text;
  const table = readCsvColumns(bytes, { fields: CSV_FIELDS, mapping, onStep });
  if (!table.ok) return table;
  const { times, values, lines, notation, problems, ignoredHeadings } = table.value;
  const column = (index: number): Float64Array => values[index] ?? new Float64Array();
  const columns = {
    tsOpenMs: times,
    open: column(0),
    high: column(1),
    low: column(2),
    close: column(3),
    volume: column(4),
  };
  const caveats = readingCaveats(ignoredHeadings, mapping);
  return checkBars({ columns, notation, problems, lineOf: (index) => lines[index], caveats }, options);
}

export function readingCaveats(
  ignoredHeadings: readonly string[],
  mapping: ColumnMapping,
): readonly string[] {
  const mapped = Object.entries(mapping).map(([field, heading]) => `${field} from ${heading ?? ""}`);
  return [
    ...(mapped.length > 0 ? [`columns were mapped: ${mapped.join(", ")}`] : []),
    ...(ignoredHeadings.length > 0 ? [`columns not read: ${ignoredHeadings.join(", ")}`] : []),
  ];
}
