import { useEffect, useLayoutEffect } from "react";
import { useStore } from "zustand";
import { isActive, openApprovals } from "#renderer/replica/selectors.ts";
import { DeskNotice } from "./desk/desk-notice.tsx";
import { DockView } from "./desk/dock-view.tsx";
import { firstSelection } from "./first-selection.ts";
import { modeWord } from "./mode-badge.tsx";
import { RescueScreen } from "./rescue-screen.tsx";
import { StatusBar } from "./status-bar.tsx";
import { nextThemeSetting } from "./theme-setting.ts";
import { TopBar } from "./top-bar.tsx";
import { useTrader } from "./trader-context.ts";
import { useOlderRun } from "./use-older-run.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { useTheme } from "./use-theme.ts";
import { useView } from "./use-view.ts";
import { windowTitle } from "./window-title.ts";

export function App() {
  const { replica: replicaStore, workbench: workbenchStore, actions, rescue, settings, desk } = useTrader();
  const replica = useStore(replicaStore.state);
  const workbench = useStore(workbenchStore);
  const setting = useStore(settings.state, (all) => all.theme);
  const theme = useTheme();
  const view = useView();
  useShortcuts(actions, desk);
  useOlderRun(replica, workbench.selection);

  // Before anything draws with the colours.
  useLayoutEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);

  useEffect(() => {
    if (replica.status === "ready" && workbench.selection.kind === "none")
      actions.begin(firstSelection(replica, workbench.wanted));
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
        theme={setting}
        onTheme={() => settings.change({ theme: nextThemeSetting(setting) })}
      />
      <div className="shell__desk">
        <DeskNotice />
        {replica.status === "ready" ? <DockView /> : null}
      </div>
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
