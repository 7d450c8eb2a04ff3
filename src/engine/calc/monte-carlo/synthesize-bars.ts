import type { Hasher } from "#engine/base/hasher.ts";
import type { Rng } from "#engine/base/rng.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { DateRange } from "#shared/model/date-range.ts";
import { makeBarSeries } from "../bars/make-bar-series.ts";
import { findTradedBars, type TradedBars } from "../kernel/traded-bars.ts";
import { drawBlocks } from "./draw-blocks.ts";

export interface BarSynthesis {
  readonly range: DateRange;
  readonly meanBlockBars: number;
  readonly rng: Rng;
  readonly hash: Hasher;
}

/**
 * Another history that could have been: the bars of the range put together again from blocks of them (Politis and Romano
 * 1994). Each bar keeps its shape and its step from the close before it; times, and the bars before the range, stay.
 * Symbols whose bars stand at the same times are cut alike, so that what moved together still does; others are cut on
 * their own. The series say that they are synthetic.
 */
export function synthesizeBars(bars: readonly BarSeries[], synthesis: BarSynthesis): readonly BarSeries[] {
  const cuts = new Map<string, Int32Array>();
  return bars.map((series) => {
    const traded = findTradedBars(series, synthesis.range);
    const shared = [
      traded.end - traded.start,
      series.tsOpenMs[traded.start],
      series.tsOpenMs[traded.end - 1],
    ];
    const known = cuts.get(shared.join(" ")) ?? drawSources(traded, synthesis);
    cuts.set(shared.join(" "), known);
    return rebuild(series, traded, known, synthesis);
  });
}

/** For each bar after the first of the range, how many bars after the first its source stands. */
function drawSources({ start, end }: TradedBars, { meanBlockBars, rng }: BarSynthesis): Int32Array {
  const sources = new Int32Array(Math.max(0, end - start - 1));
  drawBlocks(sources, sources.length, meanBlockBars, rng);
  return sources.map((source) => source + 1);
}

function rebuild(
  series: BarSeries,
  { start, end }: TradedBars,
  sources: Int32Array,
  { hash, meanBlockBars }: BarSynthesis,
): BarSeries {
  const columns = {
    tsOpenMs: series.tsOpenMs.slice(0, end),
    open: series.open.slice(0, end),
    high: series.high.slice(0, end),
    low: series.low.slice(0, end),
    close: series.close.slice(0, end),
    volume: series.volume.slice(0, end),
  };
  for (const [offset, after] of sources.entries()) {
    const [index, source] = [start + 1 + offset, start + after];
    const scale = (columns.close[index - 1] ?? Number.NaN) / (series.close[source - 1] ?? Number.NaN);
    for (const name of ["open", "high", "low", "close"] as const)
      columns[name][index] = (series[name][source] ?? Number.NaN) * scale;
    columns.volume[index] = series.volume[source] ?? Number.NaN;
  }
  const provenance = {
    // The market stays too: what a bar's volatility is a year, and so the sizing, hangs on it.
    ...series.provenance,
    isSynthetic: true,
    origin: `blocks of ${meanBlockBars} bars in the mean out of ${series.provenance.origin}`,
  };
  return makeBarSeries({ symbol: series.symbol, timeframe: series.timeframe, columns, provenance }, hash);
}
