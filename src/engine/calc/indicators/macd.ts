import { invariant } from "#engine/base/invariant.ts";
import { createEma } from "./ema.ts";
import { meanOf } from "./rolling-moments.ts";

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
  const columns = { line: emptyColumn(values), signal: emptyColumn(values), histogram: emptyColumn(values) };
  const { line: lines, signal: signals, histogram: histograms } = columns;
  const [fastFactor, slowFactor, signalFactor] = [2 / (fast + 1), 2 / (slow + 1), 2 / (signal + 1)];
  const firstSignal = slow + signal - 2;
  let fastAverage = meanOf(values, slow - fast, slow);
  let slowAverage = meanOf(values, 0, slow);
  let signalAverage = 0;
  for (let index = slow - 1; index < values.length; index += 1) {
    if (index >= slow) {
      const value = values[index] ?? Number.NaN;
      fastAverage += (value - fastAverage) * fastFactor;
      slowAverage += (value - slowAverage) * slowFactor;
    }
    const line = fastAverage - slowAverage;
    lines[index] = line;
    if (index > firstSignal) signalAverage += (line - signalAverage) * signalFactor;
    else signalAverage += line;
    if (index === firstSignal) signalAverage /= signal;
    if (index >= firstSignal) {
      signals[index] = signalAverage;
      histograms[index] = line - signalAverage;
    }
  }
  return columns;
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

function emptyColumn({ length }: Float64Array): Float64Array {
  return new Float64Array(length).fill(Number.NaN);
}
