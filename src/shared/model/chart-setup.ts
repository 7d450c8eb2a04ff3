import type { PROVIDERS } from "./provider.ts";
import type { Timeframe } from "./time.ts";

export const CHART_STYLES = ["candles", "hollow", "bars", "line", "area", "heikin_ashi"] as const;
export type ChartStyle = (typeof CHART_STYLES)[number];

export const CHART_SCALES = ["linear", "log", "percent"] as const;
export type ChartScale = (typeof CHART_SCALES)[number];

/** The bars that a chart is of. */
export interface ChartSource {
  readonly symbol: string;
  readonly timeframe: Timeframe;
  readonly provider?: (typeof PROVIDERS)[number];
}

/** All that a person chose for one chart. */
export interface ChartSetup {
  readonly source?: ChartSource;
  readonly style: ChartStyle;
  readonly scale: ChartScale;
  readonly hasVolume: boolean;
  readonly hasRegimes: boolean;
  readonly hasQuality: boolean;
  /** As the engine reads them, e.g. `sma(20)`, in order. */
  readonly indicators: readonly string[];
  /** Symbols drawn beside the chart's own, in percent. */
  readonly compared: readonly string[];
}

/** Indicators under a name, to be put on any chart. */
export interface IndicatorSet {
  readonly name: string;
  readonly indicators: readonly string[];
}
