import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { walkHoldings } from "./walk-holdings.ts";

/** What was held at each point of the equity curve, as fractions of equity but for `holdings`. */
export interface HoldingColumns {
  readonly long: Float64Array;
  /** 0 or negative. */
  readonly short: Float64Array;
  /** The largest single position, without sign. */
  readonly largest: Float64Array;
  /** Number of positions. */
  readonly holdings: Float64Array;
}

/** Replayed from the fills and marked at the closes, one entry a point of the equity curve. */
export function holdingColumns(
  result: Pick<BacktestResult, "fills" | "equity">,
  bars: readonly BarSeries[],
): HoldingColumns {
  const column = (): Float64Array => new Float64Array(result.equity.tsOpenMs.length);
  const columns = { long: column(), short: column(), largest: column(), holdings: column() };
  walkHoldings(result, bars, (index, _, share) => {
    const side = share > 0 ? columns.long : columns.short;
    side[index] = (side[index] ?? 0) + share;
    columns.largest[index] = Math.max(columns.largest[index] ?? 0, Math.abs(share));
    columns.holdings[index] = (columns.holdings[index] ?? 0) + 1;
  });
  return columns;
}
