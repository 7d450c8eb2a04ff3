import type { Pivot } from "#shared/model/pattern.ts";
import { linePrice, type PatternCandidate } from "./pattern-candidate.ts";
import type { PatternSettings } from "./pattern-settings.ts";

/** The bottom lies in the middle half of the cup, the handle is shorter than half the cup and no deeper. */
const LEAST_SIDE = 0.25;
const MOST_HANDLE = 0.5;

/**
 * O'Neil's cup and handle: two level rims with one rounded bottom between them, after a rise that began below it, and a shallow
 * pull-back. It breaks upwards through the line over the rims; the cup's depth gives the target.
 */
export function recogniseCupAndHandle(
  swings: readonly Pivot[],
  { tolerance }: PatternSettings,
): PatternCandidate | undefined {
  const [lead, left, bottom, right, handle] = swings.slice(-5);
  if (lead === undefined || left === undefined || bottom === undefined) return undefined;
  if (right === undefined || handle === undefined || handle.kind === "high") return undefined;
  const depth = linePrice(left, right, bottom.index) - bottom.price;
  const length = right.index - left.index;
  const place = (bottom.index - left.index) / length;
  const isShaped =
    Math.abs(left.price - right.price) <= tolerance * depth &&
    lead.price < bottom.price &&
    place >= LEAST_SIDE &&
    place <= 1 - LEAST_SIDE &&
    handle.index - right.index <= MOST_HANDLE * length &&
    right.price - handle.price <= MOST_HANDLE * depth;
  if (!isShaped) return undefined;
  return {
    kind: "cup_and_handle",
    sign: -1,
    pivots: [left, bottom, right, handle],
    neckline: [left, right],
    height: depth,
    stop: handle.price,
    apexIndex: Number.POSITIVE_INFINITY,
  };
}
