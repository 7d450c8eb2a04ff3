/** A number that an indicator takes; they are written in brackets behind its name, in order. */
export interface IndicatorParameter {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly isWhole: boolean;
}

export type IndicatorGroup =
  | "average"
  | "channel"
  | "momentum"
  | "trend"
  | "volatility"
  | "volume"
  | "market";

/** What a person must know of an indicator to ask for it, and a chart to draw it. */
export interface IndicatorInfo {
  readonly id: string;
  readonly title: string;
  /** One sentence for a person who looks for an indicator. */
  readonly description: string;
  readonly group: IndicatorGroup;
  /** Whether it is drawn over the prices or on a scale of its own. */
  readonly pane: "price" | "own";
  readonly unit: string;
  readonly parameters: readonly IndicatorParameter[];
  /** Names of its lines in order; a single one is called `value`. */
  readonly lines: readonly string[];
  /** It compares with another market, which must be named. */
  readonly needsBenchmark: boolean;
}
