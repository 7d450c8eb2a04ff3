import type { Pivot } from "#shared/model/pattern.ts";
import { linePrice, type PatternCandidate } from "./pattern-candidate.ts";
import type { PatternSettings } from "./pattern-settings.ts";

/** Two level extremes after a move that began beyond the neckline, which is the swing between them. */
export function recogniseDouble(
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
    neckline: [middle, middle],
    height,
    stop: Math.max(first.price * sign, second.price * sign) * sign,
    apexIndex: Number.POSITIVE_INFINITY,
  };
}

/** Three level extremes; the neckline is level at the swing between them that is farther away. */
export function recogniseTriple(
  swings: readonly Pivot[],
  { tolerance }: PatternSettings,
): PatternCandidate | undefined {
  const [lead, first, firstMiddle, second, secondMiddle, third] = swings.slice(-6);
  if (lead === undefined || first === undefined || firstMiddle === undefined) return undefined;
  if (second === undefined || secondMiddle === undefined || third === undefined) return undefined;
  const sign = third.kind === "high" ? 1 : -1;
  const neckline = firstMiddle.price * sign <= secondMiddle.price * sign ? firstMiddle : secondMiddle;
  const extremes = [first.price * sign, second.price * sign, third.price * sign];
  const [highest, lowest] = [Math.max(...extremes), Math.min(...extremes)];
  const height = (highest + lowest) / 2 - neckline.price * sign;
  if (highest - lowest > tolerance * height || lead.price * sign >= neckline.price * sign) return undefined;
  return {
    kind: sign === 1 ? "triple_top" : "triple_bottom",
    sign,
    pivots: [first, firstMiddle, second, secondMiddle, third],
    neckline: [neckline, neckline],
    height,
    stop: highest * sign,
    apexIndex: Number.POSITIVE_INFINITY,
  };
}

/** A head between two level and lower shoulders over a nearly level neckline, after a move that began beyond it. */
export function recogniseHeadAndShoulders(
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
    neckline: [leftTrough, rightTrough],
    height,
    stop: right.price,
    apexIndex: Number.POSITIVE_INFINITY,
  };
}
