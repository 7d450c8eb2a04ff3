import type { BarSeries } from "#shared/model/bar.ts";
import type { Pivot } from "#shared/model/pattern.ts";

/**
 * Swing highs and lows in order of time. A high stands above the `strength` bars before it and is not exceeded by
 * the `strength` bars after it, so of level highs the first counts; lows are the mirror image.
 */
export function findPivots(series: Pick<BarSeries, "high" | "low">, strength: number): readonly Pivot[] {
  const pivots: Pivot[] = [];
  for (let index = strength; index < series.high.length - strength; index += 1) {
    if (isPeak(series.high, index, strength, 1)) pivots.push(pivotAt("high", series.high, index, strength));
    if (isPeak(series.low, index, strength, -1)) pivots.push(pivotAt("low", series.low, index, strength));
  }
  return pivots;
}

/** With `sign` -1 the values are looked at upside down. */
function isPeak(values: Float64Array, index: number, strength: number, sign: 1 | -1): boolean {
  const peak = (values[index] ?? Number.NaN) * sign;
  for (let distance = 1; distance <= strength; distance += 1) {
    if ((values[index - distance] ?? Number.NaN) * sign >= peak) return false;
    if ((values[index + distance] ?? Number.NaN) * sign > peak) return false;
  }
  return true;
}

function pivotAt(kind: Pivot["kind"], values: Float64Array, index: number, strength: number): Pivot {
  return { kind, index, confirmedIndex: index + strength, price: values[index] ?? Number.NaN };
}
