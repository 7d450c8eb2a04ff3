import type { PatternKind, Pivot } from "#shared/model/pattern.ts";
import { linePrice, type PatternCandidate } from "./pattern-candidate.ts";
import type { PatternSettings } from "./pattern-settings.ts";

/** The last four swings as two lines: one through the highs, one through the lows. */
interface Channel {
  readonly pivots: readonly Pivot[];
  readonly upper: readonly [from: Pivot, to: Pivot];
  readonly lower: readonly [from: Pivot, to: Pivot];
  /** Distance between the lines at the first and at the last of the pivots. */
  readonly firstWidth: number;
  readonly lastWidth: number;
}

type Slope = "falling" | "level" | "rising";

/** What lines that run together are called, by the slopes of the upper and the lower one. */
const CONVERGING: Readonly<Record<string, PatternKind>> = {
  "level rising": "ascending_triangle",
  "falling level": "descending_triangle",
  "falling rising": "symmetrical_triangle",
  "rising rising": "rising_wedge",
  "falling falling": "falling_wedge",
};
/** The ways in which each is expected to break: 1 downwards, -1 upwards. */
const SIGNS: Readonly<Partial<Record<PatternKind, readonly (1 | -1)[]>>> = {
  ascending_triangle: [-1],
  descending_triangle: [1],
  symmetrical_triangle: [1, -1],
  rising_wedge: [1],
  falling_wedge: [-1],
};
/** A flag takes back at most this share of its pole, and the pole is at least so many times as high as the flag is wide. */
const MOST_TAKEN_BACK = 0.5;
const LEAST_POLE_WIDTHS = 2;

/**
 * Triangles and wedges: two lines through the last two highs and lows that have lost at least `tolerance` of their distance. A
 * line is level when its pivots differ by at most half of `tolerance` times the first distance, which also gives the target.
 */
export function recogniseConverging(
  swings: readonly Pivot[],
  { tolerance }: PatternSettings,
): readonly PatternCandidate[] {
  const channel = channelOf(swings.slice(-4));
  if (channel === undefined || channel.lastWidth > (1 - tolerance) * channel.firstWidth) return [];
  const slack = (tolerance / 2) * channel.firstWidth;
  const kind = CONVERGING[`${slopeOf(channel.upper, slack)} ${slopeOf(channel.lower, slack)}`];
  if (kind === undefined) return [];
  return (SIGNS[kind] ?? []).map((sign) => breakOf(channel, kind, sign, channel.firstWidth));
}

/**
 * Flags: after a pole, four swings between lines that keep their distance within `tolerance` and do not go on in its direction.
 * They break in the direction of the pole, whose height gives the target.
 */
export function recogniseFlag(
  swings: readonly Pivot[],
  { tolerance }: PatternSettings,
): PatternCandidate | undefined {
  const [start, top] = swings.slice(-5);
  const channel = channelOf(swings.slice(-4));
  if (start === undefined || top === undefined || channel === undefined) return undefined;
  // -1 for a pole upwards, because its flag breaks upwards.
  const sign = top.kind === "high" ? -1 : 1;
  const pole = (start.price - top.price) * sign;
  const slack = tolerance * channel.firstWidth;
  const farthest = Math.min(...channel.pivots.map(({ price }) => price * -sign));
  const isShaped =
    Math.abs(channel.lastWidth - channel.firstWidth) <= slack &&
    slopeAlong(channel.upper, -sign) <= slack &&
    slopeAlong(channel.lower, -sign) <= slack &&
    pole >= LEAST_POLE_WIDTHS * channel.firstWidth &&
    top.price * -sign - farthest <= MOST_TAKEN_BACK * pole;
  return isShaped ? breakOf(channel, sign === -1 ? "bull_flag" : "bear_flag", sign, pole) : undefined;
}

/** Undefined for lines that have met already. */
function channelOf(pivots: readonly Pivot[]): Channel | undefined {
  const [first, second, third, fourth] = pivots;
  if (first === undefined || second === undefined || third === undefined || fourth === undefined)
    return undefined;
  const [upper, lower] =
    first.kind === "high"
      ? ([
          [first, third],
          [second, fourth],
        ] as const)
      : ([
          [second, fourth],
          [first, third],
        ] as const);
  const widthAt = (index: number): number => linePrice(...upper, index) - linePrice(...lower, index);
  const [firstWidth, lastWidth] = [widthAt(first.index), widthAt(fourth.index)];
  return firstWidth > 0 && lastWidth > 0 ? { pivots, upper, lower, firstWidth, lastWidth } : undefined;
}

function slopeOf(line: Channel["upper"], slack: number): Slope {
  const rise = slopeAlong(line, 1);
  if (Math.abs(rise) <= slack) return "level";
  return rise > 0 ? "rising" : "falling";
}

/** How far the line went from pivot to pivot in a direction. */
function slopeAlong([from, to]: Channel["upper"], direction: number): number {
  return (to.price - from.price) * direction;
}

/** Broken at one line, given up at the last swing of the other. */
function breakOf(
  { pivots, upper, lower, firstWidth, lastWidth }: Channel,
  kind: PatternKind,
  sign: 1 | -1,
  height: number,
): PatternCandidate {
  const [neckline, other] = sign === 1 ? [lower, upper] : [upper, lower];
  const [first, last] = [pivots[0]?.index ?? 0, pivots.at(-1)?.index ?? 0];
  // Lines that do not run together meet nowhere ahead.
  const lost = firstWidth - lastWidth;
  const apexIndex = lost > 0 ? first + ((last - first) * firstWidth) / lost : Number.POSITIVE_INFINITY;
  return { kind, sign, pivots, neckline, height, stop: other[1].price, apexIndex };
}
