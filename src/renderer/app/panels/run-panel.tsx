import { Play } from "lucide-react";
import { useStore } from "zustand";
import { ApprovalCard } from "#renderer/features/runs/approval-card.tsx";
import { openApprovals } from "#renderer/replica/selectors.ts";
import { Beside } from "../run/beside.tsx";
import { Middle } from "../run/middle.tsx";
import { RunHeader } from "../run/run-header.tsx";
import { useTrader } from "../trader-context.ts";
import { useResult } from "../results/use-run-data.ts";
import { useColours } from "../look/use-theme.ts";
import { useView } from "../workbench/use-view.ts";
import type { PanelDefinition, PanelProps } from "./panel-definition.ts";

function RunPanel({ link }: PanelProps) {
  const { replica, workbench: workbenchStore, actions, desk } = useTrader();
  const workbench = useStore(workbenchStore);
  const isFirst = useStore(replica.state, ({ runs }) => runs.length === 0);
  const theme = useColours();
  const view = useView();
  const result = useResult(view.run);
  const hasResult = result?.status === "ready" && result.value !== undefined;
  return (
    <main className="middle">
      <Beside place={workbench.place}>
        <RunHeader
          view={view}
          workbench={workbench}
          actions={actions}
          onShowResult={hasResult ? () => desk.openPanel("result") : undefined}
        />
        {openApprovals(view.run === undefined ? [] : [view.run]).map(({ asked }) => (
          <ApprovalCard
            key={asked.approval}
            asked={asked}
            onDecide={(decision, comment) => actions.decide(asked.approval, decision, comment)}
          />
        ))}
        <Middle view={view} result={result} theme={theme} isFirst={isFirst} link={link} />
      </Beside>
    </main>
  );
}

/** What is selected: its form, how it runs, and what came of it. */
export const runPanel: PanelDefinition = {
  id: "run",
  title: "Run",
  icon: Play,
  group: "Workflows",
  component: RunPanel,
  defaultPlace: { side: "right" },
  isSingle: true,
  isLinked: true,
};
