import type { HardTimeRow } from "#shared/model/analysis-tables.ts";
import { DAY_MS, parseIsoDate } from "#shared/model/time.ts";
import { firstAtOrAfter } from "../kernel/index-of-time.ts";
import { columnMinimum } from "./column-figures.ts";
import { HARD_TIMES } from "./hard-times.ts";
import type { PeriodCurve } from "./period-curve.ts";

/** A stretch starts and ends on days that may have no session. */
const GRACE_MS = 5 * DAY_MS;

/**
 * What the account and its benchmark made in stretches of the market that people remember (pyfolio `interesting times`),
 * the worst first. Only stretches that the run covers whole; each starts at the last value before its first day.
 */
export function hardTimeRows(curve: PeriodCurve, benchmark: PeriodCurve): readonly HardTimeRow[] {
  return HARD_TIMES.flatMap(({ name, from, to }) => {
    const [tsFromMs, tsToMs] = [parseIsoDate(from) ?? Number.NaN, (parseIsoDate(to) ?? Number.NaN) + DAY_MS];
    const [first, end] = [firstAtOrAfter(curve.tsMs, tsFromMs), firstAtOrAfter(curve.tsMs, tsToMs)];
    const isCovered =
      (curve.tsMs[0] ?? Number.POSITIVE_INFINITY) <= tsFromMs + GRACE_MS &&
      (curve.tsMs.at(-1) ?? Number.NEGATIVE_INFINITY) >= tsToMs - GRACE_MS;
    if (!isCovered || end <= first) return [];
    return [
      {
        name,
        from,
        to,
        strategy: returnOver(curve, first, end),
        benchmark: returnOver(benchmark, first, end),
        maximumDrawdown: deepest(curve, first, end),
        worstPeriod: columnMinimum(curve.returns.subarray(first, end)),
      },
    ];
  }).toSorted((left, right) => left.strategy - right.strategy);
}

function returnOver({ value, start }: PeriodCurve, first: number, end: number): number {
  return (value[end - 1] ?? Number.NaN) / (value[first - 1] ?? start) - 1;
}

/** Below the highest value since the last one before the stretch. */
function deepest({ value, start }: PeriodCurve, first: number, end: number): number {
  let peak = value[first - 1] ?? start;
  let fall = 0;
  for (const now of value.subarray(first, end)) {
    if (now > peak) peak = now;
    fall = Math.min(fall, now / peak - 1);
  }
  return fall;
}
