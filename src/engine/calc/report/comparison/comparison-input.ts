import type { RunComparison } from "#shared/ipc/channels/history-channels.ts";
import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { EpochMs } from "#shared/model/time.ts";

/** What of one of two runs is drawn, beside what was compared. */
export interface ComparedSide {
  readonly isSynthetic: boolean;
  /** Undefined when it made no backtest. */
  readonly result: Pick<BacktestResult, "equity" | "statistics"> | undefined;
}

export interface ComparisonInput {
  readonly comparison: RunComparison;
  readonly left: ComparedSide;
  readonly right: ComparedSide;
  readonly appVersion: string;
  readonly tsCreatedMs: EpochMs;
}
