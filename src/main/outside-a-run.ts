import { neverCancelled } from "#engine/base/cancellation.ts";
import { silentLogger } from "#engine/base/logger.ts";
import { createRng } from "#engine/base/rng.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { nodeClock, nodeHasher } from "./node-ports.ts";

/** For a method that a command calls by itself: nothing random, nobody to tell. */
export const outsideARun: SliceContext = {
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
