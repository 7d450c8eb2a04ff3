import { LineChart } from "lucide-react";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { ResultBook } from "../results/result-book.tsx";
import { useResult } from "../results/use-run-data.ts";
import { useTheme } from "../look/use-theme.ts";
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
