import type { Pivot } from "#shared/model/pattern.ts";
import type { PatternCandidate } from "./pattern-candidate.ts";
import type { PatternSettings } from "./pattern-settings.ts";
import { recogniseConverging, recogniseFlag } from "./recognise-channels.ts";
import { recogniseCupAndHandle } from "./recognise-cup.ts";
import { recogniseDouble, recogniseHeadAndShoulders, recogniseTriple } from "./recognise-reversals.ts";

/** The shapes of every kind that end with the last swing, high enough for the market and not too long. */
export function recogniseCandidates(
  swings: readonly Pivot[],
  averageTrueRange: number,
  settings: PatternSettings,
): readonly PatternCandidate[] {
  return [
    recogniseDouble(swings, settings),
    recogniseHeadAndShoulders(swings, settings),
    recogniseTriple(swings, settings),
    ...recogniseConverging(swings, settings),
    recogniseFlag(swings, settings),
    recogniseCupAndHandle(swings, settings),
  ]
    .filter((candidate) => candidate !== undefined)
    .filter((candidate) => candidate.height >= settings.minimumHeightAtr * averageTrueRange)
    .filter((candidate) => spanOf(candidate.pivots) <= settings.maximumSpanBars);
}

function spanOf(pivots: readonly Pivot[]): number {
  return (pivots.at(-1)?.index ?? 0) - (pivots[0]?.index ?? 0);
}
