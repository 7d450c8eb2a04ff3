import type { BarSeries } from "#shared/model/bar.ts";
import type { PatternSeries } from "#shared/model/pattern.ts";
import { REGIMES, type RegimeSeries } from "#shared/model/regime.ts";
import type { SizingMethod, SizingPolicy } from "#shared/model/sizing-policy.ts";
import { barsPerYear } from "../calendar/bars-per-year.ts";
import { createAtr } from "../indicators/atr.ts";
import { createRealizedVolatility } from "../indicators/realized-volatility.ts";
import type { OrderFacts } from "../sizing/order-to-size.ts";
import { indexOfTime } from "./index-of-time.ts";

const NEEDS_VOLATILITY: ReadonlySet<SizingMethod> = new Set<SizingMethod>([
  "volatility_target",
  "intelligent",
]);
const VOLATILITY_BARS = 20;
const ATR_BARS = 14;
/** Wilder's average forgets slowly: after ten periods an older bar weighs less than 1 part in 10,000. */
const ATR_LOOK_BACK_BARS = 10 * ATR_BARS;

const NOTHING_KNOWN: OrderFacts = {
  volatility: Number.NaN,
  atr: Number.NaN,
  regime: undefined,
  patternBias: 0,
};

export interface FactsContext {
  readonly regimes: readonly RegimeSeries[];
  readonly patterns: readonly PatternSeries[];
  /** What its method has no use for is not measured and stays NaN. */
  readonly sizing: Pick<SizingPolicy, "method">;
}

/**
 * What sizing needs to know at the close of bar `index`, from that bar and earlier ones only.
 * Both measures look back over a fixed number of bars, so a backtest over years and a paper session that holds a
 * window of bars get the same numbers.
 */
export function measureFacts(series: BarSeries, index: number, context: FactsContext): OrderFacts {
  if (isNothingKnown(context)) return NOTHING_KNOWN;
  const tsMs = series.tsOpenMs[index] ?? Number.NaN;
  return {
    volatility: NEEDS_VOLATILITY.has(context.sizing.method) ? volatilityAt(series, index) : Number.NaN,
    atr: context.sizing.method === "fixed_risk" ? atrAt(series, index) : Number.NaN,
    regime: regimeAt(context.regimes, series.symbol, tsMs),
    patternBias: biasAt(context.patterns, series.symbol, tsMs),
  };
}

/** Asked for every order, and so in the runs that use no facts. */
function isNothingKnown({ regimes, patterns, sizing: { method } }: FactsContext): boolean {
  return (
    regimes.length === 0 && patterns.length === 0 && method !== "fixed_risk" && !NEEDS_VOLATILITY.has(method)
  );
}

function volatilityAt(series: BarSeries, index: number): number {
  const stream = createRealizedVolatility(VOLATILITY_BARS);
  let volatility = Number.NaN;
  for (const close of series.close.subarray(Math.max(0, index - VOLATILITY_BARS), index + 1)) {
    volatility = stream.next(close);
  }
  return volatility * Math.sqrt(barsPerYear(series)(index));
}

function atrAt(series: BarSeries, index: number): number {
  const stream = createAtr(ATR_BARS);
  let range = Number.NaN;
  for (let at = Math.max(0, index - ATR_LOOK_BACK_BARS); at <= index; at += 1) {
    range = stream.next(series.high[at] ?? 0, series.low[at] ?? 0, series.close[at] ?? 0);
  }
  return range;
}

/** Undefined when the run has no regimes at all; `unknown` when they do not cover the bar. */
function regimeAt(regimes: readonly RegimeSeries[], symbol: string, tsMs: number): OrderFacts["regime"] {
  if (regimes.length === 0) return undefined;
  const series = regimes.find((candidate) => candidate.symbol === symbol);
  if (series === undefined) return "unknown";
  const code = series.regime[indexOfTime(series.tsOpenMs, tsMs)];
  return (code === undefined ? undefined : REGIMES[code]) ?? "unknown";
}

function biasAt(patterns: readonly PatternSeries[], symbol: string, tsMs: number): -1 | 0 | 1 {
  const series = patterns.find((candidate) => candidate.symbol === symbol);
  const bias = series?.bias[indexOfTime(series.tsOpenMs, tsMs)] ?? 0;
  return Math.sign(bias) as -1 | 0 | 1;
}
