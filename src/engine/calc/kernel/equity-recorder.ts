import type { EquityCurve } from "#shared/model/backtest-result.ts";

/** Writes one point a bar time into columns made before the run. */
export interface EquityRecorder {
  record(tsOpenMs: number, equity: number, positionsValue: number): void;
  /** What `record` would write at each of these bars while cash and the one holding stay as they are. */
  recordIdle(stretch: IdleStretch): void;
  curve(): EquityCurve;
}

/** Bars from `from` to before `to` at which nothing but the price changes. */
export interface IdleStretch {
  readonly tsOpenMs: Float64Array;
  readonly close: Float64Array;
  readonly from: number;
  readonly to: number;
  readonly cash: number;
  readonly quantity: number;
}

/**
 * `capacity` is the most points that can come. Where it is known at which times they will come, `knownTimes` becomes the
 * curve's column as it is: no copy of a long column.
 */
export function createEquityRecorder(
  capacity: number,
  initialCash: number,
  knownTimes?: Float64Array,
): EquityRecorder {
  const times = knownTimes ?? new Float64Array(capacity);
  const values = new Float64Array(capacity);
  const drawdown = new Float64Array(capacity);
  const exposure = new Float64Array(capacity);
  let length = 0;
  let peak = initialCash;

  /** A loop, because stretches are short: filling a part of a column costs more than its few stores. */
  const recordFlat = (bars: number, cash: number): void => {
    if (cash > peak) peak = cash;
    const fall = cash / peak - 1;
    for (let point = length; point < length + bars; point += 1) {
      values[point] = cash;
      drawdown[point] = fall;
      // The exposure is 0 there already.
    }
  };
  const recordHeld = ({ close, from, to, cash, quantity }: IdleStretch): void => {
    let highest = peak;
    for (let index = from, point = length; index < to; index += 1, point += 1) {
      const held = quantity * (close[index] ?? Number.NaN);
      const equity = cash + held;
      if (equity > highest) highest = equity;
      values[point] = equity;
      drawdown[point] = equity / highest - 1;
      exposure[point] = held === 0 ? 0 : held / equity;
    }
    peak = highest;
  };

  return {
    record(tsOpenMs, equity, positionsValue) {
      if (equity > peak) peak = equity;
      if (knownTimes === undefined) times[length] = tsOpenMs;
      values[length] = equity;
      drawdown[length] = equity / peak - 1;
      exposure[length] = positionsValue === 0 ? 0 : positionsValue / equity;
      length += 1;
    },
    recordIdle(stretch) {
      const { tsOpenMs, from, to, cash, quantity } = stretch;
      if (knownTimes === undefined) times.set(tsOpenMs.subarray(from, to), length);
      if (quantity === 0) recordFlat(to - from, cash);
      else recordHeld(stretch);
      length += to - from;
    },
    curve: () => ({
      tsOpenMs: upTo(times, length),
      equity: upTo(values, length),
      drawdown: upTo(drawdown, length),
      exposure: upTo(exposure, length),
    }),
  };
}

/** The column itself when it is full, so that a long curve is not there twice. */
function upTo(column: Float64Array, length: number): Float64Array {
  return length === column.length ? column : column.slice(0, length);
}
