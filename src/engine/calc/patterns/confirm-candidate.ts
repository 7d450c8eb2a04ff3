import type { BarSeries } from "#shared/model/bar.ts";
import type { Pattern } from "#shared/model/pattern.ts";
import { linePrice, type PatternCandidate } from "./pattern-candidate.ts";
import type { PatternSettings } from "./pattern-settings.ts";

/** What the close of one bar did to a candidate. */
export type CandidateFate =
  | { readonly kind: "waiting" }
  | { readonly kind: "dropped" }
  | { readonly kind: "confirmed"; readonly pattern: Omit<Pattern, "outcome">; readonly stop: number };

/**
 * Confirms a candidate when bar `index` closes beyond its neckline. It is dropped when the close is beyond its stop,
 * when it waited too long or its lines have met, or when the close is beyond the target already, which leaves nothing to expect.
 */
export function confirmCandidate(
  candidate: PatternCandidate,
  series: BarSeries,
  index: number,
  settings: PatternSettings,
): CandidateFate {
  const { sign, pivots, height, stop, kind } = candidate;
  const close = (series.close[index] ?? Number.NaN) * sign;
  const neckline = linePrice(...candidate.neckline, index);
  const target = neckline - height * sign;
  const knownIndex = pivots.at(-1)?.confirmedIndex ?? index;
  if (close > stop * sign || index - knownIndex > settings.maximumWaitBars) return { kind: "dropped" };
  if (index >= candidate.apexIndex) return { kind: "dropped" };
  if (close >= neckline * sign) return { kind: "waiting" };
  if (close <= target * sign) return { kind: "dropped" };
  const direction = sign === 1 ? "bearish" : "bullish";
  return {
    kind: "confirmed",
    pattern: { kind, direction, pivots, neckline, target, confirmedIndex: index },
    stop,
  };
}
