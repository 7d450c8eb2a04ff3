import type { Timeframe } from "#shared/model/time.ts";

/** A parameter with its range; steps are those of the optimiser. */
export interface StrategyParameterView {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
}

export interface StrategyView {
  readonly id: string;
  readonly title: string;
  /** When it works and when it fails. */
  readonly description: string;
  readonly origin: "built-in" | "user";
  readonly sides: "long" | "long_short";
  /** Symbols that it trades against each other; undefined when it trades each by itself. */
  readonly legs?: number | undefined;
  readonly parameters: readonly StrategyParameterView[];
  readonly higherTimeframes: readonly Timeframe[];
  /** With its defaults; undefined of a person's own, whose code says so only where it runs. */
  readonly warmUpBars?: number | undefined;
}

/** A strategy of the person's own that cannot be used. */
export interface DisabledStrategyView {
  readonly id: string;
  readonly reason: string;
  readonly remedy: string;
}

export interface StrategyRequests {
  "strategy:list": (input: undefined) => {
    readonly strategies: readonly StrategyView[];
    readonly disabled: readonly DisabledStrategyView[];
  };
}
