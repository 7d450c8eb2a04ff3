import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { Fill } from "#shared/model/order.ts";

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

/** One symbol on its way through bars and fills. */
interface Holding {
  readonly series: BarSeries;
  readonly fills: readonly Fill[];
  bar: number;
  fill: number;
  quantity: number;
  close: number;
}

/** Below this share of the equity a position is what rounding left of it. */
const NOTHING = 1e-9;

/** Positions replayed from the fills and marked at the closes, as pyfolio's `positions`. */
export function holdingColumns(result: BacktestResult, bars: readonly BarSeries[]): HoldingColumns {
  const { tsOpenMs, equity } = result.equity;
  const column = (): Float64Array => new Float64Array(tsOpenMs.length);
  const columns = { long: column(), short: column(), largest: column(), holdings: column() };
  const held = bars.map((series) => startHolding(series, result.fills));
  for (let index = 0; index < tsOpenMs.length; index += 1) {
    for (const holding of held) {
      advance(holding, tsOpenMs[index] ?? Number.NaN);
      addPosition(columns, index, (holding.quantity * holding.close) / (equity[index] ?? Number.NaN));
    }
  }
  return columns;
}

function startHolding(series: BarSeries, fills: readonly Fill[]): Holding {
  const own = fills.filter(({ symbol }) => symbol === series.symbol);
  return { series, fills: own, bar: 0, fill: 0, quantity: 0, close: 0 };
}

function advance(holding: Holding, tsMs: number): void {
  const { series, fills } = holding;
  for (let fill = fills[holding.fill]; fill !== undefined && fill.tsMs <= tsMs; fill = fills[holding.fill]) {
    holding.quantity += fill.side === "buy" ? fill.quantity : -fill.quantity;
    holding.fill += 1;
  }
  while ((series.tsOpenMs[holding.bar] ?? Number.POSITIVE_INFINITY) <= tsMs) {
    holding.close = series.close[holding.bar] ?? Number.NaN;
    holding.bar += 1;
  }
}

function addPosition(columns: HoldingColumns, index: number, share: number): void {
  const size = Math.abs(share);
  if (!(size > NOTHING)) return;
  const side = share > 0 ? columns.long : columns.short;
  side[index] = (side[index] ?? 0) + share;
  columns.largest[index] = Math.max(columns.largest[index] ?? 0, size);
  columns.holdings[index] = (columns.holdings[index] ?? 0) + 1;
}
