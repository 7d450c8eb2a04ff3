import type { Pivot } from "#shared/model/pattern.ts";

/**
 * Adds a pivot to a sequence that alternates between highs and lows. Of neighbours of one kind the more extreme
 * stays, so a lesser pivot leaves the sequence as it is. Uses nothing but pivots known so far.
 */
export function extendSwings(swings: readonly Pivot[], pivot: Pivot): readonly Pivot[] {
  const last = swings.at(-1);
  if (last === undefined || last.kind !== pivot.kind) return [...swings.slice(-MAXIMUM_SWINGS + 1), pivot];
  const sign = pivot.kind === "high" ? 1 : -1;
  return pivot.price * sign > last.price * sign ? [...swings.slice(0, -1), pivot] : swings;
}

/** The longest pattern has five swings and the one that leads into it. */
const MAXIMUM_SWINGS = 6;
