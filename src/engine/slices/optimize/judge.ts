import type { z } from "zod";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { momentsOf } from "#engine/calc/overfitting/moments-of.ts";
import { probabilityOfOverfitting } from "#engine/calc/overfitting/probability-of-overfitting.ts";
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
  const columns = parameterSets.map((parameters, index) => {
    context.cancellation.throwIfCancelled();
    context.progress(index / parameterSets.length, `${index} of ${parameterSets.length} curves compared`);
    return traceOne(market, parameters, context).returns;
  });
  const moments = momentsOf(traceOne(market, chosen, context).returns);
  const blocks = blocksFor(columns[0]?.length ?? 0);
  if (columns.length < 2 || blocks < MINIMUM_BLOCKS) return { moments };
  return { moments, overfitting: probabilityOfOverfitting(columns, blocks) };
}

function blocksFor(bars: number): number {
  return Math.min(BLOCKS, 2 * Math.floor(bars / MINIMUM_BARS_A_BLOCK / 2));
}
