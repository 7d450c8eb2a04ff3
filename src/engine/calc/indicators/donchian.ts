import { checkPeriod } from "./check-period.ts";
import { createRollingWindow } from "./rolling-window.ts";

/** Donchian channel at one bar, in price units. */
export interface DonchianChannel {
  readonly upper: number;
  readonly lower: number;
}

/** Highest high and lowest low of the last `period` bars, this one included; NaN before there are that many. */
export function donchian(
  { high, low }: { readonly high: Float64Array; readonly low: Float64Array },
  period: number,
): { readonly [Column in keyof DonchianChannel]: Float64Array } {
  return { upper: rollingMaximum(high, period, 1), lower: rollingMaximum(low, period, -1) };
}

/** Streaming form of `donchian`, equal to it bit for bit. */
export function createDonchian(period: number): { next(high: number, low: number): DonchianChannel } {
  const highest = createRollingMaximum(period);
  const lowest = createRollingMaximum(period);
  return { next: (high, low) => ({ upper: highest.next(high), lower: -lowest.next(-low) }) };
}

function createRollingMaximum(period: number): { next(value: number): number } {
  const window = createRollingWindow(period);
  let maximum = -Infinity;
  return {
    next(value) {
      const wasFull = window.isFull;
      const displaced = window.push(value);
      if (value >= maximum) maximum = value;
      else if (wasFull && displaced === maximum) maximum = maximumOf(window.values, 0, period, 1);
      return window.isFull ? maximum : Number.NaN;
    },
  };
}

/** With `sign` -1 the rolling minimum. */
function rollingMaximum(values: Float64Array, period: number, sign: 1 | -1): Float64Array {
  checkPeriod(period);
  const maxima = new Float64Array(values.length).fill(Number.NaN);
  let maximum = -Infinity;
  for (let index = 0; index < values.length; index += 1) {
    const value = (values[index] ?? Number.NaN) * sign;
    const displaced = (values[index - period] ?? Number.NaN) * sign;
    if (value >= maximum) maximum = value;
    else if (displaced === maximum) maximum = maximumOf(values, index + 1 - period, index + 1, sign);
    if (index >= period - 1) maxima[index] = maximum * sign;
  }
  return maxima;
}

function maximumOf(values: Float64Array, from: number, to: number, sign: 1 | -1): number {
  let maximum = -Infinity;
  for (let index = from; index < to; index += 1) {
    maximum = Math.max(maximum, (values[index] ?? Number.NaN) * sign);
  }
  return maximum;
}
