import type { Scale } from "./value-axis.tsx";

/** Path data of a line through values that are all numbers, in order. */
export function linePath(xs: readonly number[], values: Float64Array, scale: Scale): string {
  return `M${pointsOf(xs, values, scale).join("L")}`;
}

/** Path data of what lies between two such lines. */
export function bandPath(xs: readonly number[], low: Float64Array, high: Float64Array, scale: Scale): string {
  return `M${[...pointsOf(xs, high, scale), ...pointsOf(xs, low, scale).toReversed()].join("L")}Z`;
}

function pointsOf(xs: readonly number[], values: Float64Array, scale: Scale): readonly string[] {
  return xs.map((x, index) => `${x.toFixed(1)} ${scale.toPx(values[index] ?? Number.NaN).toFixed(1)}`);
}
