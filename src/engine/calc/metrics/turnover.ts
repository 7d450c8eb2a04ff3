import type { Fill } from "#shared/model/order.ts";
import { meanOf } from "./mean-and-deviation.ts";
import { sumOf } from "./sum-of.ts";

/** Value of all fills, both sides, over the mean equity of the period; not annualised. */
export function turnover(fills: readonly Fill[], equity: Float64Array): number {
  return sumOf(fills.map((fill) => fill.quantity * fill.price)) / meanOf(equity);
}
