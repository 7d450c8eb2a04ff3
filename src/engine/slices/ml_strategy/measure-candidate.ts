import type { Cancellation } from "#engine/base/cancellation.ts";
import type { Hasher } from "#engine/base/hasher.ts";
import { runBacktest } from "#engine/calc/kernel/run-backtest.ts";
import { defaultPolicy } from "#engine/calc/sizing/default-policy.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { DateRange } from "#shared/model/date-range.ts";
import type { Trade } from "#shared/model/position.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";

export interface HistoryRun {
  readonly parameters: StrategyParameters;
  /** Return of the account over each bar. */
  readonly returns: Float64Array;
  readonly exposure: Float64Array;
  /** Fraction of equity of one position at its full size. */
  readonly positionFraction: number;
  readonly tsOpenMs: Float64Array;
  readonly trades: readonly Trade[];
}

export interface HistorySettings {
  readonly bars: readonly BarSeries[];
  readonly range: DateRange;
  readonly initialCash: number;
  readonly feeBps: number;
  readonly slippageBps: number;
  readonly allowShort: boolean;
  readonly seed: number;
}

/** Trades one parameter set over all the history, fully invested when the strategy wants to be. */
export function measureCandidate(
  strategyId: string,
  parameters: StrategyParameters,
  settings: HistorySettings,
  tools: { readonly hash: Hasher; readonly cancellation: Cancellation },
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
  return { parameters, returns, exposure, positionFraction, tsOpenMs, trades: result.trades };
}
