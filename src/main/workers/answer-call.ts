import { AppError, toSerialError } from "#shared/errors/app-error.ts";
import { fail, succeed } from "#shared/ipc/result.ts";
import { silentLogger } from "#engine/base/logger.ts";
import { createRng } from "#engine/base/rng.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { callMethod } from "#engine/registry/call-method.ts";
import type { Registry } from "#engine/registry/registry.ts";
import { nodeClock, nodeHasher } from "#main/node-ports.ts";
import { createSharedCancellation } from "./shared-cancellation.ts";
import type { HostLink, SliceWorkerApi, WorkerCall } from "./worker-contract.ts";

/** The worker's side of a call: finds the method, runs it, and answers a value in every case. */
export function createSliceWorkerApi(registry: Pick<Registry, "load">, host: HostLink): SliceWorkerApi {
  return {
    async call(call) {
      try {
        const slice = await registry.load(call.slice);
        return succeed(await callMethod(slice, call.method, call.input, contextOf(call, host)));
      } catch (thrown) {
        return fail(toSerialError(thrown));
      }
    },
  };
}

function contextOf(call: WorkerCall, host: HostLink): SliceContext {
  return {
    clock: nodeClock,
    rng: createRng(call.seed),
    seed: call.seed,
    log: silentLogger,
    cancellation: createSharedCancellation(call.cancelFlag, () => host.beat()),
    hash: nodeHasher,
    mode: "backtest",
    runId: undefined,
    progress: (fraction, message) => host.progress(fraction, message),
    publish(name) {
      // A worker computes; what happened is said by the host, which knows the run.
      throw new AppError({
        kind: "bug",
        code: "worker.publish-unsupported",
        message: `a method that runs in a worker must not publish, was ${name}`,
      });
    },
  };
}
