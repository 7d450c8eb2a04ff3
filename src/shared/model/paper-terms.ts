import type { ExecutionTerms } from "./execution-terms.ts";
import type { RunId } from "./ids.ts";
import type { StrategyParameters } from "./strategy-choice.ts";

/** What a paper session is opened as. */
export interface PaperTerms {
  readonly runId: RunId | undefined;
  readonly strategy: string;
  readonly parameters: StrategyParameters;
  readonly symbols: readonly string[];
  /** The feed in words. */
  readonly feed: string;
  readonly isSynthetic: boolean;
  readonly initialCash: number;
  readonly feeBps: number;
  readonly slippageBps: number;
  readonly allowShort: boolean;
  /** Costs beyond fee and slippage; none when left out. */
  readonly execution?: ExecutionTerms;
  /** Caps of the risk check in fractions of equity, on one position and on the sum of all. */
  readonly maximumPositionFraction: number;
  readonly maximumGrossFraction: number;
  /** The books of a run over past bars, which is no paper session; left out for one that is. */
  readonly mode?: "backtest";
}
