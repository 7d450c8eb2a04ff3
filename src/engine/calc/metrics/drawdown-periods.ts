import type { EquityCurve } from "#shared/model/backtest-result.ts";
import type { DrawdownPeriod } from "#shared/model/result-analysis.ts";
import { DAY_MS } from "#shared/model/time.ts";

/** The deepest `count` of them, deepest first. */
export function drawdownPeriods(curve: EquityCurve, count: number): readonly DrawdownPeriod[] {
  const periods: DrawdownPeriod[] = [];
  let start = -1;
  for (let index = 0; index <= curve.drawdown.length; index += 1) {
    const isBelow = (curve.drawdown[index] ?? 0) < 0;
    if (isBelow && start < 0) start = index;
    if (!isBelow && start >= 0) {
      periods.push(toPeriod(curve, start, index));
      start = -1;
    }
  }
  return periods.toSorted((left, right) => left.depth - right.depth).slice(0, count);
}

/** `end` is the index of the recovery, or the length of the curve when there was none. */
function toPeriod(curve: EquityCurve, start: number, end: number): DrawdownPeriod {
  const times = curve.tsOpenMs;
  let trough = start;
  for (let index = start; index < end; index += 1) {
    if ((curve.drawdown[index] ?? 0) < (curve.drawdown[trough] ?? 0)) trough = index;
  }
  const tsPeakMs = times[Math.max(0, start - 1)] ?? Number.NaN;
  const tsRecoveredMs = times[end];
  const tsEndMs = tsRecoveredMs ?? times[times.length - 1] ?? Number.NaN;
  return {
    tsPeakMs,
    tsTroughMs: times[trough] ?? Number.NaN,
    tsRecoveredMs,
    depth: curve.drawdown[trough] ?? Number.NaN,
    days: Math.round((tsEndMs - tsPeakMs) / DAY_MS),
  };
}
