import type { Engine } from "#engine/engine.ts";
import { neverCancelled } from "#engine/base/cancellation.ts";
import { callMethod } from "#engine/registry/call-method.ts";
import { silentLogger } from "#engine/base/logger.ts";
import { createRng } from "#engine/base/rng.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import type { SeriesInfo } from "#shared/ipc/channels/data-channels.ts";
import { nodeClock, nodeHasher } from "./node-ports.ts";

/** Nothing random, nobody to tell: an import is a command, not a run. */
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

/** Imports through the data slice, so that the same checks hold for window, command line and workflows. */
export async function importCsv(
  engine: Pick<Engine, "registry">,
  input: Readonly<Record<string, unknown>>,
): Promise<{ readonly series: SeriesInfo }> {
  const slice = await engine.registry.load("data");
  const output = await callMethod(slice, "import_csv", input, context);
  // `callMethod` has checked it against the method's schema.
  return output as { readonly series: SeriesInfo };
}
