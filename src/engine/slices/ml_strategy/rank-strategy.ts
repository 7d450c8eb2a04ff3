import type { RankedStrategy } from "#shared/model/strategy-choice.ts";
import { epochMs, formatIsoDate } from "#shared/model/time.ts";
import { walkForwardFolds, type Fold } from "./folds.ts";
import { investedReturns } from "./invested-returns.ts";
import type { HistoryRun } from "./measure-candidate.ts";
import { momentsOf, sharpeOf } from "./sharpe-of.ts";

/**
 * Measures a strategy out of sample by one run a candidate: in each fold with the parameters that had the best Sharpe ratio before that fold.
 * The parameters answered are the best over the whole history; they were not used in the score.

 */
export function rankStrategy(id: string, runs: readonly HistoryRun[], barsPerYear: number): RankedStrategy {
  const count = runs[0]?.returns.length ?? 0;
  const folds = walkForwardFolds(count).map((fold) => testFold(runs, fold, barsPerYear));
  const joined = Float64Array.from(folds.flatMap(({ returns }) => returns));
  const invested = folds.flatMap(({ investedReturns }) => investedReturns);
  const { mean, variance } = momentsOf(invested, 0, invested.length);
  const trades = folds.flatMap((fold) => fold.trades);
  return {
    id,
    parameters: bestBefore(runs, count, barsPerYear).parameters,
    score: sharpeOf(joined, 0, joined.length, barsPerYear),
    folds: folds.map(({ from, to, sharpe, returnFraction, trades: foldTrades }) => ({
      from,
      to,
      sharpe,
      returnFraction,
      trades: foldTrades.length,
    })),
    trades: trades.length,
    winRate: trades.length === 0 ? 0 : trades.filter(({ profit }) => profit > 0).length / trades.length,
    meanReturn: mean,
    varianceReturn: variance,
  };
}

function testFold(runs: readonly HistoryRun[], fold: Fold, barsPerYear: number) {
  const run = bestBefore(runs, fold.start, barsPerYear);
  const first = run.tsOpenMs[fold.start] ?? 0;
  const last = run.tsOpenMs[fold.end - 1] ?? 0;
  const returns = Array.from(run.returns.subarray(fold.start, fold.end));
  return {
    from: formatIsoDate(epochMs(first)),
    to: formatIsoDate(epochMs(last)),
    sharpe: sharpeOf(run.returns, fold.start, fold.end, barsPerYear),
    returnFraction: returns.reduce((growth, value) => growth * (1 + value), 1) - 1,
    returns,
    trades: run.trades.filter(({ tsExitMs }) => tsExitMs >= first && tsExitMs <= last),
    investedReturns: investedReturns(run, fold),
  };
}

function bestBefore(runs: readonly HistoryRun[], end: number, barsPerYear: number): HistoryRun {
  return runs.reduce((best, run) =>
    sharpeOf(run.returns, 0, end, barsPerYear) > sharpeOf(best.returns, 0, end, barsPerYear) ? run : best,
  );
}
