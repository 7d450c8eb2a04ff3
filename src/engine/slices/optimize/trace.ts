import type { z } from "zod";
import { withExecution } from "#engine/base/execution-schemas.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { runBacktest } from "#engine/calc/kernel/run-backtest.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";
import type { optimizeManifest } from "./manifest.ts";
import { trialInput } from "./trial-input.ts";

type Method = (typeof optimizeManifest)["methods"]["trace"];
type Input = z.output<Method["input"]>;
export type Trace = z.output<Method["output"]>["traces"][number];

/** The returns a bar of each parameter set, traded as `evaluate` trades it. */
export function trace(input: Input, context: SliceContext): { readonly traces: Trace[] } {
  const traces = input.parameterSets.map((parameters, index) => {
    context.cancellation.throwIfCancelled();
    context.progress((index + 1) / input.parameterSets.length, `${index + 1} curves`);
    return traceOne(input, parameters, context);
  });
  return { traces };
}

/** Returns run from the cash before the first bar, so that they chain from one range to the next. */
export function traceOne(
  { strategy, ...market }: Omit<Input, "parameterSets">,
  parameters: StrategyParameters,
  { seed, hash, cancellation }: SliceContext,
): Trace {
  const { equity } = runBacktest(
    { ...trialInput(withExecution(market), seed), strategy: { id: strategy, parameters } },
    { hash, cancellation, onProgress: () => undefined },
  );
  return { tsOpenMs: equity.tsOpenMs, returns: chainedReturns(equity.equity, market.initialCash) };
}

/** An account that is worth nothing has no return any more. */
function chainedReturns(equity: Float64Array, start: number): Float64Array {
  const returns = new Float64Array(equity.length);
  let before = start;
  for (let index = 0; index < equity.length; index += 1) {
    const now = equity[index] ?? Number.NaN;
    returns[index] = before > 0 && Number.isFinite(now) ? now / before - 1 : 0;
    before = now;
  }
  return returns;
}
