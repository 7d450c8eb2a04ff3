import type { FillDivergence } from "#shared/model/fill-divergence.ts";
import type { Fill } from "#shared/model/order.ts";

/** Undefined when both made the same fills: time, symbol, side, quantity, price and fee, to the last digit. */
export function firstDifferingFill(
  left: readonly Fill[],
  right: readonly Fill[],
): FillDivergence | undefined {
  const length = Math.max(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const [one, other] = [left[index], right[index]];
    if (one === undefined || other === undefined || !isSame(one, other))
      return { number: index + 1, left: one, right: other };
  }
  return undefined;
}

function isSame(left: Fill, right: Fill): boolean {
  return (["tsMs", "symbol", "side", "quantity", "price", "fee"] as const).every((name) =>
    Object.is(left[name], right[name]),
  );
}
