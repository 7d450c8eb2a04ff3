import type { Cancellation } from "#engine/base/cancellation.ts";
import type { Hasher } from "#engine/base/hasher.ts";
import { runBacktest } from "#engine/calc/kernel/run-backtest.ts";
import { defaultPolicy } from "#engine/calc/sizing/default-policy.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { DateRange } from "#shared/model/date-range.ts";
import type { ExecutionTerms } from "#shared/model/execution-terms.ts";
import type { Trade } from "#shared/model/position.ts";
import type { StrategyParameters, TriedBacktest } from "#shared/model/strategy-choice.ts";

export interface HistoryRun {
  readonly parameters: StrategyParameters;
  /** Return of the account over each bar. */
  readonly returns: Float64Array;
  readonly exposure: Float64Array;
  /** Fraction of equity of one position at its full size. */
  readonly positionFraction: number;
  readonly tsOpenMs: Float64Array;
  readonly trades: readonly Trade[];
  /** What the ledger of trials keeps of it. */
  readonly tried: TriedBacktest;
}

export interface HistorySettings {
  readonly bars: readonly BarSeries[];
  readonly range: DateRange;
  readonly initialCash: number;
  readonly feeBps: number;
  readonly slippageBps: number;
  readonly allowShort: boolean;
  /** Those of the backtest that follows. */
  readonly execution?: ExecutionTerms;
  readonly seed: number;
}

interface Tools {
  readonly hash: Hasher;
  readonly cancellation: Cancellation;
}

/** Trades each parameter set over all the history, fully invested when the strategy wants to be. */
export function measureCandidates(
  strategyId: string,
  candidates: readonly StrategyParameters[],
  settings: HistorySettings,
  tools: Tools,
): readonly HistoryRun[] {
  return candidates.map((parameters) => measureCandidate(strategyId, parameters, settings, tools));
}

function measureCandidate(
  strategyId: string,
  parameters: StrategyParameters,
  settings: HistorySettings,
  tools: Tools,
): HistoryRun {
  const positionFraction = 0.98 / settings.bars.length;
  const result = runBacktest(
    {
      ...settings,
      strategy: { id: strategyId, parameters },
      sizing: defaultPolicy({ method: "fixed_fraction", fraction: positionFraction }),
      regimes: [],
      patterns: [],
    },
    { hash: tools.hash, cancellation: tools.cancellation, onProgress: () => undefined },
  );
  const { equity, exposure, tsOpenMs } = result.equity;
  const returns = equity.map(
    (value, index) => value / (index === 0 ? settings.initialCash : (equity[index - 1] ?? value)) - 1,
  );
  const { sharpe, totalReturn, maximumDrawdown, trades } = result.statistics;
  const figures = { sharpe: Number.isFinite(sharpe) ? sharpe : 0, totalReturn, maximumDrawdown, trades };
  return {
    parameters,
    returns,
    exposure,
    positionFraction,
    tsOpenMs,
    trades: result.trades,
    tried: { strategy: strategyId, parameters, ...figures },
  };
}
