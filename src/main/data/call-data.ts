import type { Engine } from "#engine/engine.ts";
import { neverCancelled } from "#engine/base/cancellation.ts";
import { silentLogger } from "#engine/base/logger.ts";
import { createRng } from "#engine/base/rng.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { callMethod } from "#engine/registry/call-method.ts";
import { nodeClock, nodeHasher } from "#main/node/node-ports.ts";

/** Nothing random, and nobody to tell unless somebody is named: what is asked for here is a command, not a run. */
const context: SliceContext = {
  clock: nodeClock,
  rng: createRng(0),
  seed: 0,
  runSeed: undefined,
  log: silentLogger,
  cancellation: neverCancelled,
  hash: nodeHasher,
  mode: "backtest",
  runId: undefined,
  progress: () => undefined,
  publish: () => undefined,
};

/** What is of use to a call that takes long, or that changes something. */
export type CallTools = Partial<Pick<SliceContext, "cancellation" | "progress" | "publish">>;

/** Calls a method of the data slice, so that the same checks hold for window, command line and workflows. */
export async function callData<Output>(
  engine: Pick<Engine, "registry">,
  method: string,
  input: Readonly<Record<string, unknown>>,
  tools: CallTools = {},
): Promise<Output> {
  const slice = await engine.registry.load("data");
  // The method's schema says what it answers.
  return (await callMethod(slice, method, input, { ...context, ...tools })) as Output;
}
