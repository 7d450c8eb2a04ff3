import type { Bar, BarSeries } from "#shared/model/bar.ts";
import { epochMs, TIMEFRAME_MS } from "#shared/model/time.ts";
import type { StrategyRun } from "../strategies/strategy.ts";
import type { FinerPath } from "./finer-path.ts";
import type { SimulatedMarket } from "./simulated-venue.ts";
import type { TradedBars } from "./traded-bars.ts";

/** One symbol on its way through its bars. */
export interface Lane extends TradedBars {
  readonly series: BarSeries;
  readonly strategy: StrategyRun;
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
  strategy: StrategyRun,
  market: SimulatedMarket,
  finer?: FinerPath,
): Lane {
  const bar = { tsOpenMs: epochMs(0), open: 0, high: 0, low: 0, close: 0, volume: 0 };
  return { ...traded, series, strategy, market, finer, bar, cursor: traded.start };
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

/** Lets the strategy see the history before the traded bars; what it would have done there is not done. */
export function warmUp(lane: Lane): void {
  for (let index = 0; index < lane.start; index += 1) lane.strategy.decide(loadBar(lane, index), 0);
}

/** The shorter bars inside bar `index`, up to the next bar; undefined when the run has none. */
export function finerBarsOf({ finer, series }: Lane, index: number): readonly Bar[] | undefined {
  if (finer === undefined) return undefined;
  const tsOpenMs = series.tsOpenMs[index] ?? Number.NaN;
  return finer(tsOpenMs, series.tsOpenMs[index + 1] ?? tsOpenMs + TIMEFRAME_MS[series.timeframe]);
}
