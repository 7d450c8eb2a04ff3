import type { AnalysisTables } from "#shared/model/analysis-tables.ts";
import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { hardTimeRows } from "../metrics/hard-time-rows.ts";
import { hourRows } from "../metrics/hour-rows.ts";
import { lifetimeRows } from "../metrics/lifetime-rows.ts";
import { positionRows } from "../metrics/position-rows.ts";
import { roundTripRows } from "../metrics/round-trip-rows.ts";
import type { AnalysedCurves } from "./curves-of.ts";

/** The rows that stand beside the figures; no hours where bars last a day or longer. */
export function analysisTables(
  result: BacktestResult,
  bars: readonly BarSeries[],
  { curve, benchmark }: AnalysedCurves,
): AnalysisTables {
  return {
    roundTrips: roundTripRows(result.trades),
    lifetimes: lifetimeRows(result.trades),
    positions: positionRows(result, bars),
    // A bar of a day or longer says nothing of the hour.
    hours: curve.period === "day" ? hourRows(result.fills) : [],
    hardTimes: hardTimeRows(curve, benchmark),
  };
}
