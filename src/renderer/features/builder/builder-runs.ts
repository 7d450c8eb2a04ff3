import { runId as runIdOf } from "#shared/model/ids.ts";
import type { Mode } from "#shared/model/mode.ts";
import type { BuilderCore } from "./builder-core.ts";
import { isChanged, NO_OUTCOMES } from "./builder-state.ts";

type Inputs = Readonly<Record<string, unknown>>;

/** Runs of what is drawn, and the run that is shown over it. */
export interface BuilderRuns {
  /** Saves what is shown, then runs it. */
  readonly run: (mode: Mode, inputs: Inputs) => Promise<void>;
  /** Saves what is shown, then runs it anew from that step of the run on the canvas. */
  readonly rerun: (step: string) => Promise<void>;
  /** The same from the step that is selected; says why where that cannot be. */
  readonly rerunSelected: () => Promise<void>;
  readonly dryRun: (mode: Mode, inputs: Inputs) => Promise<void>;
  readonly closeDryRun: () => void;
  /** Shows a run over the graph; undefined shows none. */
  readonly showRun: (runId: string | undefined) => void;
  readonly loadOutcomes: (runId: string) => Promise<void>;
  readonly hold: (action: "step" | "resume" | "pause" | "cancel") => Promise<void>;
}

interface RunParts extends Pick<BuilderCore, "client" | "state" | "settled" | "fail"> {
  readonly save: () => Promise<boolean>;
}

const BY = "person at the window";

export function createBuilderRuns({ client, state, settled, save, fail }: RunParts): BuilderRuns {
  /** What runs is what is on the screen: false when that could not be saved. */
  async function isKept(): Promise<boolean> {
    await settled();
    return !isChanged(state.getState()) || save();
  }

  /** What every start names: where it stops, and which text a person saw. */
  function shown() {
    const { breakpoints, basedOn } = state.getState();
    return {
      ...(breakpoints.length === 0 ? {} : { breakAt: breakpoints }),
      ...(basedOn === undefined ? {} : { shownHash: basedOn }),
    };
  }

  async function start(begin: () => Promise<{ readonly runId: string }>): Promise<void> {
    if (state.getState().isStarting) return;
    state.setState({ isStarting: true, dryRun: undefined });
    try {
      if (!(await isKept())) return;
      const { text } = state.getState();
      const { runId } = await begin();
      state.setState({
        runId,
        ran: { text, version: undefined },
        outcomes: NO_OUTCOMES,
        notice: undefined,
        problem: undefined,
      });
    } catch (thrown) {
      fail("It was not started", thrown);
    } finally {
      state.setState({ isStarting: false });
    }
  }

  async function rerun(step: string): Promise<void> {
    const { runId } = state.getState();
    if (runId === undefined) return;
    await start(() => client.invoke("history:rerun-from", { runId: runIdOf(runId), step, ...shown() }));
  }

  async function tryDry(mode: Mode, inputs: Inputs): Promise<void> {
    if (!(await isKept())) return;
    const { workflow } = state.getState();
    state.setState({ dryRun: await client.invoke("workflow:dry-run", { workflow, mode, inputs }) });
  }

  /** The text that a run of before ran, and its number among the versions. */
  async function findRan(id: string): Promise<void> {
    const runId = runIdOf(id);
    const [{ text }, found] = await Promise.all([
      client.invoke("run:get-definition", { runId }),
      client.invoke("version:of-run", { runId }),
    ]);
    if (state.getState().runId === id) state.setState({ ran: { text, version: found?.version.number } });
  }

  return {
    run: (mode, inputs) =>
      start(() => {
        const { workflow } = state.getState();
        return client.invoke("workflow:start", { workflow, mode, inputs, ...shown() });
      }),
    rerun,
    async rerunSelected() {
      const { selected, runId } = state.getState();
      const [step, ...more] = selected;
      if (step !== undefined && more.length === 0 && runId !== undefined) await rerun(step);
      else state.setState({ notice: "Show a run that has ended and select one step to run from" });
    },
    dryRun: (mode, inputs) =>
      tryDry(mode, inputs).catch((thrown: unknown) => fail("It cannot run like that", thrown)),
    closeDryRun: () => state.setState({ dryRun: undefined }),
    showRun(runId) {
      state.setState({ runId, ran: undefined, outcomes: NO_OUTCOMES });
      if (runId === undefined) return;
      findRan(runId).catch((thrown: unknown) => fail("What that run ran is not known", thrown));
    },
    async loadOutcomes(runId) {
      try {
        const outcomes = await client.invoke("builder:get-outcomes", { runId: runIdOf(runId) });
        if (state.getState().runId === runId) state.setState({ outcomes });
      } catch (thrown) {
        fail("The values of the run cannot be shown", thrown);
      }
    },
    async hold(action) {
      const { runId } = state.getState();
      if (runId === undefined) return;
      const input = { runId: runIdOf(runId), by: BY };
      const channel = action === "cancel" ? "workflow:cancel" : (`run:${action}` as const);
      try {
        await client.invoke(channel, input);
      } catch (thrown) {
        fail("The run did not do so", thrown);
      }
    },
  };
}
