import type { EquityCurve } from "#shared/model/backtest-result.ts";
import { DAY_MS } from "#shared/model/time.ts";

/** What the statistics must know of all points of a curve. Returns are simple ones, from each point to the next. */
export interface CurveFigures {
  readonly meanReturn: number;
  /** Sample standard deviation (n - 1) of the returns. */
  readonly returnDeviation: number;
  /** Root of the sum of the squared losses over the number of all returns, not only the losing ones. */
  readonly downsideDeviation: number;
  readonly meanEquity: number;
  /** The deepest fraction below the highest value so far; 0 or negative. */
  readonly maximumDrawdown: number;
  /**
   * Longest time from a peak to the bar that reaches it again, or to the last bar, in calendar days rounded.
   * QuantStats counts from the first bar below the peak to the last one below it, both included, and so gives less.
   */
  readonly longestDrawdownDays: number;
  /** Share of bars that closed with a position. */
  readonly timeInMarket: number;
  /** False when the account was ever at 0 or below. */
  readonly isSolvent: boolean;
}

/**
 * Points measured by one call: one loop over a long curve would be compiled anew in every run and run slowly until then,
 * while a function that is called often stays compiled.
 */
const BLOCK_POINTS = 4096;

interface Totals {
  returns: number;
  squaredLosses: number;
  equity: number;
  deepest: number;
  longestFallMs: number;
  /** Index of the last point at a peak. */
  peak: number;
  isBelow: boolean;
  invested: number;
  insolvent: number;
}

/** Two passes over the points, both in blocks. Everything is NaN where there are too few points. */
export function measureCurve(curve: EquityCurve): CurveFigures {
  const points = curve.equity.length;
  const totals = startTotals(curve);
  for (let from = 1; from < points; from += BLOCK_POINTS) {
    addPoints(curve, from, Math.min(points, from + BLOCK_POINTS), totals);
  }
  const returns = Math.max(0, points - 1);
  const meanReturn = totals.returns / returns;
  let squares = 0;
  for (let from = 1; from < points; from += BLOCK_POINTS) {
    squares = addSquares(curve.equity, from, Math.min(points, from + BLOCK_POINTS), meanReturn, squares);
  }
  return {
    meanReturn,
    returnDeviation: returns < 2 ? Number.NaN : Math.sqrt(squares / (returns - 1)),
    downsideDeviation: Math.sqrt(totals.squaredLosses / returns),
    meanEquity: totals.equity / points,
    maximumDrawdown: totals.deepest,
    longestDrawdownDays: Math.round(longestFallMs(curve, totals) / DAY_MS),
    timeInMarket: totals.invested / points,
    isSolvent: totals.insolvent === 0,
  };
}

/** With the first point in them, which has no return. */
function startTotals({ equity, drawdown, exposure }: EquityCurve): Totals {
  const hasPoints = equity.length > 0;
  const first = equity[0] ?? 0;
  const fall = drawdown[0] ?? 0;
  return {
    returns: 0,
    squaredLosses: 0,
    equity: first,
    deepest: Math.min(0, fall),
    longestFallMs: 0,
    peak: 0,
    isBelow: fall < 0,
    invested: hasPoints && exposure[0] !== 0 ? 1 : 0,
    insolvent: hasPoints && !(first > 0) ? 1 : 0,
  };
}

/** One loop for all sums: each waits for its own last addition, and together they wait only once. */
function addPoints(curve: EquityCurve, from: number, to: number, totals: Totals): void {
  const { equity, drawdown, exposure, tsOpenMs } = curve;
  let { returns, squaredLosses, deepest, longestFallMs, peak, isBelow, invested, insolvent } = totals;
  let equitySum = totals.equity;
  let before = equity[from - 1] ?? Number.NaN;
  for (let index = from; index < to; index += 1) {
    const now = equity[index] ?? Number.NaN;
    const change = now / before - 1;
    before = now;
    equitySum += now;
    returns += change;
    const loss = Math.min(0, change);
    squaredLosses += loss * loss;
    if (!(now > 0)) insolvent += 1;
    if (exposure[index] !== 0) invested += 1;
    const fall = drawdown[index] ?? 0;
    deepest = Math.min(deepest, fall);
    if (fall < 0) {
      isBelow = true;
    } else {
      // A fall is longest where it ends.
      if (isBelow) longestFallMs = Math.max(longestFallMs, (tsOpenMs[index] ?? 0) - (tsOpenMs[peak] ?? 0));
      isBelow = false;
      peak = index;
    }
  }
  totals.returns = returns;
  totals.squaredLosses = squaredLosses;
  totals.equity = equitySum;
  totals.deepest = deepest;
  totals.longestFallMs = longestFallMs;
  totals.peak = peak;
  totals.isBelow = isBelow;
  totals.invested = invested;
  totals.insolvent = insolvent;
}

/** The returns once more, because a column of them costs more to fill than to divide again. */
function addSquares(equity: Float64Array, from: number, to: number, mean: number, squares: number): number {
  let sum = squares;
  let before = equity[from - 1] ?? Number.NaN;
  for (let index = from; index < to; index += 1) {
    const now = equity[index] ?? Number.NaN;
    const distance = now / before - 1 - mean;
    before = now;
    sum += distance * distance;
  }
  return sum;
}

function longestFallMs({ tsOpenMs }: EquityCurve, { longestFallMs: ended, isBelow, peak }: Totals): number {
  if (!isBelow) return ended;
  return Math.max(ended, (tsOpenMs.at(-1) ?? 0) - (tsOpenMs[peak] ?? 0));
}
