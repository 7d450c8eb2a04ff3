import type { Bar, BarSeries } from "#shared/model/bar.ts";
import { epochMs, TIMEFRAME_MS } from "#shared/model/time.ts";
import type { Decision, DecisionScan, StrategyRun } from "../strategies/strategy.ts";
import type { FinerPath } from "./finer-path.ts";
import type { SimulatedMarket } from "./simulated-market.ts";
import type { TradedBars } from "./traded-bars.ts";

/** One symbol on its way through its bars. */
export interface Lane extends TradedBars {
  readonly series: BarSeries;
  readonly strategy: StrategyRun;
  /** The strategy's decisions at a glance; undefined when it can only be asked bar by bar. */
  readonly scan: DecisionScan | undefined;
  readonly market: SimulatedMarket;
  /** Shorter bars of the symbol, when the run has them. */
  readonly finer: FinerPath | undefined;
  /** Written anew for every bar: a million small objects would cost more than the trading. */
  readonly bar: { -readonly [Field in keyof Bar]: Bar[Field] };
  /** Index of the next bar to trade. */
  cursor: number;
}

export function createLane(
  series: BarSeries,
  traded: TradedBars,
  strategy: Pick<Lane, "strategy" | "scan">,
  market: SimulatedMarket,
  finer?: FinerPath,
): Lane {
  const missing = Number.NaN;
  // The time last: objects that name columns in this order hold arrays, and would share their shape with this one's numbers.
  const bar = {
    open: missing,
    high: missing,
    low: missing,
    close: missing,
    volume: missing,
    tsOpenMs: epochMs(missing),
  };
  const { start, end } = traded;
  return {
    series,
    start,
    end,
    strategy: strategy.strategy,
    scan: strategy.scan,
    market,
    finer,
    bar,
    cursor: start,
  };
}

/** Puts bar `index` into the lane's bar; missing values are NaN, which no order can fill at. */
export function loadBar({ series, bar }: Lane, index: number): Bar {
  bar.tsOpenMs = epochMs(series.tsOpenMs[index] ?? Number.NaN);
  bar.open = series.open[index] ?? Number.NaN;
  bar.high = series.high[index] ?? Number.NaN;
  bar.low = series.low[index] ?? Number.NaN;
  bar.close = series.close[index] ?? Number.NaN;
  bar.volume = series.volume[index] ?? Number.NaN;
  return bar;
}

/** What the strategy says at the close of bar `index`, which is loaded, about the position held there. */
export function decideAt({ scan, strategy, bar, market }: Lane, index: number): Decision | undefined {
  const position = Math.sign(market.holding.quantity);
  return scan === undefined ? strategy.decide(bar, position) : scan.decisionAt(index, position);
}

/** Lets the strategy see the history before the traded bars; what it would have done there is not done. */
export function warmUp(lane: Lane): void {
  if (lane.scan !== undefined) return;
  for (let index = 0; index < lane.start; index += 1) lane.strategy.decide(loadBar(lane, index), 0);
}

/** The shorter bars inside bar `index`, up to the next bar; undefined when the run has none. */
export function finerBarsOf({ finer, series }: Lane, index: number): readonly Bar[] | undefined {
  if (finer === undefined) return undefined;
  const tsOpenMs = series.tsOpenMs[index] ?? Number.NaN;
  return finer(tsOpenMs, series.tsOpenMs[index + 1] ?? tsOpenMs + TIMEFRAME_MS[series.timeframe]);
}
