import { checkPeriod } from "./check-period.ts";

/** Highest or lowest of the last values, and how long ago it was. */
export interface RollingExtreme {
  /** Bars since the extreme, 0 for the newest; of level values the newest counts. */
  readonly barsSince: number;
  /** The extreme of the last `period` values, this one included; NaN before there are that many. */
  next(value: number): number;
}

/**
 * The maximum of a sliding window, or the minimum with `sign` -1, in constant time amortised: the queue holds only
 * values that can still become the extreme, best first.
 */
export function createRollingExtreme(period: number, sign: 1 | -1): RollingExtreme {
  checkPeriod(period);
  const values = new Float64Array(period);
  const places = new Float64Array(period);
  let head = 0;
  let size = 0;
  let count = 0;
  const slotOf = (position: number): number => {
    const slot = head + position;
    return slot >= period ? slot - period : slot;
  };
  return {
    get barsSince() {
      return count - 1 - (places[head] ?? Number.NaN);
    },
    next(value) {
      if (size > 0 && (places[head] ?? 0) <= count - period) {
        head = slotOf(1);
        size -= 1;
      }
      while (size > 0 && (values[slotOf(size - 1)] ?? 0) * sign <= value * sign) size -= 1;
      const slot = slotOf(size);
      values[slot] = value;
      places[slot] = count;
      size += 1;
      count += 1;
      return count < period ? Number.NaN : (values[head] ?? Number.NaN);
    },
  };
}
