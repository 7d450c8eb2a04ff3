import { createRollingExtreme } from "./rolling-extreme.ts";
import { createRollingWindow } from "./rolling-window.ts";
import { whenReady } from "./when-ready.ts";

export interface IchimokuPeriods {
  readonly conversion: number;
  readonly base: number;
  readonly span: number;
  /** Bars that the two spans are drawn ahead. */
  readonly displacement: number;
}

/** Ichimoku's lines as they are drawn at one bar, in price units. */
export interface Ichimoku {
  readonly conversion: number;
  readonly base: number;
  readonly spanA: number;
  readonly spanB: number;
}

/**
 * Ichimoku (Hosoda 1969): middles of the ranges of three periods. The spans at a bar are those computed `displacement` bars
 * before it, so nothing looks ahead; the lagging line is the close itself drawn back and therefore left out.
 */
export function createIchimoku({ conversion, base, span, displacement }: IchimokuPeriods): {
  next(high: number, low: number): Ichimoku;
} {
  const middles = [createMiddle(conversion), createMiddle(base), createMiddle(span)] as const;
  const delays = [createDelay(displacement), createDelay(displacement)] as const;
  return {
    next(high, low) {
      const [turning, standard, leading] = [
        middles[0].next(high, low),
        middles[1].next(high, low),
        middles[2].next(high, low),
      ];
      return {
        conversion: turning,
        base: standard,
        spanA: whenReady(delays[0], (turning + standard) / 2),
        spanB: whenReady(delays[1], leading),
      };
    },
  };
}

function createMiddle(period: number): { next(high: number, low: number): number } {
  const highest = createRollingExtreme(period, 1);
  const lowest = createRollingExtreme(period, -1);
  return { next: (high, low) => (highest.next(high) + lowest.next(low)) / 2 };
}

/** The value given `bars` values before; NaN until there is one. */
function createDelay(bars: number): { next(value: number): number } {
  const window = createRollingWindow(bars);
  return {
    next(value) {
      const isReady = window.isFull;
      const earlier = window.push(value);
      return isReady ? earlier : Number.NaN;
    },
  };
}
