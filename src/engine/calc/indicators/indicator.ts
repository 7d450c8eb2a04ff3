import type { BarSeries } from "#shared/model/bar.ts";
import type { IndicatorInfo, IndicatorParameter } from "#shared/model/indicator.ts";

/** What a stream is told of each bar. */
export interface IndicatorBar {
  readonly tsOpenMs: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  /** Close of another market at the same time; NaN where it has none. */
  readonly benchmarkClose: number;
  /** Bars in a year as known at this bar, to annualise with. */
  readonly barsPerYear: number;
}

/** The bars that indicators are computed from. */
export type IndicatorBars = Pick<
  BarSeries,
  "timeframe" | "tsOpenMs" | "open" | "high" | "low" | "close" | "volume"
>;

/** One value at one bar, or one a line. */
type Answer<Line extends string> = [Line] extends ["value"] ? number : Readonly<Record<Line, number>>;
type Columns<Line extends string> = Readonly<Record<Line, Float64Array>>;
type NumbersOf<Parameters extends readonly IndicatorParameter[]> = {
  -readonly [Place in keyof Parameters]: number;
};

type Traits = Omit<IndicatorInfo, "id" | "parameters" | "lines" | "needsBenchmark">;

/** An indicator with all that is needed to offer, check, compute and draw it. */
export interface Indicator extends Omit<IndicatorInfo, "id"> {
  /** What is wrong with parameters that are each in range; undefined when nothing is. */
  readonly findProblem: (parameters: readonly number[]) => string | undefined;
  /** A new stream: bar in, value or values out, NaN before there are enough bars. It keeps nothing of the bar object. */
  readonly start: (parameters: readonly number[]) => (bar: IndicatorBar) => Answer<string> | number;
  /** A quicker way over whole columns, equal to the stream bit for bit; undefined runs the stream. */
  readonly computeColumns:
    | ((bars: IndicatorBars, parameters: readonly number[]) => Columns<string>)
    | undefined;
}

interface Definition<Line extends string, Parameters extends readonly IndicatorParameter[]> extends Traits {
  readonly parameters: Parameters;
  readonly lines: readonly Line[];
  readonly needsBenchmark?: boolean;
  readonly constraint?: (...numbers: NumbersOf<Parameters>) => string | undefined;
  readonly start: (...numbers: NumbersOf<Parameters>) => (bar: IndicatorBar) => Answer<Line>;
  readonly columns?: (bars: IndicatorBars, ...numbers: NumbersOf<Parameters>) => Columns<Line>;
}

/** Checks lines and parameters against each other at compile time. */
export function defineIndicator<
  const Line extends string,
  const Parameters extends readonly IndicatorParameter[],
>({ constraint, start, columns, needsBenchmark = false, ...rest }: Definition<Line, Parameters>): Indicator {
  // Callers resolve the parameters first, so there is one number for each.
  const spread = (numbers: readonly number[]): NumbersOf<Parameters> => [...numbers] as NumbersOf<Parameters>;
  return {
    ...rest,
    needsBenchmark,
    findProblem: (numbers) => constraint?.(...spread(numbers)),
    start: (numbers) => start(...spread(numbers)),
    computeColumns: columns && ((bars, numbers) => columns(bars, ...spread(numbers))),
  };
}

const MAXIMUM_BARS = 5_000;

/** A whole number of bars. */
export function bars(
  byDefault: number,
  name = "period",
  { title = "Period", minimum = 1 }: { readonly title?: string; readonly minimum?: number } = {},
): IndicatorParameter {
  return { name, title, unit: "bars", default: byDefault, minimum, maximum: MAXIMUM_BARS, isWhole: true };
}

/** A number that may have decimals. */
export function factor(
  byDefault: number,
  name: string,
  parts: Pick<IndicatorParameter, "title" | "unit" | "minimum" | "maximum">,
): IndicatorParameter {
  return { name, default: byDefault, isWhole: false, ...parts };
}
