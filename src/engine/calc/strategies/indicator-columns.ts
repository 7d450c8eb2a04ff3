import type { BarSeries } from "#shared/model/bar.ts";
import { donchian } from "../indicators/donchian.ts";
import { rateOfChange } from "../indicators/rate-of-change.ts";
import { realizedVolatility } from "../indicators/realized-volatility.ts";
import { rsi } from "../indicators/rsi.ts";
import { sma } from "../indicators/sma.ts";
import { standardDeviation } from "../indicators/standard-deviation.ts";
import { findCrosses, findCrossesOfCloses, type AverageCrosses } from "./average-crosses.ts";

/** Indicators of one series, each computed when it is first asked for and then shared by all who ask again. */
export interface IndicatorColumns {
  readonly close: Float64Array;
  sma(period: number): Float64Array;
  /** Where the simple averages of closes of these two periods cross. */
  averageCrosses(fast: number, slow: number): AverageCrosses;
  standardDeviation(period: number): Float64Array;
  rateOfChange(period: number): Float64Array;
  realizedVolatility(period: number): Float64Array;
  rsi(period: number): Float64Array;
  donchian(period: number): ReturnType<typeof donchian>;
}

/**
 * Over the bars before `end`; what comes after is not read. `isShared` says that many will ask: then columns are made that
 * one who asks once can do without.
 */
export function createIndicatorColumns(
  series: BarSeries,
  end: number,
  { isShared }: { readonly isShared: boolean },
): IndicatorColumns {
  const close = series.close.subarray(0, end);
  const high = series.high.subarray(0, end);
  const low = series.low.subarray(0, end);
  const averages = remember((period) => sma(close, period));
  return {
    close,
    sma: averages,
    averageCrosses: (fast, slow) =>
      isShared ? findCrosses(averages(fast), averages(slow)) : findCrossesOfCloses(close, { fast, slow }),
    standardDeviation: remember((period) => standardDeviation(close, period)),
    rateOfChange: remember((period) => rateOfChange(close, period)),
    realizedVolatility: remember((period) => realizedVolatility(close, period)),
    rsi: remember((period) => rsi(close, period)),
    donchian: remember((period) => donchian({ high, low }, period)),
  };
}

function remember<Column>(compute: (period: number) => Column): (period: number) => Column {
  const known = new Map<number, Column>();
  return (period) => {
    const found = known.get(period) ?? compute(period);
    known.set(period, found);
    return found;
  };
}
