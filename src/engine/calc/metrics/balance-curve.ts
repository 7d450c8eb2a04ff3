import type { Trade } from "#shared/model/position.ts";

/** Start plus the profits of the trades closed so far, one value a trade in the order of their exits. */
export function balanceCurve(start: number, trades: readonly Trade[]): Float64Array {
  let balance = start;
  return Float64Array.from(
    trades.toSorted((left, right) => left.tsExitMs - right.tsExitMs),
    ({ profit }) => (balance += profit),
  );
}

/** The deepest fall below the highest value so far, `start` included: in money at least 0, as a fraction at most 0. */
export function deepestFall(
  start: number,
  values: Float64Array,
): { readonly money: number; readonly fraction: number } {
  let [peak, money, fraction] = [start, 0, 0];
  for (const value of values) {
    if (value > peak) peak = value;
    money = Math.max(money, peak - value);
    fraction = Math.min(fraction, value / peak - 1);
  }
  return { money, fraction };
}
