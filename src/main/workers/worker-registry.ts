import { silentLogger } from "#engine/base/logger.ts";
import { listBuiltInSlices } from "#engine/registry/catalogue.ts";
import { createHealthBook } from "#engine/registry/health-book.ts";
import { createInlineCaller } from "#engine/registry/inline-caller.ts";
import { createRegistry, type Registry } from "#engine/registry/registry.ts";
import { createSliceRunner } from "#engine/registry/slice-runner.ts";
import type { StudyBook } from "#engine/slices/optimize/ports.ts";
import { nodeClock, nodeHasher } from "#main/node/node-ports.ts";

/** The same slices as the host's, without stores, feeds and settings: those that need one refuse to load. */
export function createWorkerRegistry(studies?: StudyBook): Registry {
  const caller = createInlineCaller(() => runner);
  const registry = createRegistry({ portNames: ["caller"], onDisabled: () => undefined });
  for (const entry of listBuiltInSlices(studies === undefined ? { caller } : { caller, studies }))
    registry.register(entry);
  // The host keeps the health book; here it only completes the runner.
  const health = createHealthBook(nodeClock, () => undefined);
  const runner = createSliceRunner({
    registry,
    clock: nodeClock,
    hash: nodeHasher,
    log: silentLogger,
    health,
    caller: undefined,
  });
  return registry;
}
