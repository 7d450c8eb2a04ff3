import type { PatternKind, Pivot } from "#shared/model/pattern.ts";
import type { PatternSettings } from "./pattern-settings.ts";

/** A shape whose pivots are all known and whose neckline has not broken yet. */
export interface PatternCandidate {
  readonly kind: PatternKind;
  /** 1 for a top and -1 for a bottom: prices times it look like a top. */
  readonly sign: 1 | -1;
  readonly pivots: readonly Pivot[];
  /** Distance from neckline to extreme, above 0. */
  readonly height: number;
  /** A close beyond this price ends the candidate, and later the pattern. */
  readonly stop: number;
}

/**
 * The shapes that end with the last swing, after a move that began beyond the neckline: two level extremes, or a
 * head between two level and lower shoulders over a nearly level neckline.
 */
export function recogniseCandidates(
  swings: readonly Pivot[],
  averageTrueRange: number,
  settings: PatternSettings,
): readonly PatternCandidate[] {
  return [recogniseDouble(swings, settings), recogniseHeadAndShoulders(swings, settings)]
    .filter((candidate) => candidate !== undefined)
    .filter((candidate) => candidate.height >= settings.minimumHeightAtr * averageTrueRange)
    .filter((candidate) => spanOf(candidate.pivots) <= settings.maximumSpanBars);
}

function recogniseDouble(
  swings: readonly Pivot[],
  { tolerance }: PatternSettings,
): PatternCandidate | undefined {
  const [lead, first, middle, second] = swings.slice(-4);
  if (lead === undefined || first === undefined || middle === undefined || second === undefined)
    return undefined;
  const sign = second.kind === "high" ? 1 : -1;
  const height = ((first.price + second.price) / 2 - middle.price) * sign;
  const isLevel = Math.abs(first.price - second.price) <= tolerance * height;
  if (!isLevel || lead.price * sign >= middle.price * sign) return undefined;
  return {
    kind: sign === 1 ? "double_top" : "double_bottom",
    sign,
    pivots: [first, middle, second],
    height,
    stop: Math.max(first.price * sign, second.price * sign) * sign,
  };
}

function recogniseHeadAndShoulders(
  swings: readonly Pivot[],
  { tolerance }: PatternSettings,
): PatternCandidate | undefined {
  const [lead, left, leftTrough, head, rightTrough, right] = swings.slice(-6);
  if (lead === undefined || left === undefined || leftTrough === undefined) return undefined;
  if (head === undefined || rightTrough === undefined || right === undefined) return undefined;
  const sign = right.kind === "high" ? 1 : -1;
  const height = (head.price - linePrice(leftTrough, rightTrough, head.index)) * sign;
  const slack = tolerance * height;
  const isShaped =
    Math.abs(left.price - right.price) <= slack &&
    Math.abs(leftTrough.price - rightTrough.price) <= slack &&
    (head.price - left.price) * sign >= slack &&
    (head.price - right.price) * sign >= slack &&
    lead.price * sign < Math.min(leftTrough.price * sign, rightTrough.price * sign);
  if (!isShaped) return undefined;
  return {
    kind: sign === 1 ? "head_and_shoulders" : "inverse_head_and_shoulders",
    sign,
    pivots: [left, leftTrough, head, rightTrough, right],
    height,
    stop: right.price,
  };
}

/** Price of the neckline at a bar: level for double tops and bottoms, through both troughs otherwise. */
export function necklinePrice(candidate: PatternCandidate, index: number): number {
  const [, first, , second] = candidate.pivots;
  if (first === undefined) return Number.NaN;
  return second === undefined ? first.price : linePrice(first, second, index);
}

function linePrice(from: Pivot, to: Pivot, index: number): number {
  return from.price + ((to.price - from.price) * (index - from.index)) / (to.index - from.index);
}

function spanOf(pivots: readonly Pivot[]): number {
  return (pivots.at(-1)?.index ?? 0) - (pivots[0]?.index ?? 0);
}
