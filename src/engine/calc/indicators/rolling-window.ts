import { checkPeriod } from "./check-period.ts";

/** The last `values.length` numbers of a stream, in ring order. */
export interface RollingWindow {
  readonly values: Float64Array;
  readonly isFull: boolean;
  /** True just after the last slot was written, when `values` stand in the order in which they came. */
  readonly isAligned: boolean;
  /** Adds a value and returns the one that it displaces; 0 while the window still fills. */
  push(value: number): number;
}

export function createRollingWindow(period: number): RollingWindow {
  checkPeriod(period);
  const values = new Float64Array(period);
  let cursor = 0;
  let isFull = false;
  return {
    values,
    get isFull() {
      return isFull;
    },
    get isAligned() {
      return isFull && cursor === 0;
    },
    push(value) {
      const displaced = values[cursor] ?? 0;
      values[cursor] = value;
      cursor = cursor + 1 === period ? 0 : cursor + 1;
      if (cursor === 0) isFull = true;
      return displaced;
    },
  };
}
