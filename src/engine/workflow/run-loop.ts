import { createCancellation, isCancelledError, type Cancellation } from "#engine/base/cancellation.ts";
import type { Frame } from "./frame.ts";
import type { PlannedLoop, PlannedStep } from "./plan.ts";
import type { RunJournal } from "./run-journal.ts";
import type { RunPorts, RunRequest } from "./run-types.ts";
import type { TriggerFiring, TriggerStream } from "./trigger-source.ts";

/** Shortest time between two counts of a loop. */
const LOOP_PROGRESS_MS = 1_000;

/** What a loop asks of the run around it. */
interface LoopHost {
  readonly request: RunRequest;
  readonly ports: Pick<RunPorts, "triggers" | "clock">;
  readonly journal: Pick<RunJournal, "loopEnded" | "loopProgressed">;
  /** Ends the trigger but not the steps after it. */
  readonly stop: Cancellation;
  readonly cancellation: Cancellation;
  runSteps(steps: readonly PlannedStep[], frame: Frame): Promise<void>;
  /** True when a later process goes on with it. */
  isSuspended(): boolean;
}

/** Runs the steps of a loop at each firing of its trigger, until the trigger ends or somebody stops it. */
export async function runLoop(step: PlannedLoop, frame: Frame, host: LoopHost): Promise<void> {
  const { runId, mode, inputs } = host.request;
  const stream = await host.ports.triggers.open(step.trigger, { runId, mode, inputs });
  try {
    await runFirings(step, stream, frame, host);
    await host.journal.loopEnded(step.steps);
  } finally {
    // Closing it would end the session that a later process goes on with.
    if (!host.isSuspended()) stream.close();
  }
}

async function runFirings(
  step: PlannedLoop,
  stream: TriggerStream,
  frame: Frame,
  host: LoopHost,
): Promise<void> {
  const { clock } = host.ports;
  let tsReportedMs = clock.monotonicMs();
  for (let count = 1; ; count += 1) {
    const firing = await nextFiring(stream, host);
    if (firing === undefined) return;
    await host.runSteps(step.steps, {
      ...frame,
      trigger: firing.values,
      isQuiet: count > 1,
      isRepeated: true,
    });
    if (clock.monotonicMs() - tsReportedMs < LOOP_PROGRESS_MS) continue;
    tsReportedMs = clock.monotonicMs();
    host.journal.loopProgressed(step, count);
  }
}

/** The next firing; undefined when the source has ended or somebody stopped the loop. */
async function nextFiring(
  stream: TriggerStream,
  { stop, cancellation }: LoopHost,
): Promise<TriggerFiring | undefined> {
  if (stop.isCancelled) return undefined;
  const waiting = createCancellation();
  const disposeStop = stop.onCancel((by) => waiting.cancel(by));
  const disposeCancel = cancellation.onCancel((by) => waiting.cancel(by));
  try {
    return await stream.next(waiting);
  } catch (thrown) {
    cancellation.throwIfCancelled();
    if (stop.isCancelled && isCancelledError(thrown)) return undefined;
    throw thrown;
  } finally {
    disposeStop();
    disposeCancel();
  }
}
