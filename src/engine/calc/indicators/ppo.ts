import { invariant } from "#engine/base/invariant.ts";
import { createEma } from "./ema.ts";
import type { Macd, MacdPeriods } from "./macd.ts";
import { whenReady } from "./when-ready.ts";

/**
 * Percentage price oscillator: fast less slow exponential average as a fraction of the slow one (TA-Lib's PPO is this times
 * 100), its exponential average, and what is between them. As in TA-Lib each average is seeded by its own first values,
 * where those of MACD are seeded at one bar.
 */
export function createPpo({ fast, slow, signal }: MacdPeriods): { next(value: number): Macd } {
  invariant(fast < slow, `fast must be below slow, were ${fast} and ${slow}`);
  const fastAverage = createEma(fast);
  const slowAverage = createEma(slow);
  const signalAverage = createEma(signal);
  return {
    next(value) {
      const line = fastAverage.next(value) / slowAverage.next(value) - 1;
      const signalValue = whenReady(signalAverage, line);
      return { line, signal: signalValue, histogram: line - signalValue };
    },
  };
}
