import { useEffect } from "react";
import { useStore } from "zustand";
import { ApprovalCard } from "#renderer/features/runs/approval-card.tsx";
import { hasReport, isActive, openApprovals } from "#renderer/replica/selectors.ts";
import { Resizer } from "#renderer/ui/resizer.tsx";
import { Beside } from "./beside.tsx";
import { firstSelection } from "./first-selection.ts";
import { Inspector } from "./inspector.tsx";
import { Middle } from "./middle.tsx";
import { modeWord } from "./mode-badge.tsx";
import { MonitorPage } from "./monitor-page.tsx";
import { Navigation } from "./navigation.tsx";
import { RunHeader } from "./run-header.tsx";
import { RescueScreen } from "./rescue-screen.tsx";
import { StatusBar } from "./status-bar.tsx";
import { TopBar } from "./top-bar.tsx";
import { useTrader } from "./trader-context.ts";
import { useOlderRun } from "./use-older-run.ts";
import { useResult } from "./use-run-data.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { useStoredSize } from "./use-stored-size.ts";
import { useTheme } from "./use-theme.ts";
import { selectView } from "./view.ts";
import { windowTitle } from "./window-title.ts";

const LEFT_PX = { initial: 250, minimum: 180, maximum: 420 };
const RIGHT_PX = { initial: 324, minimum: 260, maximum: 560 };

export function App() {
  const { replica: replicaStore, workbench: workbenchStore, actions, rescue } = useTrader();
  const replica = useStore(replicaStore.state);
  const workbench = useStore(workbenchStore);
  const { setting, theme, cycle } = useTheme();
  const [leftPx, setLeftPx] = useStoredSize("left", LEFT_PX.initial);
  const [rightPx, setRightPx] = useStoredSize("right", RIGHT_PX.initial);
  const view = selectView(replica, workbench);
  const result = useResult(view.run);
  const isBeside = workbench.place.kind !== "desk";
  const isMonitoring = workbench.place.kind === "monitor";
  useShortcuts(actions);
  useOlderRun(replica, workbench.selection);

  useEffect(() => {
    if (replica.status === "ready" && workbench.selection.kind === "none")
      actions.select(firstSelection(replica, workbench.wanted));
  }, [replica, workbench.selection, workbench.wanted, actions]);

  const title = windowTitle(modeWord(view.mode), view.workflow?.name, replica.info);
  useEffect(() => {
    document.title = title;
  }, [title]);

  if (replica.status === "failed") {
    return <RescueScreen error={replica.error} rescue={rescue} />;
  }
  return (
    <div className={`shell shell--${view.mode}`} data-ready={replica.status === "ready"}>
      <TopBar
        mode={view.mode}
        info={replica.info}
        isSynthetic={view.isSynthetic}
        isMonitoring={isMonitoring}
        onMonitor={() => actions.goTo({ kind: isMonitoring ? "desk" : "monitor" })}
        theme={setting}
        onTheme={cycle}
      />
      {isMonitoring ? (
        <MonitorPage health={replica.health} />
      ) : (
        <div
          className="columns"
          style={{ gridTemplateColumns: `${leftPx}px 0 minmax(0, 1fr)${isBeside ? "" : ` 0 ${rightPx}px`}` }}
        >
          <Navigation replica={replica} selection={workbench.selection} view={view} actions={actions} />
          <Resizer
            label="Width of the left side"
            orientation="vertical"
            size={leftPx}
            {...LEFT_PX}
            direction={1}
            onResize={setLeftPx}
          />
          <main className="middle">
            {replica.status === "ready" ? (
              <Beside place={workbench.place}>
                <RunHeader
                  view={view}
                  workbench={workbench}
                  hasReport={view.run !== undefined && hasReport(view.run)}
                  actions={actions}
                />
                {openApprovals(view.run === undefined ? [] : [view.run]).map(({ asked }) => (
                  <ApprovalCard
                    key={asked.approval}
                    asked={asked}
                    onDecide={(decision, comment) => actions.decide(asked.approval, decision, comment)}
                  />
                ))}
                <Middle view={view} result={result} theme={theme} isFirst={replica.runs.length === 0} />
              </Beside>
            ) : null}
          </main>
          {isBeside ? null : (
            <>
              <Resizer
                label="Width of the right side"
                orientation="vertical"
                size={rightPx}
                {...RIGHT_PX}
                direction={-1}
                onResize={setRightPx}
              />
              <Inspector view={view} result={result} />
            </>
          )}
        </div>
      )}
      <StatusBar
        info={replica.info}
        health={replica.health}
        seq={replica.seq}
        activeRuns={replica.runs.filter(isActive).length}
        approvals={openApprovals(replica.runs).map(({ run }) => run.runId)}
        onShowRun={(runId) => actions.select({ kind: "run", runId })}
      />
    </div>
  );
}
