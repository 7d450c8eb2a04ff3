import type { DryRunView } from "#shared/ipc/channels/workflow-channels.ts";
import type { Engine } from "#engine/engine.ts";
import type { RerunOptions, RunOptions } from "#engine/orchestrator/orchestrator.ts";
import type { RecordedRun } from "#engine/workflow/rerun/recorded-run.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { ConfigStore } from "#main/config/config.ts";

type Inputs = Readonly<Record<string, unknown>>;

/** Starts runs, and checks what would start them, with the settings of the workspace where nothing else is said. */
export interface RunStarter {
  /** Answers when the run has started. */
  start(workflow: string, inputs: Inputs, options: RunOptions): Promise<{ readonly runId: RunId }>;
  /** Runs a workflow anew from a step of a recorded run; answers when the run has started. */
  rerun(recorded: RecordedRun, from: string, options: RerunOptions): Promise<{ readonly runId: RunId }>;
  /** What a run would do; calls nothing. */
  dryRun(workflow: string, inputs: Inputs, options: Pick<RunOptions, "mode">): Promise<DryRunView>;
  /** Throws what `start` would throw; starts nothing. */
  check(workflow: string, inputs: Inputs, options?: RunOptions): Promise<void>;
}

export interface RunStarterPorts {
  readonly engine: Engine;
  readonly config: ConfigStore;
  /** Called before each start, so that a run trades a strategy of the person's own as its file now is. */
  readonly refreshStrategies: () => Promise<void>;
  /** Waits for the run before the workspace is closed, and reports one that could not even be written down. */
  readonly follow: (runId: RunId, finished: Promise<unknown>) => void;
}

/** Inputs whose default is a setting. */
const SETTINGS_OF_INPUTS = {
  initialCash: "run.initialCash",
  feeBps: "run.feeBps",
  slippageBps: "run.slippageBps",
} as const;

export function createRunStarter({ engine, config, refreshStrategies, follow }: RunStarterPorts): RunStarter {
  async function withSettings(workflow: string, inputs: Inputs): Promise<Inputs> {
    await refreshStrategies();
    const view = (await engine.listWorkflows()).find(({ name }) => name === workflow);
    const accepted = new Set(view?.inputs.map(({ name }) => name));
    const settings = Object.entries(SETTINGS_OF_INPUTS)
      .filter(([input]) => accepted.has(input))
      .map(([input, key]) => [input, config.value(key)] as const);
    return { ...Object.fromEntries(settings), ...inputs };
  }

  return {
    async start(workflow, inputs, options) {
      const all = await withSettings(workflow, inputs);
      const seed = options.seed ?? config.value("run.seed");
      const { runId, finished } = await engine.orchestrator.start(workflow, all, { ...options, seed });
      follow(runId, finished);
      return { runId };
    },
    async rerun(recorded, from, options) {
      await refreshStrategies();
      const { runId, finished } = await engine.orchestrator.rerun(recorded, from, options);
      follow(runId, finished);
      return { runId };
    },
    async dryRun(workflow, inputs, options) {
      return engine.orchestrator.dryRun(workflow, await withSettings(workflow, inputs), options);
    },
    async check(workflow, inputs, options) {
      await engine.orchestrator.check(workflow, await withSettings(workflow, inputs), options);
    },
  };
}
