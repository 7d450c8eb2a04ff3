import { REGIMES } from "#shared/model/regime.ts";
import type { Regime, RegimeSeries } from "#shared/model/regime.ts";
import { barsInRange } from "./bars-in-range.ts";

/** A run of bars with one regime; `tsEndMs` is the open time of the first bar after it. */
export interface RegimeStretch {
  readonly regime: Regime;
  readonly tsStartMs: number;
  readonly tsEndMs: number;
}

export interface RegimeShares {
  readonly symbol: string;
  readonly bars: number;
  /** Share of the range's bars by regime, largest first; those that never occurred are left out. */
  readonly shares: readonly { readonly regime: Regime; readonly fraction: number }[];
  readonly stretches: readonly RegimeStretch[];
}

export function regimeShares(
  series: RegimeSeries,
  range: { readonly from: string; readonly to: string },
): RegimeShares {
  const { start, end } = barsInRange(series.tsOpenMs, range);
  const counts = new Map<Regime, number>();
  const stretches: RegimeStretch[] = [];
  let tsStretchMs = series.tsOpenMs[start] ?? Number.NaN;
  for (let index = start; index < end; index += 1) {
    const regime = regimeAt(series, index);
    counts.set(regime, (counts.get(regime) ?? 0) + 1);
    if (index + 1 < end && regimeAt(series, index + 1) === regime) continue;
    const tsEndMs = series.tsOpenMs[Math.min(index + 1, end - 1)] ?? Number.NaN;
    stretches.push({ regime, tsStartMs: tsStretchMs, tsEndMs });
    tsStretchMs = tsEndMs;
  }
  const shares = [...counts].map(([regime, count]) => ({ regime, fraction: count / (end - start) }));
  return {
    symbol: series.symbol,
    bars: end - start,
    shares: shares.toSorted((left, right) => right.fraction - left.fraction),
    stretches,
  };
}

function regimeAt(series: RegimeSeries, index: number): Regime {
  return REGIMES[series.regime[index] ?? -1] ?? "unknown";
}
