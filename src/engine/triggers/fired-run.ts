import type { Envelope } from "#shared/events/event-map.ts";
import { refusedError, toAppError, type AppError } from "#shared/errors/app-error.ts";
import { runId, type EventId, type RunId } from "#shared/model/ids.ts";
import type { Mode } from "#shared/model/mode.ts";
import type { Hasher } from "#engine/base/hasher.ts";
import type { Job, JobRequest } from "#engine/jobs/job.ts";
import type { JobHandler } from "#engine/jobs/job-queue.ts";
import type { RunOptions } from "#engine/orchestrator/orchestrator.ts";
import type { Publish } from "#engine/workflow/run-types.ts";
import type { Activation } from "./activation.ts";

/** Jobs of this kind start the run that a trigger asked for. */
export const START_JOB = "start_workflow";

/** The payload of such a job. */
export interface FiredRun {
  readonly workflow: string;
  readonly trigger: string;
  readonly activation: number;
  readonly mode: Mode;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** The event of the fire, which causes the run; a job of an older version does not know it. */
  readonly causationId?: EventId;
}

type FiredOptions = Required<Pick<RunOptions, "mode" | "runId" | "confirm" | "causationId">>;

export interface FiredRunPorts {
  readonly hash: Hasher;
  readonly publish: Publish;
  /** Whether that activation of the workflow is the present one, and nothing holds the workspace back. */
  mayStart(workflow: string, activation: number): boolean;
  /** Whether a run of that id has ever started. */
  hasRun(id: RunId): boolean;
  /** Answers when the run has started. */
  startRun(fired: FiredRun, options: FiredOptions): Promise<void>;
}

/** The job that starts the run which a trigger asked for. */
export function toStartJob(
  { id, payload }: Envelope<"trigger.fired">,
  { mode, inputs }: Activation,
): JobRequest {
  const { workflow, trigger, activation, key, priority } = payload;
  const fired: FiredRun = { workflow, trigger, activation, mode, inputs, causationId: id };
  return { key, kind: START_JOB, lane: workflow, priority, payload: { ...fired } };
}

/** The id of the run that a fire starts: the same fire is the same run, however often its job is tried. */
export function runIdOfFire(key: string, hash: Hasher): RunId {
  return runId(`run-${hash("fire\n", key).slice(0, 12)}`);
}

/** Starts the runs that triggers ask for: each at most once, and none of a workflow that is not active any more. */
export function createFiredRunStarter(ports: FiredRunPorts): JobHandler {
  return async (job) => {
    const fired = firedRunOf(job);
    const id = runIdOfFire(job.key, ports.hash);
    if (ports.hasRun(id)) return `run ${id} had started`;
    const { workflow, trigger, activation, mode, causationId } = fired;
    const confirm = (): void => {
      if (!ports.mayStart(workflow, activation)) throw inactiveError(workflow);
      if (mode === "live") throw liveRefusedError(workflow);
    };
    try {
      confirm();
      await ports.startRun(fired, { mode, runId: id, confirm, causationId });
      return `started run ${id}`;
    } catch (thrown) {
      const { code, message } = toAppError(thrown);
      if (code !== "trigger.inactive" && code !== "run.busy") throw thrown;
      ports.publish("trigger.skipped", { workflow, trigger, key: job.key, why: message }, {});
      return `skipped: ${message}`;
    }
  };
}

/** The job was made by `toStartJob`, so its payload is what the type says. */
function firedRunOf({ payload }: Job): FiredRun {
  return payload as unknown as FiredRun;
}

function inactiveError(workflow: string): AppError {
  return refusedError({
    code: "trigger.inactive",
    message: `${workflow} was deactivated after its trigger fired`,
    field: "workflow",
    value: workflow,
  });
}

/** With real money a person starts what runs. */
export function liveRefusedError(workflow: string): AppError {
  return refusedError({
    code: "trigger.live-refused",
    message: `${workflow} runs with real money, and no trigger starts that`,
    field: "mode",
    value: "live",
    remedy: "a person arms live mode; activate it in mode paper instead",
  });
}
