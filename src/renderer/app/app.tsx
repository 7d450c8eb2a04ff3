import { StrategyNames } from "#renderer/replica/strategy-names.ts";
import { useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { useReplica } from "#renderer/replica/use-replica.ts";
import { dress } from "./desk/popouts.ts";
import { DeskNotice } from "./desk/desk-notice.tsx";
import { DockView } from "./desk/dock-view.tsx";
import { firstSelection } from "./workbench/first-selection.ts";
import { FirstSteps } from "./onboarding/first-steps.tsx";
import { modeWord } from "./shell/mode-badge.tsx";
import { applyLook } from "./look/look.ts";
import { MainSilence } from "./shell/main-silence.tsx";
import { Overlays } from "./shell/overlays.tsx";
import { RescueScreen } from "./rescue/rescue-screen.tsx";
import { StatusBar } from "./shell/status-bar.tsx";
import { nextThemeSetting } from "./look/theme-setting.ts";
import { TopBar } from "./shell/top-bar.tsx";
import { useTrader } from "./trader-context.ts";
import { useOlderRun } from "./workbench/use-older-run.ts";
import { useShortcuts } from "./commands/use-shortcuts.ts";
import { useTheme } from "./look/use-theme.ts";
import { useView } from "./workbench/use-view.ts";
import { windowTitle } from "./shell/window-title.ts";

export function App() {
  const {
    replica: replicaStore,
    workbench: workbenchStore,
    actions,
    rescue,
    settings,
    popouts,
  } = useTrader();
  const replica = useReplica(replicaStore.state);
  const workbench = useStore(workbenchStore);
  const look = useStore(settings.state);
  const theme = useTheme();
  const view = useView();
  useShortcuts();
  useOlderRun(replica, workbench.selection);

  // Before anything below draws with the colours or writes a figure.
  const written = useMemo(() => applyLook(look, theme, document.documentElement.dataset), [look, theme]);

  useEffect(() => {
    if (replica.status === "ready" && workbench.selection.kind === "none")
      actions.begin(firstSelection(replica, workbench.wanted));
  }, [replica, workbench.selection, workbench.wanted, actions]);

  const { mode, origin } = view;
  const title = windowTitle({
    mode: modeWord(mode),
    origin,
    workflow: view.workflow?.name,
    info: replica.info,
  });
  useEffect(() => {
    document.title = title;
  }, [title]);

  // Panels follow what they show themselves: what changes here is no reason to draw them again.
  const dock = useMemo(() => <DockView key={written} />, [written]);

  const windows = useStore(popouts.state);
  useEffect(() => {
    for (const popout of windows) dress(popout, { settings: look, theme, title, mode, origin });
  }, [windows, look, theme, title, mode, origin]);

  if (replica.status === "failed") {
    return <RescueScreen error={replica.error} rescue={rescue} />;
  }
  return (
    <StrategyNames value={replica.strategies}>
      <div className={`shell shell--${mode}`} data-origin={origin} data-ready={replica.status === "ready"}>
        <TopBar
          mode={mode}
          origin={origin}
          info={replica.info}
          theme={look.theme}
          onTheme={() => settings.change({ theme: nextThemeSetting(look.theme) })}
        />
        <div className="shell__desk">
          <MainSilence />
          <DeskNotice />
          <FirstSteps />
          {replica.status === "ready" ? dock : null}
        </div>
        <StatusBar key={`status ${written}`} />
        <Overlays />
      </div>
    </StrategyNames>
  );
}
