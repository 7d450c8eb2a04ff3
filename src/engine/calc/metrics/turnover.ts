import type { Fill } from "#shared/model/order.ts";
import { sumOf } from "./sum-of.ts";

/** Value of all fills, both sides, over the mean equity of the period; not annualised. */
export function turnover(fills: readonly Fill[], meanEquity: number): number {
  return sumOf(fills.map((fill) => fill.quantity * fill.price)) / meanEquity;
}
