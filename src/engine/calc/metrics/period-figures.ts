import type { PeriodFigures } from "#shared/model/statistics/period-figures.ts";
import { calendarReturns } from "./calendar-returns.ts";
import { columnMaximum, columnMean, columnMinimum, isGain, isLoss, shareOfGains } from "./column-figures.ts";
import { longestStreak } from "./longest-streak.ts";
import type { PeriodCurve } from "./period-curve.ts";
import { returnToDate, trailingReturn } from "./trailing-return.ts";

/** Each figure as its definition in shared/model/statistics/period-figures.ts says. */
export function periodFigures(curve: PeriodCurve): PeriodFigures {
  const { returns } = curve;
  return {
    ...spreadFigures(returns),
    ...calendarFigures(curve),
    upPeriods: returns.filter(isGain).length,
    flatPeriods: returns.filter((value) => value === 0).length,
    downPeriods: returns.filter(isLoss).length,
    consecutiveUpPeriods: longestStreak(returns, isGain),
    consecutiveDownPeriods: longestStreak(returns, isLoss),
    monthToDate: returnToDate(curve, "month"),
    threeMonths: trailingReturn(curve, 3),
    sixMonths: trailingReturn(curve, 6),
    yearToDate: returnToDate(curve, "year"),
    oneYear: trailingReturn(curve, 12),
    threeYears: perYear(trailingReturn(curve, 36), 3),
    fiveYears: perYear(trailingReturn(curve, 60), 5),
    tenYears: perYear(trailingReturn(curve, 120), 10),
  };
}

type SpreadFigures = Pick<
  PeriodFigures,
  | "expectedPeriod"
  | "averagePeriod"
  | "averageUpPeriod"
  | "averageDownPeriod"
  | "bestPeriod"
  | "worstPeriod"
  | "winningPeriods"
>;

function spreadFigures(returns: Float64Array): SpreadFigures {
  return {
    expectedPeriod: geometricMean(returns),
    averagePeriod: columnMean(returns.filter((value) => value !== 0)),
    averageUpPeriod: columnMean(returns.filter(isGain)),
    averageDownPeriod: columnMean(returns.filter(isLoss)),
    bestPeriod: columnMaximum(returns),
    worstPeriod: columnMinimum(returns),
    winningPeriods: shareOfGains(returns),
  };
}

function calendarFigures(curve: PeriodCurve) {
  const months = calendarReturns(curve, "month").returns;
  const years = calendarReturns(curve, "year").returns;
  return {
    expectedMonth: geometricMean(months),
    expectedYear: geometricMean(years),
    bestMonth: columnMaximum(months),
    worstMonth: columnMinimum(months),
    bestYear: columnMaximum(years),
    worstYear: columnMinimum(years),
    winningMonths: shareOfGains(months),
    winningQuarters: shareOfGains(calendarReturns(curve, "quarter").returns),
    winningYears: shareOfGains(years),
    averageUpMonth: columnMean(months.filter(isGain)),
    averageDownMonth: columnMean(months.filter(isLoss)),
  };
}

/** NaN once everything was lost: no growth leads there. */
function geometricMean(returns: Float64Array): number {
  const growth = returns.reduce((product, value) => product * (1 + value), 1);
  return growth ** (1 / returns.length) - 1;
}

function perYear(total: number, years: number): number {
  return Math.max(0, 1 + total) ** (1 / years) - 1;
}
