import type { Engine } from "#engine/engine.ts";
import type { Handlers, Input } from "#shared/ipc/contract.ts";
import type { AppError } from "#shared/errors/app-error.ts";
import type { RunStarter } from "#main/runs/start-run.ts";

export interface WorkflowHandlerPorts {
  readonly engine: Engine;
  readonly starter: RunStarter;
  /** Throws when the workspace starts nothing. */
  readonly refuseStart: () => void;
  /** A reason to refuse live mode on this runtime; undefined when there is none. */
  readonly liveRefusal: () => AppError | undefined;
  /** Ends a run that no process runs; false when it is none of those. */
  readonly cancelCutOff: (input: Input<"workflow:cancel">) => boolean;
}

export function workflowHandlers(ports: WorkflowHandlerPorts): Handlers<"workflow"> {
  const { engine, starter } = ports;
  return {
    "workflow:start": async ({ workflow, mode, inputs, seed, breakAt = [], shownHash }) => {
      ports.refuseStart();
      const refusal = mode === "live" ? ports.liveRefusal() : undefined;
      if (refusal !== undefined) throw refusal;
      return starter.start(workflow, inputs, {
        mode,
        breakAt,
        shownHash,
        ...(seed === undefined ? {} : { seed }),
      });
    },
    "workflow:cancel": (input) => {
      const { runId, by, reason } = input;
      return { cancelled: engine.orchestrator.cancel(runId, by, reason) || ports.cancelCutOff(input) };
    },
    "workflow:dry-run": async ({ workflow, mode, inputs }) => starter.dryRun(workflow, inputs, { mode }),
  };
}
