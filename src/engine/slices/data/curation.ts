import type { CorporateAction } from "#shared/model/corporate-action.ts";
import type { BarRepair } from "#shared/model/data-quality.ts";
import type { ContentHash } from "#shared/model/ids.ts";
import type { Timeframe } from "#shared/model/time.ts";

/** Names one stored series. */
export interface SeriesKey {
  readonly symbol: string;
  readonly timeframe: Timeframe;
  readonly provider: string;
}

/** What was decided about the bars of that hash; other bars are judged anew. */
export interface SeriesVerdict {
  readonly dataHash: ContentHash;
  readonly state: "trusted" | "quarantined" | "released";
  /** From 0 to 1. */
  readonly score: number;
  /** The findings that weigh most, in words. */
  readonly reason: string;
}

/** What is known of series beyond their bars; symbols are upper-case. */
export interface BarCuration {
  /** Old to new. */
  actions(symbol: string): readonly CorporateAction[];
  /** Adds to those known, all or none; one of the same day and kind takes the place of the one before. */
  saveActions(symbol: string, actions: readonly CorporateAction[]): void;
  /** Old to new. */
  repairs(key: SeriesKey): readonly BarRepair[];
  /** In place of those before. */
  saveRepairs(key: SeriesKey, repairs: readonly BarRepair[]): void;
  verdict(key: SeriesKey): SeriesVerdict | undefined;
  saveVerdict(key: SeriesKey, verdict: SeriesVerdict): void;
}
