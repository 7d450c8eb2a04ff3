import type { Pattern } from "#shared/model/pattern.ts";

/**
 * +1 while a bullish pattern is active, -1 while a bearish one is, 0 for none or both. A pattern is active from the
 * bar whose close confirmed it, for `biasBars` bars, whatever becomes of it.
 */
export function patternBias(
  patterns: readonly Pick<Pattern, "direction" | "confirmedIndex">[],
  length: number,
  biasBars: number,
): Int8Array {
  const bullish = new Uint8Array(length);
  const bearish = new Uint8Array(length);
  for (const { direction, confirmedIndex } of patterns) {
    const active = direction === "bullish" ? bullish : bearish;
    active.fill(1, confirmedIndex, confirmedIndex + biasBars);
  }
  return Int8Array.from(bullish, (isBullish, index) => isBullish - (bearish[index] ?? 0));
}
