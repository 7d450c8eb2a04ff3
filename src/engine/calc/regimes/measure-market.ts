import type { BarSeries } from "#shared/model/bar.ts";
import { annualiseVolatility } from "#engine/calc/calendar/annualise-volatility.ts";
import { donchian } from "#engine/calc/indicators/donchian.ts";
import { realizedVolatility } from "#engine/calc/indicators/realized-volatility.ts";
import { pastPercentile } from "./past-percentile.ts";
import type { RegimeSettings } from "./regime-settings.ts";

/** What the regime rules look at; value t uses closes up to t and is NaN while there are too few. */
export interface MarketMeasures {
  /** Log return of the window over its own standard deviation (per-bar deviation times the root of its bars). */
  readonly trendScore: Float64Array;
  /** Annualised standard deviation of log returns. */
  readonly volatility: Float64Array;
  /** Share of the own past with no more volatility. */
  readonly volatilityPercentile: Float64Array;
  /** Fraction below the highest close of the window, 0 or positive. */
  readonly drawdown: Float64Array;
}

export function measureMarket(series: BarSeries, settings: RegimeSettings): MarketMeasures {
  const { close } = series;
  const volatility = annualiseVolatility(realizedVolatility(close, settings.volatilityBars), series);
  return {
    trendScore: trendScore(close, settings.trendBars),
    volatility,
    volatilityPercentile: pastPercentile(
      volatility,
      settings.volatilityHistoryBars,
      settings.minimumHistoryBars,
    ),
    drawdown: drawdownFromHigh(close, settings.drawdownBars),
  };
}

function trendScore(close: Float64Array, bars: number): Float64Array {
  return realizedVolatility(close, bars).map((perBar, index) => {
    const change = Math.log((close[index] ?? Number.NaN) / (close[index - bars] ?? Number.NaN));
    // A market that never moved has no trend; one that moved without any deviation has an endless one.
    return change === 0 ? 0 : change / (perBar * Math.sqrt(bars));
  });
}

function drawdownFromHigh(close: Float64Array, bars: number): Float64Array {
  const { upper } = donchian({ high: close, low: close }, bars);
  let highestSoFar = 0;
  return close.map((value, index) => {
    highestSoFar = Math.max(highestSoFar, value);
    const high = upper[index] ?? Number.NaN;
    return 1 - value / (Number.isNaN(high) ? highestSoFar : high);
  });
}
