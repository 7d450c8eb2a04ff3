import { createRollingExtreme } from "./rolling-extreme.ts";

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
  return { upper: rollingExtremes(high, period, 1), lower: rollingExtremes(low, period, -1) };
}

/** Streaming form of `donchian`, equal to it bit for bit. */
export function createDonchian(period: number): { next(high: number, low: number): DonchianChannel } {
  const highest = createRollingExtreme(period, 1);
  const lowest = createRollingExtreme(period, -1);
  return { next: (high, low) => ({ upper: highest.next(high), lower: lowest.next(low) }) };
}

function rollingExtremes(values: Float64Array, period: number, sign: 1 | -1): Float64Array {
  const extreme = createRollingExtreme(period, sign);
  const extremes = new Float64Array(values.length);
  for (let index = 0; index < values.length; index += 1) {
    extremes[index] = extreme.next(values[index] ?? Number.NaN);
  }
  return extremes;
}
