import type { Engine } from "#engine/engine.ts";
import { neverCancelled } from "#engine/base/cancellation.ts";
import { silentLogger } from "#engine/base/logger.ts";
import { createRng } from "#engine/base/rng.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { callMethod } from "#engine/registry/call-method.ts";
import { nodeClock, nodeHasher } from "./node-ports.ts";

/** Nothing random, nobody to tell: what is asked for here is a command, not a run. */
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

/** Calls a method of the data slice, so that the same checks hold for window, command line and workflows. */
export async function callData<Output>(
  engine: Pick<Engine, "registry">,
  method: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Output> {
  const slice = await engine.registry.load("data");
  // The method's schema says what it answers.
  return (await callMethod(slice, method, input, context)) as Output;
}
