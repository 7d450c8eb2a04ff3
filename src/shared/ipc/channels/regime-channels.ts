import type { Regime } from "#shared/model/regime.ts";
import type { IsoDate, Timeframe } from "#shared/model/time.ts";

/** What the rules see on the newest bar; a figure is absent while the history is too short for it. */
export interface CurrentRegime {
  readonly regime: Regime;
  /** How clearly the rules spoke, 0 to 1. */
  readonly confidence: number;
  readonly asOf: IsoDate;
  readonly trendScore?: number | undefined;
  readonly annualVolatility?: number | undefined;
  readonly volatilityPercentile?: number | undefined;
  readonly drawdown?: number | undefined;
}

/** Bars in a row in one regime. */
export interface RegimeSpellView {
  readonly regime: Regime;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly bars: number;
  /** From the close before them to their last close. */
  readonly returnFraction: number;
  readonly isOngoing: boolean;
}

export interface RegimeSummaryView {
  readonly regime: Regime;
  readonly bars: number;
  readonly spells: number;
  readonly meanSpellBars: number;
  readonly meanReturnFraction: number;
  /** Of the bar after each in the regime. */
  readonly meanNextReturnFraction?: number | undefined;
}

export interface RegimeTransitionView {
  readonly from: Regime;
  readonly to: Regime;
  readonly count: number;
  /** Share of the bars in `from` that were followed by one in `to`. */
  readonly probability: number;
}

/** The regimes of one symbol over the bars that were asked for, each bar judged by those up to it. */
export interface RegimeView {
  readonly symbol: string;
  readonly timeframe: Timeframe;
  readonly isSynthetic: boolean;
  readonly caveats: readonly string[];
  readonly bars: number;
  readonly current: CurrentRegime;
  /** Oldest first; bars before the first are unknown. */
  readonly spells: readonly RegimeSpellView[];
  readonly summaries: readonly RegimeSummaryView[];
  readonly transitions: readonly RegimeTransitionView[];
}

export interface RegimeRequests {
  /** Of all bars that there are, unless days are named. */
  "regime:get": (input: {
    readonly symbol: string;
    readonly timeframe?: Timeframe;
    readonly from?: IsoDate;
    readonly to?: IsoDate;
  }) => RegimeView;
}
