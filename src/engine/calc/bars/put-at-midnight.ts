import { DAY_MS } from "#shared/model/time.ts";
import type { BarColumns } from "./bar-columns.ts";

/** Moves daily bars that carry a time of day to midnight UTC of their UTC date, where daily bars belong. */
export function putAtMidnight(columns: BarColumns): {
  readonly columns: BarColumns;
  readonly hasMoved: boolean;
} {
  const tsOpenMs = columns.tsOpenMs.map((time) => Math.floor(time / DAY_MS) * DAY_MS);
  const hasMoved = tsOpenMs.some((time, index) => time !== columns.tsOpenMs[index] && !Number.isNaN(time));
  return { columns: { ...columns, tsOpenMs }, hasMoved };
}
