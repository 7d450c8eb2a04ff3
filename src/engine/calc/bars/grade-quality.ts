import { QUALITY } from "#shared/model/bar.ts";
import type { BarColumns } from "./bar-columns.ts";

const HISTORY_BARS = 60;
const MINIMUM_HISTORY_BARS = 20;
const SPIKE_FACTOR = 20;
const SMALLEST_SPIKE = 0.15;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The largest log distance of the bar's prices from the close before it. */
function largestMove({ high, low }: BarColumns, index: number, previousClose: number): number {
  const up = Math.log((high[index] ?? Number.NaN) / previousClose);
  const down = Math.log(previousClose / (low[index] ?? Number.NaN));
  return Math.max(up, down);
}

/**
 * Grades each bar real or suspicious from the bars up to it. Suspicious is a move of at least 15 % away from the close before
 * that is also over 20 times the median close-to-close move of the 60 bars before. Nothing is repaired: a true crash
 * can look like this, and only a person can tell.
 */
export function gradeQuality(columns: BarColumns): Uint8Array {
  const { close } = columns;
  const quality = new Uint8Array(close.length);
  const moves: number[] = [];
  for (let index = 1; index < close.length; index += 1) {
    const previousClose = close[index - 1] ?? Number.NaN;
    const move = largestMove(columns, index, previousClose);
    // The median of the history costs a sort, so it is only taken for the rare large moves.
    if (move >= SMALLEST_SPIKE && moves.length >= MINIMUM_HISTORY_BARS) {
      const usual = median(moves.slice(-HISTORY_BARS));
      if (move > SPIKE_FACTOR * usual) quality[index] = QUALITY.suspicious;
    }
    moves.push(Math.abs(Math.log((close[index] ?? Number.NaN) / previousClose)));
  }
  return quality;
}
