import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { CostStudy } from "#shared/model/cost-study.ts";
import type { DateRange } from "#shared/model/date-range.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { Mode } from "#shared/model/mode.ts";
import type { MonteCarlo } from "#shared/model/monte-carlo.ts";
import type { PatternSeries } from "#shared/model/pattern.ts";
import type { RegimeSeries } from "#shared/model/regime.ts";
import type { SizingPolicy } from "#shared/model/sizing-policy.ts";
import type { StrategyChoice } from "#shared/model/strategy-choice.ts";
import type { EpochMs } from "#shared/model/time.ts";
import type { SessionFigures } from "./session/session-figures.ts";

/** What the steps of a run answered, and what names the run. A step that was not part of it is undefined. */
export interface ReportInput {
  readonly mode: Mode;
  readonly bars: readonly BarSeries[];
  /** The range that was asked for, or derived when none was. */
  readonly range: DateRange;
  readonly patterns?: readonly PatternSeries[] | undefined;
  readonly regimes?: readonly RegimeSeries[] | undefined;
  readonly strategyChoice?: StrategyChoice | undefined;
  readonly sizing?: SizingPolicy | undefined;
  readonly result?: BacktestResult | undefined;
  readonly monteCarlo?: MonteCarlo | undefined;
  readonly costStudy?: CostStudy | undefined;
  /** What an optimiser answered; goes into the data whole, its plain figures into the document. */
  readonly study?: unknown;
  /** Of a trading session instead of a run over past bars. */
  readonly session?: SessionFigures | undefined;
  readonly runId?: RunId | undefined;
  /** The run's seed: what to give to get the same figures again. */
  readonly seed?: number | undefined;
  readonly appVersion: string;
  readonly tsCreatedMs: EpochMs;
}
