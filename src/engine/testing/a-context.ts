import { neverCancelled } from "#engine/base/cancellation.ts";
import { silentLogger } from "#engine/base/logger.ts";
import { createRng } from "#engine/base/rng.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { createFakeClock } from "./fake-clock.ts";
import { sha256 } from "./sha256.ts";

/** A context in which time stands still, nobody cancels and nobody listens. */
export function aContext(overrides: Partial<SliceContext> = {}): SliceContext {
  const seed = overrides.seed ?? 1;
  return {
    clock: createFakeClock(),
    rng: createRng(seed),
    seed,
    runSeed: undefined,
    log: silentLogger,
    cancellation: neverCancelled,
    hash: sha256,
    mode: "backtest",
    runId: undefined,
    progress: () => undefined,
    publish: () => undefined,
    ...overrides,
  };
}
