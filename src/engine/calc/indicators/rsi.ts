import { checkPeriod } from "./check-period.ts";

/**
 * Wilder's relative strength index, 0 to 100; the first value follows `period` changes.
 * The first averages are plain means, later ones `(previous * (period - 1) + change) / period` (Wilder 1978).
 * A market that did not move at all is neutral, 50, where TA-Lib answers 0.
 */
export function rsi(values: Float64Array, period: number): Float64Array {
  checkPeriod(period);
  const strengths = new Float64Array(values.length).fill(Number.NaN);
  let gain = 0;
  let loss = 0;
  for (let index = 1; index < values.length; index += 1) {
    const change = (values[index] ?? Number.NaN) - (values[index - 1] ?? Number.NaN);
    const kept = index <= period ? 1 : (period - 1) / period;
    gain = gain * kept + Math.max(change, 0) / period;
    loss = loss * kept + Math.max(-change, 0) / period;
    if (index >= period) strengths[index] = strength(gain, loss);
  }
  return strengths;
}

/** Streaming form of `rsi`, equal to it bit for bit. */
export function createRsi(period: number): { next(value: number): number } {
  checkPeriod(period);
  let changes = -1;
  let previous = 0;
  let gain = 0;
  let loss = 0;
  return {
    next(value) {
      const change = value - previous;
      previous = value;
      changes += 1;
      if (changes === 0) return Number.NaN;
      // The first `period` changes are gathered with weight 1 / period; then the averages decay.
      const kept = changes <= period ? 1 : (period - 1) / period;
      gain = gain * kept + Math.max(change, 0) / period;
      loss = loss * kept + Math.max(-change, 0) / period;
      return changes < period ? Number.NaN : strength(gain, loss);
    },
  };
}

function strength(gain: number, loss: number): number {
  return gain + loss === 0 ? 50 : (100 * gain) / (gain + loss);
}
