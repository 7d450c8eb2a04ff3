/**
 * Types of the one module that a slice or a strategy of your own may import.
 *
 * They are trusted local code: they run with your rights, in a thread of their own, without the database, your keys,
 * the network, or any other module, and are ended when a call takes too long or needs too much memory. That keeps
 * mistakes apart from your books. It is not a security boundary: do not run a stranger's code.
 *
 * Put a slice in `<workspace>/slices/<id>/slice.ts` and a strategy in `<workspace>/strategies/<id>.ts`, then agree to
 * run exactly that file; any change asks again.
 */

/** Bars as columns of equal length, ascending in time. */
export interface BarSeries {
  readonly symbol: string;
  readonly timeframe: string;
  /** UTC milliseconds at which each bar opens. */
  readonly tsOpenMs: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
  /** 0 real, 1 repaired, 2 suspicious. */
  readonly quality: Uint8Array;
  readonly provenance: {
    readonly provider: string;
    readonly isSynthetic: boolean;
    readonly origin: string;
    readonly caveats: readonly string[];
  };
  readonly dataHash: string;
}

/** The days of a run, both included, as YYYY-MM-DD. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
  readonly isAsked: boolean;
}

/** What each type of field holds. A type joins your slice to the others: a step's `bars` become your `bars`. */
export interface FieldValues {
  number: number;
  text: string;
  boolean: boolean;
  choice: string;
  numbers: readonly number[];
  series: Float64Array;
  symbols: readonly string[];
  /** YYYY-MM-DD. */
  date: string;
  timeframe: string;
  bars: readonly BarSeries[];
  dateRange: DateRange;
  patterns: readonly unknown[];
  regimes: readonly unknown[];
  strategyChoice: unknown;
  sizingPolicy: unknown;
  backtestResult: unknown;
}

export interface Field {
  readonly type: keyof FieldValues;
  readonly title?: string;
  readonly unit?: string;
  /** Bounds of a number. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** What a choice may be. */
  readonly choices?: readonly string[];
  readonly isOptional?: boolean;
  readonly default?: string | number | boolean | readonly number[];
}

export type Fields = Readonly<Record<string, Field>>;

export interface Method {
  readonly title: string;
  readonly description?: string;
  readonly input: Fields;
  readonly output: Fields;
}

export interface Manifest {
  /** The name of the folder, in snake_case. */
  readonly id: string;
  /** major.minor.patch */
  readonly version: string;
  readonly title: string;
  readonly description?: string;
  readonly methods: Readonly<Record<string, Method>>;
}

/** The values of fields; an optional one without a default may be undefined. */
export type Values<Given extends Fields> = {
  readonly [Name in keyof Given]: Given[Name] extends { readonly isOptional: true }
    ? FieldValues[Given[Name]["type"]] | undefined
    : FieldValues[Given[Name]["type"]];
};

export interface Context {
  /** Seed of this step: the same run gives the same seed. */
  readonly seed: number;
  /** The next of a seeded stream of numbers in [0, 1); Math.random() is refused. */
  random(): number;
  /** Reports the part of the work that is done, 0 to 1. */
  progress(fraction: number, message: string): void;
  /** Call it in long loops, so that Cancel works. */
  throwIfCancelled(): void;
}

export type Methods<Given extends Manifest> = {
  readonly [Name in keyof Given["methods"]]: (
    input: Values<Given["methods"][Name]["input"]>,
    context: Context,
  ) => Values<Given["methods"][Name]["output"]> | Promise<Values<Given["methods"][Name]["output"]>>;
};

/** Joins a manifest and the functions that answer its methods; export the result as `slice`. */
export function defineSlice<const Given extends Manifest>(
  manifest: Given,
  methods: Methods<Given>,
): { readonly manifest: Given; readonly methods: Methods<Given> };

/** One bar; `tsOpenMs` is the UTC time in milliseconds at which it opens. */
export interface Bar {
  readonly tsOpenMs: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** A parameter of a strategy: what forms, validation and parameter searches need to know of it. */
export interface ParameterSpec {
  readonly name: string;
  readonly title: string;
  /** Such as `bars` (whole numbers) or `fraction`. */
  readonly unit: string;
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
}

/** Where the strategy wants to be from the next bar on. */
export interface Decision {
  /** `short` only where `sides` is `long_short`. */
  readonly target: "long" | "short" | "flat";
  /** How clear the signal is, above 0 to 1. */
  readonly strength: number;
  readonly reason: string;
  /** Where the position is entered; at the next open when left out. docs/execution-model.md says how each fills. */
  readonly entry?: Entry;
  /** Orders that leave what the entry opens. They exist for what has filled, and one takes the others along. */
  readonly exits?: Exits;
  /** Of the entry; `gtc`, until it is taken back, when left out. */
  readonly timeInForce?: TimeInForce;
}

export type Entry =
  | { readonly kind: "limit"; readonly limit: number }
  | { readonly kind: "stop"; readonly stop: number }
  /** A limit from the moment that the stop is touched. */
  | { readonly kind: "stop_limit"; readonly stop: number; readonly limit: number };

/** At least one; a long position's stop is below its entry and its target above. */
export interface Exits {
  readonly stop?: number;
  readonly target?: number;
  /** A stop that follows the best price, by an amount or by a fraction of it. */
  readonly trail?:
    | { readonly kind: "amount"; readonly amount: number }
    | { readonly kind: "fraction"; readonly fraction: number };
}

export type TimeInForce =
  | { readonly kind: "gtc" }
  | { readonly kind: "day" }
  /** Until a UTC time in milliseconds. */
  | { readonly kind: "gtd"; readonly tsUntilMs: number }
  /** For one bar: what can be filled of it, or all or nothing. */
  | { readonly kind: "ioc" }
  | { readonly kind: "fok" };

export type Timeframe = "1m" | "5m" | "15m" | "30m" | "1h" | "4h" | "1d" | "1w" | "1mo";

/** The longer bars that the strategy asks for in `higherTimeframes`. */
export interface HigherBars {
  /** The last one that is over: the first bar of the next has closed. Undefined before. */
  last(timeframe: Timeframe): Bar | undefined;
}

/** A strategy on its way through the bars of one symbol. */
export interface StrategyRun {
  /**
   * Called at the close of each bar, in order; undefined leaves things as they are. `position` is 1, 0 or -1: the
   * sign of what is held at that close. Keep what you remember from bar to bar a function of the bars, not of the
   * position: a paper session shows you the bars before its newest one with a position of 0.
   */
  decide(bar: Bar, position: number, higher?: HigherBars): Decision | undefined;
}

/** The values of parameters by their names. */
export type ParameterValues<Specs extends readonly ParameterSpec[]> = {
  readonly [Name in Specs[number]["name"]]: number;
};

export interface Strategy<Specs extends readonly ParameterSpec[] = readonly ParameterSpec[]> {
  /** The name of the file, in snake_case. */
  readonly id: string;
  readonly title: string;
  /** One paragraph: when it works and when it fails. */
  readonly description: string;
  readonly sides: "long" | "long_short";
  readonly parameters: Specs;
  /** Longer timeframes whose bars `decide` gets as well. */
  readonly higherTimeframes?: readonly Timeframe[];
  /** Says what is wrong between parameters; undefined when nothing is. */
  readonly constraint?: (parameters: ParameterValues<Specs>) => string | undefined;
  /** Bars needed before the first decision means anything. */
  readonly warmUpBars: (parameters: ParameterValues<Specs>) => number;
  /** Called once for each symbol of a run. */
  readonly start: (parameters: ParameterValues<Specs>) => StrategyRun;
}

/** Knows the parameters by their names; export the result as `strategy`. */
export function defineStrategy<const Specs extends readonly ParameterSpec[]>(
  strategy: Strategy<Specs>,
): Strategy<Specs>;
