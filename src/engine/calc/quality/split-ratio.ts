import type { BarColumns } from "../bars/bar-columns.ts";
import { median } from "./usual-move.ts";

/** Ratios in which shares are split, each also the other way round from 2 on. */
const FORWARD = [
  5 / 4,
  4 / 3,
  3 / 2,
  5 / 3,
  2,
  5 / 2,
  3,
  4,
  5,
  6,
  7,
  8,
  9,
  10,
  12,
  15,
  20,
  25,
  30,
  40,
  50,
  100,
];
const RATIOS = [...FORWARD, ...FORWARD.filter((ratio) => ratio >= 2).map((ratio) => 1 / ratio)];

/** A step smaller than this many usual moves is a move. */
const FEWEST_USUAL_MOVES = 8;
/** How far the open may be from the exact ratio: usual moves, a floor and a cap of log distance. */
const NEAR_USUAL_MOVES = 2.5;
const NEAR_FLOOR = 0.025;
const NEAR_CAP = 0.15;
/** A crash is traded many times as much as usual; a split is not, in shares or in money. */
const MOST_ACTIVITY = 4;
const BARS_OF_ACTIVITY = 20;
const BARS_THAT_STAY = 3;

export interface SplitEvidence {
  readonly ratio: number;
  /** Traded shares, or money if that is less, as a multiple of what is usual; undefined without volumes. */
  readonly activity: number | undefined;
}

/**
 * What speaks for a split at the open of a bar that nobody adjusted for: the open stands at a small ratio to the close before, day
 * and days after stay there, the step is no usual move, and trading is not what it is in a crash. Undefined when something speaks
 * against it. `usual` is the usual move at that bar.
 */
export function findSplitEvidence(
  columns: BarColumns,
  index: number,
  usual: number,
): SplitEvidence | undefined {
  const before = columns.close[index - 1] ?? Number.NaN;
  const step = Math.log(before / (columns.open[index] ?? Number.NaN));
  const [ratio] = RATIOS.toSorted(
    (left, right) => Math.abs(step - Math.log(left)) - Math.abs(step - Math.log(right)),
  ) as [number];
  const tolerance = Math.min(Math.max(NEAR_FLOOR, NEAR_USUAL_MOVES * usual), NEAR_CAP);
  const logRatio = Math.log(ratio);
  if (!(Math.abs(step - logRatio) <= Math.min(tolerance, Math.abs(logRatio) / 3))) return undefined;
  if (Math.abs(logRatio) < FEWEST_USUAL_MOVES * usual || !stays(columns, index, before, logRatio))
    return undefined;
  const activity = measureActivity(columns, index, ratio);
  if (activity !== undefined && activity > MOST_ACTIVITY) return undefined;
  return { ratio, activity };
}

/** Whether the closes before the step are nearer to the old level than to the new, and those from it on the other way round. */
function stays({ close }: BarColumns, index: number, before: number, logRatio: number): boolean {
  const shareOf = (price: number): number => Math.log(before / price) / logRatio;
  const earlier = [...close.subarray(Math.max(0, index - 1 - BARS_THAT_STAY), index)];
  const later = [...close.subarray(index, index + 1 + BARS_THAT_STAY)];
  return (
    earlier.every((price) => Math.abs(shareOf(price)) < 0.5) &&
    later.every((price) => Math.abs(shareOf(price) - 1) < 0.5)
  );
}

function measureActivity({ volume }: BarColumns, index: number, ratio: number): number | undefined {
  const usual = median([...volume.subarray(Math.max(0, index - BARS_OF_ACTIVITY), index)]);
  if (!(usual > 0)) return undefined;
  const shares = (volume[index] ?? Number.NaN) / usual;
  return Math.min(shares, shares / ratio);
}
