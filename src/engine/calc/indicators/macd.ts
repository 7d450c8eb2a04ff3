import { invariant } from "#engine/base/invariant.ts";
import { createEma, ema } from "./ema.ts";

export interface MacdPeriods {
  readonly fast: number;
  readonly slow: number;
  readonly signal: number;
}

/** Moving average convergence and divergence at one bar, in price units. */
export interface Macd {
  /** Fast less slow exponential average. */
  readonly line: number;
  /** Exponential average of the line. */
  readonly signal: number;
  /** Line less signal. */
  readonly histogram: number;
}

/**
 * MACD of a whole series. Both averages become ready at the same bar: the fast one is seeded by the `fast` values
 * that end where the slow one's seed ends (as TA-Lib does). The line is there `signal - 1` bars before the signal.
 */
export function macd(
  values: Float64Array,
  { fast, slow, signal }: MacdPeriods,
): { readonly [Column in keyof Macd]: Float64Array } {
  checkOrder(fast, slow);
  const line = subtract(shift(ema(values.subarray(slow - fast), fast), values.length), ema(values, slow));
  const signalLine = shift(ema(line.subarray(slow - 1), signal), values.length);
  return { line, signal: signalLine, histogram: subtract(line, signalLine) };
}

/** Streaming form of `macd`, equal to it bit for bit. */
export function createMacd({ fast, slow, signal }: MacdPeriods): { next(value: number): Macd } {
  checkOrder(fast, slow);
  const fastAverage = createEma(fast);
  const slowAverage = createEma(slow);
  const signalAverage = createEma(signal);
  let valuesUntilFastStarts = slow - fast;
  return {
    next(value) {
      const slowValue = slowAverage.next(value);
      if (valuesUntilFastStarts > 0) {
        valuesUntilFastStarts -= 1;
        return { line: Number.NaN, signal: Number.NaN, histogram: Number.NaN };
      }
      const line = fastAverage.next(value) - slowValue;
      const signalValue = Number.isNaN(line) ? Number.NaN : signalAverage.next(line);
      return { line, signal: signalValue, histogram: line - signalValue };
    },
  };
}

function checkOrder(fast: number, slow: number): void {
  invariant(fast < slow, `fast must be below slow, were ${fast} and ${slow}`);
}

/** The values at the end of a column of `length`, after NaN. */
function shift(values: Float64Array, length: number): Float64Array {
  const shifted = new Float64Array(length).fill(Number.NaN);
  shifted.set(values, length - values.length);
  return shifted;
}

function subtract(left: Float64Array, right: Float64Array): Float64Array {
  const difference = new Float64Array(left.length);
  for (let index = 0; index < left.length; index += 1) {
    difference[index] = (left[index] ?? Number.NaN) - (right[index] ?? Number.NaN);
  }
  return difference;
}
