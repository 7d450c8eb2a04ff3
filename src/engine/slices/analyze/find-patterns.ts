import type { z } from "zod";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { findPatterns as findPatternsOf } from "#engine/calc/patterns/find-patterns.ts";
import { DEFAULT_PATTERN_SETTINGS } from "#engine/calc/patterns/pattern-settings.ts";
import type { AnalyzeMethods } from "./manifest.ts";

type Method = AnalyzeMethods["find_patterns"];

/** The patterns of each symbol, in the order of the bars. */
export function findPatterns(
  input: z.output<Method["input"]>,
  context: SliceContext,
): z.input<Method["output"]> {
  const settings = {
    ...DEFAULT_PATTERN_SETTINGS,
    strength: input.pivotStrengthBars,
    tolerance: input.patternTolerance,
    biasKinds: input.patternBiasKinds,
    biasBars: input.patternBiasBars,
    horizonBars: input.patternHorizonBars,
  };
  const patterns = input.bars.map((series, index) => {
    context.cancellation.throwIfCancelled();
    const found = findPatternsOf(series, settings);
    context.progress((index + 1) / input.bars.length, `patterns of ${series.symbol}`);
    return found;
  });
  return { patterns };
}
