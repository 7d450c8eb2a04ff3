import { AppError, toSerialError } from "#shared/errors/app-error.ts";
import { fail, succeed } from "#shared/ipc/result.ts";
import { createRng } from "#engine/base/rng.ts";
import { silentLogger } from "#engine/base/logger.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { callMethod } from "#engine/registry/call-method.ts";
import type { Registry } from "#engine/registry/registry.ts";
import { releaseCallback } from "./release-callback.ts";
import { createSharedCancellation } from "./shared-cancellation.ts";
import { nodeClock, nodeHasher } from "#main/node-ports.ts";
import type { ReportProgress, SliceWorkerApi, WorkerCall } from "./worker-contract.ts";

const PROGRESS_MS = 50;

/** The worker's side of a call: finds the method, runs it, and answers a value in every case. */
export function createSliceWorkerApi(registry: Pick<Registry, "load">, beat: () => void): SliceWorkerApi {
  return {
    async call(call, onProgress) {
      try {
        const slice = await registry.load(call.slice);
        const context = contextOf(call, throttle(onProgress), beat);
        return succeed(await callMethod(slice, call.method, call.input, context));
      } catch (thrown) {
        return fail(toSerialError(thrown));
      } finally {
        releaseCallback(onProgress);
      }
    },
  };
}

function contextOf(call: WorkerCall, onProgress: ReportProgress, beat: () => void): SliceContext {
  return {
    clock: nodeClock,
    rng: createRng(call.seed),
    seed: call.seed,
    log: silentLogger,
    cancellation: createSharedCancellation(call.cancelFlag, beat),
    hash: nodeHasher,
    mode: "backtest",
    runId: undefined,
    progress(fraction, message) {
      beat();
      onProgress(fraction, message);
    },
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

function throttle(report: ReportProgress): ReportProgress {
  let tsLastMs = Number.NEGATIVE_INFINITY;
  return (fraction, message) => {
    const nowMs = performance.now();
    if (nowMs - tsLastMs < PROGRESS_MS && fraction < 1) return;
    tsLastMs = nowMs;
    report(fraction, message);
  };
}
