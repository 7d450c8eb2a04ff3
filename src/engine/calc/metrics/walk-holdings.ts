import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { Fill } from "#shared/model/order.ts";

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

/**
 * Positions replayed from the fills and marked at the closes, as pyfolio's `positions`. `visit` hears at each point of the
 * curve of each symbol that is held, by its place in `bars`, as a fraction of equity; negative when short.
 */
export function walkHoldings(
  { fills, equity: { tsOpenMs, equity } }: Pick<BacktestResult, "fills" | "equity">,
  bars: readonly BarSeries[],
  visit: (index: number, symbol: number, share: number) => void,
): void {
  const held = bars.map((series) => startHolding(series, fills));
  for (let index = 0; index < tsOpenMs.length; index += 1) {
    for (const [symbol, holding] of held.entries()) {
      advance(holding, tsOpenMs[index] ?? Number.NaN);
      const share = (holding.quantity * holding.close) / (equity[index] ?? Number.NaN);
      if (Math.abs(share) > NOTHING) visit(index, symbol, share);
    }
  }
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
