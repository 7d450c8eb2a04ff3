import type { BarSeries } from "#shared/model/bar.ts";
import type { Pattern } from "#shared/model/pattern.ts";

/**
 * Follows a pattern for `horizonBars` after its confirmation. A bar that touches both target and stop counts as
 * failed, and so does a target that is not reached in time; `open` says that the bars ended first.
 */
export function measureOutcome(
  pattern: Omit<Pattern, "outcome">,
  stop: number,
  series: BarSeries,
  horizonBars: number,
): Pattern["outcome"] {
  const last = pattern.confirmedIndex + horizonBars;
  for (let index = pattern.confirmedIndex + 1; index <= last; index += 1) {
    const high = series.high[index];
    const low = series.low[index];
    if (high === undefined || low === undefined) return "open";
    const isBullish = pattern.direction === "bullish";
    if (isBullish ? low <= stop : high >= stop) return "failed";
    if (isBullish ? high >= pattern.target : low <= pattern.target) return "hit";
  }
  return "failed";
}
