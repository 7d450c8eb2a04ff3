import type { BarTable } from "#shared/model/bar-table.ts";
import type { ChartSetup, ChartSource, IndicatorSet } from "#shared/model/chart-setup.ts";
import type { Drawing } from "#shared/model/drawing.ts";

/** A stretch of a series by the index of its bars; `barsPerPoint` of them are joined to a point. */
export interface ChartStretch {
  readonly first: number;
  /** The first bar that is not in it. */
  readonly end: number;
  readonly barsPerPoint: number;
}

/** What every answer on a chart stands on: when the hash is another, so are the indexes. */
interface ChartAnswer {
  /** What was answered: whole points of what was asked for, within the series. */
  readonly stretch: ChartStretch;
  readonly totalBars: number;
  readonly dataHash: string;
}

/** Points of a chart as columns of equal length; at most 10,000. */
export interface ChartBars extends ChartAnswer, BarTable {
  readonly symbol: string;
  readonly isSynthetic: boolean;
  /** Where the prices come from, in words. */
  readonly origin: string;
  /** What speaks against trading on bars that are held back; absent when they are not, or were not judged yet. */
  readonly heldBack?: string;
  /** The worst grade of the bars of each point, as in QUALITY. */
  readonly quality: readonly number[];
}

export interface ChartLine {
  /** With all its numbers, e.g. `bollinger(20,2)`. */
  readonly indicator: string;
  readonly line: string;
  readonly pane: "price" | "own";
  readonly unit: string;
  /** Of the last bar of each point; NaN before the indicator is ready. */
  readonly values: readonly number[];
}

export interface ChartRequests {
  /** Without a stretch, the last bars one by one. Averaged ones are Heikin-Ashi bars. */
  "chart:get-bars": (
    input: ChartSource & { readonly stretch?: ChartStretch; readonly isAveraged?: boolean },
  ) => ChartBars;
  /** Indicators of the engine's catalogue, computed over all bars up to each point. */
  "chart:get-indicators": (
    input: ChartSource & {
      readonly stretch: ChartStretch;
      readonly indicators: readonly string[];
      /** What correlation and beta compare with. */
      readonly benchmarkSymbol?: string;
    },
  ) => ChartAnswer & { readonly lines: readonly ChartLine[] };
  /** The regime at the last bar of each point, as an index into REGIMES; each is known at its bar. */
  "chart:get-regimes": (
    input: ChartSource & { readonly stretch: ChartStretch },
  ) => ChartAnswer & { readonly regimes: readonly number[] };
  /** The last close of other symbols within the time of each point; NaN where they have no bar in it. */
  "chart:get-comparison": (
    input: ChartSource & { readonly stretch: ChartStretch; readonly symbols: readonly string[] },
  ) => ChartAnswer & {
    readonly others: readonly { readonly symbol: string; readonly close: readonly number[] }[];
  };
  /** Where times lie among the bars, as an index with a fraction; before and after them counted on. */
  "chart:place-times": (
    input: ChartSource & { readonly tsMs: readonly number[] },
  ) => ChartAnswer & { readonly places: readonly number[] };
  "chart:get-setup": (input: { readonly chart: string }) => ChartSetup | undefined;
  "chart:save-setup": (input: { readonly chart: string; readonly setup: ChartSetup }) => void;
  "chart:list-sets": (input: undefined) => readonly IndicatorSet[];
  /** In place of the one of that name; without indicators it is forgotten. Answers all sets. */
  "chart:save-set": (input: IndicatorSet) => readonly IndicatorSet[];
  "chart:get-drawings": (input: { readonly symbol: string }) => readonly Drawing[];
  "chart:save-drawings": (input: { readonly symbol: string; readonly drawings: readonly Drawing[] }) => void;
}
