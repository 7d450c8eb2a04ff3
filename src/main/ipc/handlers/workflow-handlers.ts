import type { Engine } from "#engine/engine.ts";
import type { ConfigStore } from "#main/config.ts";
import type { Handlers, Input } from "#shared/ipc/contract.ts";
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
  /** Ends a run that no process runs; false when it is none of those. */
  readonly cancelCutOff: (input: Input<"workflow:cancel">) => boolean;
}

type Inputs = Readonly<Record<string, unknown>>;

/** Inputs whose default is a setting. */
const SETTINGS_OF_INPUTS = {
  initialCash: "run.initialCash",
  feeBps: "run.feeBps",
  slippageBps: "run.slippageBps",
} as const;

export function workflowHandlers(ports: WorkflowHandlerPorts): Handlers<"workflow"> {
  const { engine, config } = ports;

  /** The inputs with the settings that are their defaults. */
  async function withSettings(workflow: string, inputs: Inputs): Promise<Inputs> {
    const view = (await engine.listWorkflows()).find(({ name }) => name === workflow);
    const accepted = new Set(view?.inputs.map(({ name }) => name));
    const settings = Object.entries(SETTINGS_OF_INPUTS)
      .filter(([input]) => accepted.has(input))
      .map(([input, key]) => [input, config.value(key)] as const);
    return { ...Object.fromEntries(settings), ...inputs };
  }

  return {
    "workflow:start": async ({ workflow, mode, inputs, seed, breakAt = [] }) => {
      ports.refuseStart();
      const refusal = mode === "live" ? ports.liveRefusal() : undefined;
      if (refusal !== undefined) throw refusal;
      const started = await engine.orchestrator.start(workflow, await withSettings(workflow, inputs), {
        mode,
        seed: seed ?? config.value("run.seed"),
        breakAt,
      });
      ports.follow(started.runId, started.finished);
      return { runId: started.runId };
    },
    "workflow:cancel": (input) => {
      const { runId, by, reason } = input;
      return { cancelled: engine.orchestrator.cancel(runId, by, reason) || ports.cancelCutOff(input) };
    },
    "workflow:dry-run": async ({ workflow, mode, inputs }) =>
      engine.orchestrator.dryRun(workflow, await withSettings(workflow, inputs), { mode }),
  };
}
