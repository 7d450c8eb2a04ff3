import { useStore } from "zustand";
import { FIRST_STEPS } from "#shared/ipc/channels/onboarding-channels.ts";
import type { FirstStep } from "#shared/ipc/channels/onboarding-channels.ts";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import { FIRST_WORKFLOW } from "../workbench/first-selection.ts";
import { builderOf } from "../panels/builder-of.ts";
import { useTrader } from "../trader-context.ts";
import type { Trader } from "../trader-context.ts";
import { PROFILE_DEFINITIONS } from "./profiles.ts";

/** A step of the checklist as it stands now. */
export interface ShownStep {
  readonly step: FirstStep;
  readonly title: string;
  /** What it is about, and what a press does. */
  readonly hint: string;
  readonly isDone: boolean;
  /** Whether a press can do it now. */
  readonly isPossible: boolean;
  readonly act: () => void;
}

const WORDS: Readonly<Record<FirstStep, { readonly title: string; readonly hint: string }>> = {
  sample_data: { title: "Sample data", hint: "Twenty years of the S&P 500 are there: shows them" },
  backtest: { title: "Run a backtest", hint: "Runs the proposed workflow over these days" },
  report: { title: "Read the report", hint: "Opens the report of the newest backtest" },
  builder: { title: "Open it in the builder", hint: "Shows the workflow as a drawing that can be changed" },
  paper: { title: "Trade on paper", hint: "Starts a session over replayed bars, without real money" },
};

const PAPER_WORKFLOW = "paper_trading";

/** The newest backtest that came to its end. */
function newestBacktest(runs: readonly RunView[]): RunView | undefined {
  return runs.find(({ mode, status }) => mode === "backtest" && status === "completed");
}

/** The checklist, each step with what a press on it does. */
export function useFirstSteps(): readonly ShownStep[] {
  const trader = useTrader();
  const { done, profile } = useStore(trader.onboarding.state);
  const runs = useStore(trader.replica.state, (state) => state.runs);
  const isReady = useStore(trader.replica.state, (state) => state.status === "ready");
  const backtest = newestBacktest(runs);
  const workflow = profile === undefined ? FIRST_WORKFLOW : PROFILE_DEFINITIONS[profile].workflow;
  const acts = actsOf(trader, workflow, backtest);
  return FIRST_STEPS.map((step) => ({
    step,
    ...WORDS[step],
    isDone: done.includes(step),
    isPossible: isReady && (step !== "report" || backtest !== undefined),
    act: acts[step],
  }));
}

function actsOf(
  { actions, desk, client }: Trader,
  workflow: string,
  backtest: RunView | undefined,
): Readonly<Record<FirstStep, () => void>> {
  const start = (name: string): void => {
    actions.select({ kind: "workflow", name });
    actions.run();
  };
  return {
    sample_data: () => desk.openPanel("data"),
    backtest: () => start(workflow),
    report() {
      if (backtest !== undefined) actions.previewReport({ kind: "run", runId: backtest.runId }, "html");
    },
    builder() {
      desk.show("build");
      desk.openPanel("builder");
      void builderOf(client).open(backtest?.workflow ?? workflow);
    },
    paper() {
      actions.setMode(PAPER_WORKFLOW, "paper");
      start(PAPER_WORKFLOW);
    },
  };
}
