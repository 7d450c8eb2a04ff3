import { toAppError } from "#shared/errors/app-error.ts";
import { deriveSeed } from "#engine/base/rng.ts";
import type { Frame } from "./frame.ts";
import type { PlannedCall } from "./plan.ts";
import { resolveInput } from "./resolve-input.ts";
import { jitteredDelayMs } from "./retry.ts";
import type { RunJournal, Values } from "./run-journal.ts";
import type { RunPorts, RunRequest } from "./run-types.ts";
import { settle } from "./settle.ts";
import { sleep } from "./sleep.ts";

/** A job whose worker thread died or hung is tried this often in all, also where the step asks for no retry. */
const LOST_WORKER_ATTEMPTS = 2;
const LOST_WORKER_CODES: ReadonlySet<string> = new Set(["worker.lost", "worker.hung"]);

/** What a call asks of the run around it. */
interface CallHost {
  readonly request: RunRequest;
  readonly ports: RunPorts;
  readonly journal: Pick<RunJournal, "stepStarted" | "progressOf" | "publish">;
}

/** Calls the method of a step, again where the step says so and the error may pass. */
export async function runCall(step: PlannedCall, frame: Frame, host: CallHost): Promise<Values> {
  const { request, ports, journal } = host;
  for (let attempt = 1; ; attempt += 1) {
    if (attempt > 1) journal.stepStarted(step, attempt, false);
    try {
      return await callOnce(step, frame, host);
    } catch (thrown) {
      const { kind, code } = toAppError(thrown);
      const attempts = Math.max(step.retry.attempts, LOST_WORKER_CODES.has(code) ? LOST_WORKER_ATTEMPTS : 1);
      if (kind !== "transient" || attempt >= attempts) throw thrown;
      const stepSeed = deriveSeed(request.seed, step.path + frame.seedPath);
      await sleep(ports.timer, jitteredDelayMs(step.retry, attempt, stepSeed), frame.cancellation);
    }
  }
}

function callOnce(step: PlannedCall, frame: Frame, { request, ports, journal }: CallHost): Promise<Values> {
  const { seed, mode, runId } = request;
  const input = resolveInput(step, frame);
  return settle(
    (cancellation) =>
      ports.runner.run({
        slice: step.slice,
        method: step.method,
        input,
        seed: deriveSeed(seed, step.path + frame.seedPath),
        runSeed: seed,
        mode,
        runId,
        cancellation,
        onProgress: frame.isQuiet ? () => undefined : journal.progressOf(step.path),
        publish: (name, payload) => journal.publish(name, payload),
      }),
    { cancellation: frame.cancellation, timer: ports.timer, timeoutMs: step.timeoutMs },
  );
}
