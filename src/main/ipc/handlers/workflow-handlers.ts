import type { Engine } from "#engine/engine.ts";
import type { ConfigStore } from "#main/config.ts";
import type { Handlers } from "#shared/ipc/contract.ts";
import type { AppError } from "#shared/errors/app-error.ts";
import type { RunId } from "#shared/model/ids.ts";

export interface WorkflowHandlerPorts {
  readonly engine: Engine;
  readonly config: ConfigStore;
  /** Waits for the run before the workspace is closed, and reports one that could not even be written down. */
  readonly follow: (runId: RunId, finished: Promise<unknown>) => void;
  /** Throws when the workspace starts nothing. */
  readonly refuseStart: () => void;
  /** A reason to refuse live mode on this runtime; undefined when there is none. */
  readonly liveRefusal: () => AppError | undefined;
}

/** Inputs whose default is a setting. */
const SETTINGS_OF_INPUTS = {
  initialCash: "run.initialCash",
  feeBps: "run.feeBps",
  slippageBps: "run.slippageBps",
} as const;

export function workflowHandlers(ports: WorkflowHandlerPorts): Handlers<"workflow"> {
  const { engine, config } = ports;
  return {
    "workflow:start": async ({ workflow, mode, inputs, seed }) => {
      ports.refuseStart();
      const refusal = mode === "live" ? ports.liveRefusal() : undefined;
      if (refusal !== undefined) throw refusal;
      const view = (await engine.listWorkflows()).find(({ name }) => name === workflow);
      const accepted = new Set(view?.inputs.map(({ name }) => name));
      const settings = Object.entries(SETTINGS_OF_INPUTS)
        .filter(([input]) => accepted.has(input))
        .map(([input, key]) => [input, config.value(key)] as const);
      const started = await engine.orchestrator.start(
        workflow,
        { ...Object.fromEntries(settings), ...inputs },
        { mode, seed: seed ?? config.value("run.seed") },
      );
      ports.follow(started.runId, started.finished);
      return { runId: started.runId };
    },
    "workflow:cancel": ({ runId, by }) => ({ cancelled: engine.orchestrator.cancel(runId, by) }),
  };
}
