import { createRng, deriveSeed } from "#engine/base/rng.ts";
import type { Trade } from "#shared/model/position.ts";
import type { ConfidenceInterval } from "#shared/model/result-analysis.ts";
import { annualReturn } from "../metrics/annual-return.ts";
import { maximumDrawdown } from "../metrics/maximum-drawdown.ts";
import type { PeriodCurve } from "../metrics/period-curve.ts";
import { profitFactor } from "../metrics/profit-factor.ts";
import { quantile } from "../metrics/quantile.ts";
import { sharpe } from "../metrics/sharpe.ts";
import { winRate } from "../metrics/win-rate.ts";
import { drawBlocks } from "./draw-blocks.ts";

const LEVEL = 0.95;
const RESAMPLES = 1_000;
/** An analysis is made while somebody waits: beyond this many draws there are fewer resamples. */
const MAXIMUM_DRAWS = 2_000_000;
const MINIMUM_RESAMPLES = 100;
/** Below this, resampling says more than is known. */
const MINIMUM_SAMPLE = 10;

type Interval = Omit<ConfidenceInterval, "lower" | "upper" | "level" | "resamples">;

/**
 * Percentile intervals (Efron 1979) of 95 %: for the account from a stationary bootstrap of the periods' returns with
 * blocks of n^(1/3) periods in the mean, for the trades from trades drawn one by one. The same seed gives the same
 * intervals. None where there are fewer than ten values to draw from.
 */
export function confidenceIntervals(
  curve: PeriodCurve,
  trades: readonly Trade[],
  seed: number,
): readonly ConfidenceInterval[] {
  return [...accountIntervals(curve, seed), ...tradeIntervals(trades, seed)];
}

function accountIntervals(curve: PeriodCurve, seed: number): readonly ConfidenceInterval[] {
  const { returns, periodsPerYear } = curve;
  const count = returns.length;
  if (count < MINIMUM_SAMPLE) return [];
  const block = Math.max(1, Math.round(Math.cbrt(count)));
  const drawn = new Float64Array(count);
  const resamples = resamplesOf(count);
  const [sharpes, growths, falls] = [columnOf(resamples), columnOf(resamples), columnOf(resamples)];
  forEachResample(returns, { block, seed: deriveSeed(seed, "returns"), resamples }, drawn, (index) => {
    const { end, deepest } = compound(drawn);
    sharpes[index] = sharpe(drawn, periodsPerYear);
    growths[index] = annualReturn({ start: 1, end, periods: count }, periodsPerYear);
    falls[index] = deepest;
  });
  const end = (curve.value.at(-1) ?? curve.start) / curve.start;
  const made = { method: "stationary_bootstrap", blockPeriods: block } as const;
  return [
    toInterval(
      {
        figure: "sharpe",
        label: "Sharpe ratio",
        kind: "ratio",
        value: sharpe(returns, periodsPerYear),
        ...made,
      },
      sharpes,
    ),
    toInterval(
      {
        figure: "annualReturn",
        label: "Annual return",
        kind: "fraction",
        value: annualReturn({ start: 1, end, periods: count }, periodsPerYear),
        ...made,
      },
      growths,
    ),
    toInterval(
      {
        figure: "maximumDrawdown",
        label: "Maximum drawdown",
        kind: "fraction",
        value: maximumDrawdown(curve.drawdown),
        ...made,
      },
      falls,
    ),
  ];
}

function tradeIntervals(trades: readonly Trade[], seed: number): readonly ConfidenceInterval[] {
  const profits = Float64Array.from(trades, ({ profit }) => profit);
  if (profits.length < MINIMUM_SAMPLE) return [];
  const drawn = new Float64Array(profits.length);
  const resamples = resamplesOf(profits.length);
  const [rates, factors] = [columnOf(resamples), columnOf(resamples)];
  forEachResample(profits, { block: 1, seed: deriveSeed(seed, "trades"), resamples }, drawn, (index) => {
    const found = gainsOf(drawn);
    rates[index] = found.winners / drawn.length;
    factors[index] = found.gained / found.lost;
  });
  const made = { method: "bootstrap", blockPeriods: 1 } as const;
  const list = Array.from(profits);
  return [
    toInterval(
      { figure: "winRate", label: "Win rate", kind: "fraction", value: winRate(list), ...made },
      rates,
    ),
    toInterval(
      { figure: "profitFactor", label: "Profit factor", kind: "ratio", value: profitFactor(list), ...made },
      factors,
    ),
  ];
}

function forEachResample(
  values: Float64Array,
  options: { readonly block: number; readonly seed: number; readonly resamples: number },
  drawn: Float64Array,
  use: (index: number) => void,
): void {
  const rng = createRng(options.seed);
  const indices = new Int32Array(values.length);
  for (let resample = 0; resample < options.resamples; resample += 1) {
    drawBlocks(indices, values.length, options.block, rng);
    for (let index = 0; index < indices.length; index += 1)
      drawn[index] = values[indices[index] ?? 0] ?? Number.NaN;
    use(resample);
  }
}

function compound(returns: Float64Array): { readonly end: number; readonly deepest: number } {
  let [value, peak, deepest] = [1, 1, 0];
  for (const move of returns) {
    value *= 1 + move;
    if (value > peak) peak = value;
    deepest = Math.min(deepest, value / peak - 1);
  }
  return { end: value, deepest };
}

function gainsOf(profits: Float64Array): {
  readonly winners: number;
  readonly gained: number;
  readonly lost: number;
} {
  let [winners, gained, lost] = [0, 0, 0];
  for (const profit of profits) {
    if (profit > 0) winners += 1;
    if (profit > 0) gained += profit;
    else lost -= profit;
  }
  return { winners, gained, lost };
}

function toInterval(interval: Interval, drawn: Float64Array): ConfidenceInterval {
  // A resample without a loss, or one in which nothing moved, has no figure of its own to be ranked by.
  const ascending = drawn.filter((value) => !Number.isNaN(value)).toSorted();
  return {
    ...interval,
    lower: quantile(ascending, (1 - LEVEL) / 2),
    upper: quantile(ascending, (1 + LEVEL) / 2),
    level: LEVEL,
    resamples: drawn.length,
  };
}

function columnOf(length: number): Float64Array {
  return new Float64Array(length);
}

function resamplesOf(count: number): number {
  return Math.max(MINIMUM_RESAMPLES, Math.min(RESAMPLES, Math.floor(MAXIMUM_DRAWS / count)));
}
