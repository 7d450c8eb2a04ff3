import type { z } from "zod";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { momentsOf } from "#engine/calc/overfitting/moments-of.ts";
import { probabilityOfOverfitting, sumBlocks } from "#engine/calc/overfitting/probability-of-overfitting.ts";
import type { optimizeManifest } from "./manifest.ts";
import { traceOne } from "./trace.ts";

type Method = (typeof optimizeManifest)["methods"]["judge"];

/** The paper's number of blocks; fewer where a block would have too few bars to say anything. */
const BLOCKS = 16;
const MINIMUM_BLOCKS = 4;
const MINIMUM_BARS_A_BLOCK = 20;

/** The shape of the chosen set's returns, and how often a choice among the sets would not have held. */
export function judge(
  { chosen, parameterSets, ...market }: z.output<Method["input"]>,
  context: SliceContext,
): z.input<Method["output"]> {
  const { returns } = traceOne(market, chosen, context);
  const moments = momentsOf(returns);
  const blocks = blocksFor(returns.length);
  if (parameterSets.length < 2 || blocks < MINIMUM_BLOCKS) return { moments };
  // Of a long series only the sums are kept: hundreds of whole curves would not fit.
  const sums = parameterSets.map((parameters, index) => {
    context.cancellation.throwIfCancelled();
    context.progress(index / parameterSets.length, `${index} of ${parameterSets.length} curves compared`);
    return sumBlocks(traceOne(market, parameters, context).returns, blocks);
  });
  return { moments, overfitting: probabilityOfOverfitting(sums) };
}

function blocksFor(bars: number): number {
  return Math.min(BLOCKS, 2 * Math.floor(bars / MINIMUM_BARS_A_BLOCK / 2));
}
