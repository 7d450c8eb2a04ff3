/**
 * Types of the one module that a slice of your own may import.
 *
 * A slice of your own is trusted local code: it runs with your rights, in a thread of its own, without the database,
 * your keys, the network, or any other module, and it is ended when a call takes too long or needs too much memory.
 * That keeps mistakes apart from your books. It is not a security boundary: do not run a stranger's code.
 *
 * Put it in `<workspace>/slices/<id>/slice.ts`, then agree to run exactly that file; any change asks again.
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
