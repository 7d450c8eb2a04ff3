import { AppError, toSerialError } from "#shared/errors/app-error.ts";
import { fail, succeed } from "#shared/ipc/result.ts";
import { silentLogger } from "#engine/base/logger.ts";
import { createRng } from "#engine/base/rng.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import {
  addOwnStrategy,
  listOwnStrategies,
  standInFor,
  type StrategyFace,
} from "#engine/calc/strategies/own-strategies.ts";
import { callMethod } from "#engine/registry/call-method.ts";
import type { Registry } from "#engine/registry/registry.ts";
import { nodeClock, nodeHasher } from "#main/node/node-ports.ts";
import { shareColumns } from "./share-columns.ts";
import { createSharedCancellation } from "./shared-cancellation.ts";
import type { HostLink, SliceWorkerApi, WorkerCall } from "./worker-contract.ts";

/** The worker's side of a call: finds the method, runs it, and answers a value in every case. */
export function createSliceWorkerApi(registry: Pick<Registry, "load">, host: HostLink): SliceWorkerApi {
  return {
    async call(call) {
      try {
        hearOfStrategies(call.ownStrategies);
        const slice = await registry.load(call.slice);
        const context = workerContext(call, host, refuseToPublish);
        // The host reads the columns of the answer where they are; copying them would hold its loop.
        return succeed(shareColumns(await callMethod(slice, call.method, call.input, context)));
      } catch (thrown) {
        return fail(toSerialError(thrown));
      }
    },
  };
}

/** The code of a person's own strategy runs elsewhere; here it is only known that there is one. */
function hearOfStrategies(faces: readonly StrategyFace[]): void {
  const known = new Set(listOwnStrategies().map(({ id }) => id));
  const fresh = faces.filter(({ id }) => !known.has(id));
  for (const face of fresh) addOwnStrategy({ kind: "usable", strategy: standInFor(face) });
}

/** The world of a method in a worker thread. */
export function workerContext(
  call: Pick<WorkerCall, "seed" | "cancelFlag">,
  host: HostLink,
  publish: SliceContext["publish"],
): SliceContext {
  return {
    clock: nodeClock,
    rng: createRng(call.seed),
    seed: call.seed,
    runSeed: undefined,
    log: silentLogger,
    cancellation: createSharedCancellation(call.cancelFlag, () => host.beat()),
    hash: nodeHasher,
    mode: "backtest",
    runId: undefined,
    progress: (fraction, message) => host.progress(fraction, message),
    publish,
  };
}

// A worker computes; what happened is said by the host, which knows the run.
function refuseToPublish(name: string): never {
  throw new AppError({
    kind: "bug",
    code: "worker.publish-unsupported",
    message: `a method that runs in a worker must not publish, was ${name}`,
  });
}
