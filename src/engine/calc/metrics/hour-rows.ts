import type { HourRow } from "#shared/model/analysis-tables.ts";
import type { Fill } from "#shared/model/order.ts";

const HOUR_MS = 3_600_000;

/**
 * Fills by the hour of the day (UTC) in which their bar opened (pyfolio `plot_txn_time_hist`). Hours without a fill are
 * left out.
 */
export function hourRows(fills: readonly Fill[]): readonly HourRow[] {
  const hours = new Map<number, { fills: number; value: number }>();
  for (const { tsMs, quantity, price } of fills) {
    const hour = Math.floor(tsMs / HOUR_MS) % 24;
    const row = hours.get(hour) ?? { fills: 0, value: 0 };
    row.fills += 1;
    row.value += quantity * price;
    hours.set(hour, row);
  }
  return [...hours]
    .map(([hour, row]) => ({ hour, ...row }))
    .toSorted((left, right) => left.hour - right.hour);
}
