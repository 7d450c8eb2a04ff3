import type { Hasher } from "#engine/base/hasher.ts";
import type { Bar, BarSeries } from "#shared/model/bar.ts";
import { QUALITY } from "#shared/model/bar.ts";
import type { BarRepair } from "#shared/model/data-quality.ts";
import { formatIsoTime } from "#shared/model/time.ts";
import { barAt } from "../bars/bar-at.ts";
import { hashSeries } from "../bars/hash-series.ts";
import { firstBarAtOrAfter } from "../bars/slice-range.ts";

/**
 * The stored series with its repairs on top: repaired bars are graded so, and the caveats name them. A repair of a bar that is no
 * longer what it was is left out, and that is said.
 */
export function applyRepairs(series: BarSeries, repairs: readonly BarRepair[], hash: Hasher): BarSeries {
  if (repairs.length === 0) return series;
  const [open, high, low, close, volume] = [
    series.open,
    series.high,
    series.low,
    series.close,
    series.volume,
  ].map((column) => column.slice()) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  const quality = series.quality.slice();
  const applied: BarRepair[] = [];
  for (const repair of repairs) {
    const { was, became } = repair;
    const index = firstBarAtOrAfter(series.tsOpenMs, was.tsOpenMs);
    if (index >= series.tsOpenMs.length || !isSameBar(barAt(series, index), was)) continue;
    open[index] = became.open;
    high[index] = became.high;
    low[index] = became.low;
    close[index] = became.close;
    volume[index] = became.volume;
    quality[index] = QUALITY.repaired;
    applied.push(repair);
  }
  const columns = { ...series, open, high, low, close, volume, quality };
  return {
    ...columns,
    dataHash: hashSeries(columns, hash),
    provenance: {
      ...series.provenance,
      caveats: [...series.provenance.caveats, ...repairCaveats(series.symbol, applied, repairs)],
    },
  };
}

function isSameBar(left: Bar, right: Bar): boolean {
  return (
    left.tsOpenMs === right.tsOpenMs &&
    left.open === right.open &&
    left.high === right.high &&
    left.low === right.low &&
    left.close === right.close &&
    left.volume === right.volume
  );
}

function repairCaveats(
  symbol: string,
  applied: readonly BarRepair[],
  all: readonly BarRepair[],
): readonly string[] {
  const [first] = applied;
  const outdated = all.length - applied.length;
  return [
    ...(first === undefined
      ? []
      : [
          `${countOf(applied.length)} of ${symbol} ${applied.length === 1 ? "was" : "were"} repaired on request, the first at ${formatIsoTime(first.was.tsOpenMs)}: ${first.reason}`,
        ]),
    ...(outdated === 0
      ? []
      : [`${countOf(outdated)} of ${symbol} changed since the repair, which is left out`]),
  ];
}

const countOf = (bars: number): string => `${bars} bar${bars === 1 ? "" : "s"}`;
