import { sumOf } from "./sum-of.ts";

/** Arithmetic mean; NaN of nothing. */
export function averageOf(values: readonly number[]): number {
  return sumOf(values) / values.length;
}
