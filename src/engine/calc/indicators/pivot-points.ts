import { DAY_MS } from "#shared/model/time.ts";
import type { TradedBar } from "./vwap.ts";

/** Floor traders' levels for one session, in price units. */
export interface PivotPoints {
  readonly pivot: number;
  readonly resistance1: number;
  readonly resistance2: number;
  readonly resistance3: number;
  readonly support1: number;
  readonly support2: number;
  readonly support3: number;
}

const NO_LEVELS = levelsOf(Number.NaN, Number.NaN, Number.NaN);

/**
 * Classic pivot points from high, low and close of the session before, which is the day in UTC; on daily bars the bar
 * before. NaN during the first session.
 */
export function createPivotPoints(): {
  next(bar: Pick<TradedBar, "tsOpenMs" | "high" | "low" | "close">): PivotPoints;
} {
  let day = Number.NaN;
  let highest = Number.NaN;
  let lowest = Number.NaN;
  let lastClose = Number.NaN;
  let levels = NO_LEVELS;
  return {
    next({ tsOpenMs, high, low, close }) {
      const today = Math.floor(tsOpenMs / DAY_MS);
      if (today === day) {
        highest = Math.max(highest, high);
        lowest = Math.min(lowest, low);
      } else {
        levels = levelsOf(highest, lowest, lastClose);
        [day, highest, lowest] = [today, high, low];
      }
      lastClose = close;
      return levels;
    },
  };
}

function levelsOf(high: number, low: number, close: number): PivotPoints {
  const pivot = (high + low + close) / 3;
  const range = high - low;
  return {
    pivot,
    resistance1: 2 * pivot - low,
    resistance2: pivot + range,
    resistance3: high + 2 * (pivot - low),
    support1: 2 * pivot - high,
    support2: pivot - range,
    support3: low - 2 * (high - pivot),
  };
}
