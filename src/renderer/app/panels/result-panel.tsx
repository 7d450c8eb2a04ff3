import { LineChart } from "lucide-react";
import { useStore } from "zustand";
import { hasReport } from "#renderer/replica/selectors.ts";
import { Button } from "#renderer/ui/button.tsx";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { ResultBook } from "../results/result-book.tsx";
import { useResult } from "../results/use-run-data.ts";
import { useTheme } from "../look/use-theme.ts";
import { useTrader } from "../trader-context.ts";
import { useView } from "../workbench/use-view.ts";
import type { PanelDefinition } from "./panel-definition.ts";

const ICON_PX = 30;

function ResultPanel() {
  const { run } = useView();
  const result = useResult(run);
  const theme = useTheme();
  if (result?.status === "failed")
    return <ErrorCard title="The result cannot be shown" error={result.error} />;
  if (result?.status === "ready" && result.value !== undefined)
    return <ResultBook key={result.value.runId} result={result.value} theme={theme} />;
  return (
    <EmptyState
      icon={<LineChart size={ICON_PX} strokeWidth={1.5} aria-hidden="true" />}
      title="No backtest is selected"
      text="Choose a finished backtest under Runs in the explorer: its chart, returns, risk and critique come here."
      action={<NewestBacktest />}
    />
  );
}

/** The way to the newest backtest, or to the first one. */
function NewestBacktest() {
  const { replica, actions } = useTrader();
  const runs = useStore(replica.state, (state) => state.runs);
  const newest = runs
    .filter((run) => run.mode === "backtest" && run.status === "completed" && hasReport(run))
    .toSorted((one, other) => other.tsStartedMs - one.tsStartedMs)[0];
  if (newest === undefined)
    return (
      <Button
        label="Go to a first backtest"
        look="primary"
        onPress={() => actions.select({ kind: "workflow", name: "simple_backtest" })}
      />
    );
  return (
    <Button
      label="Show the newest backtest"
      look="primary"
      onPress={() => actions.select({ kind: "run", runId: newest.runId })}
    />
  );
}

/** All there is to know of the backtest that is selected. */
export const resultPanel: PanelDefinition = {
  id: "result",
  title: "Backtest result",
  icon: LineChart,
  group: "Results",
  component: ResultPanel,
  defaultPlace: { side: "within", of: "run" },
  isSingle: true,
};
