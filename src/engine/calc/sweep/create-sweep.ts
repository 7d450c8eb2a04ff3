import type { StrategyParameters } from "#shared/model/strategy-choice.ts";
import type { BacktestTools } from "../kernel/backtest-tools.ts";
import { checkBacktestInput } from "../kernel/check-backtest-input.ts";
import type { BacktestInput } from "../kernel/kernel-types.ts";
import { runBacktest } from "../kernel/run-backtest.ts";
import { createIndicatorColumns } from "../strategies/indicator-columns.ts";
import { findStrategy, resolveParameters } from "../strategies/strategy-catalogue.ts";
import type { Strategy } from "../strategies/strategy.ts";
import { createLeanMarket } from "./lean-market.ts";
import { runLean } from "./run-lean.ts";
import type { TrialFigures } from "./trial-figures.ts";

/** Backtests of one strategy over the same bars and terms, for their figures only. */
export type Sweep = (parameters: StrategyParameters) => TrialFigures;

/**
 * What `runBacktest` measures for each parameter set, to the last bit. Indicators are computed once for all sets; a set
 * that the lean loop cannot answer for goes through the kernel. Throws what `runBacktest` throws.
 */
export function createSweep(input: Omit<BacktestInput, "strategy">, id: string, tools: BacktestTools): Sweep {
  const throughKernel: Sweep = (parameters) => {
    const { statistics } = runBacktest({ ...input, strategy: { id, parameters } }, tools);
    const { sharpe, totalReturn, maximumDrawdown, trades } = statistics;
    return { sharpe, totalReturn, maximumDrawdown, trades };
  };
  const lean = createLeanTrial(input, findStrategy(id));
  if (lean === undefined) return throughKernel;
  return (parameters) => lean(parameters) ?? throughKernel(parameters);
}

/** Which code measures the trials of such a sweep; a single set that the fast scan cannot answer for goes through the kernel. */
export function sweepEngine(input: Omit<BacktestInput, "strategy">, id: string): "fast_scan" | "kernel" {
  const isFast = findStrategy(id).scan !== undefined && createLeanMarket(input) !== undefined;
  return isFast ? "fast_scan" : "kernel";
}

function createLeanTrial(
  input: Omit<BacktestInput, "strategy">,
  strategy: Strategy,
): ((parameters: StrategyParameters) => TrialFigures | undefined) | undefined {
  const { scan } = strategy;
  checkBacktestInput({ ...input, strategy: { id: strategy.id, parameters: {} } });
  const market = scan === undefined ? undefined : createLeanMarket(input);
  const [series] = input.bars;
  if (scan === undefined || market === undefined || series === undefined) return undefined;
  const columns = createIndicatorColumns(series, market.end, { isShared: true });
  return (parameters) =>
    runLean(market, scan(columns, resolveParameters(strategy, parameters), input.allowShort));
}
