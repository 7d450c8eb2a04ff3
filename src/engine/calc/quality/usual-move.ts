const BARS_BEFORE = 60;
const BARS_AFTER = 30;
const FEWEST_MOVES = 15;
/** Makes the median of absolute values a standard deviation where moves are normal. */
const NORMAL = 1.4826;

/**
 * How far the close of a bar usually is from the close before it (a standard deviation of log returns, by the median of their
 * sizes, so that single large moves do not count), from the 60 moves before the bar and the 30 after it, its own left out; NaN
 * where there are fewer than 15.
 */
export function usualMove(close: Float64Array, index: number): number {
  const moves: number[] = [];
  for (let at = Math.max(1, index - BARS_BEFORE); at <= index + BARS_AFTER && at < close.length; at += 1) {
    if (at === index) continue;
    const move = Math.abs(Math.log((close[at] ?? Number.NaN) / (close[at - 1] ?? Number.NaN)));
    if (Number.isFinite(move)) moves.push(move);
  }
  return moves.length < FEWEST_MOVES ? Number.NaN : NORMAL * median(moves);
}

/** The upper of two middles; NaN of nothing. */
export function median(values: number[]): number {
  values.sort((left, right) => left - right);
  return values[values.length >> 1] ?? Number.NaN;
}
