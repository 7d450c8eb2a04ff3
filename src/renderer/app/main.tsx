import "@fontsource-variable/inter/index.css";
import "@fontsource-variable/jetbrains-mono/index.css";
import "dockview-react/dist/styles/dockview.css";
import "@xyflow/react/dist/style.css";
import "#renderer/theme/tokens.css";
import "#renderer/theme/base.css";
import "#renderer/theme/controls.css";
import "#renderer/theme/layout.css";
import "#renderer/theme/dock.css";
import "#renderer/theme/looks.css";
import "#renderer/theme/overlays.css";
import "#renderer/theme/lists.css";
import "#renderer/theme/results.css";
import "#renderer/theme/rescue.css";
import "#renderer/theme/pages.css";
import "#renderer/theme/plots.css";
import "#renderer/theme/studies.css";
import "#renderer/theme/watch.css";
import "#renderer/theme/data.css";
import "#renderer/theme/markets.css";
import "#renderer/theme/builder.css";
import "#renderer/theme/charts.css";
import "#renderer/theme/onboarding.css";
import { createRoot } from "react-dom/client";
import { createClient } from "#renderer/ipc/client.ts";
import { createMainPulse } from "#renderer/replica/main-pulse.ts";
import { createDataJobs } from "#renderer/features/data/data-jobs.ts";
import { createWatchlist } from "#renderer/features/watchlist/create-watchlist.ts";
import { createReplica } from "#renderer/replica/replica-store.ts";
import { createRunHistory } from "#renderer/replica/run-history.ts";
import { createRunData } from "#renderer/replica/run-data.ts";
import { formatDuration } from "#renderer/ui/format-time.ts";
import { createDesk } from "./desk/desk.ts";
import { findPanel, PANELS } from "./panels/panel-registry.ts";
import { createPopouts } from "./desk/popouts.ts";
import { createWishes } from "./desk/wishes.ts";
import { createLinks } from "./links/create-links.ts";
import { createSettings } from "./settings/settings-store.ts";
import { followMenu } from "./commands/follow-menu.ts";
import { listCommands } from "./commands/list-commands.ts";
import { ownWorkspaces } from "./commands/workspace-commands.ts";
import { createNotifications } from "./notifications/create-notifications.ts";
import { notifyOfAlerts } from "./notifications/notify-of-alerts.ts";
import { notifyOfRuns } from "./notifications/notify-of-runs.ts";
import { createShell } from "./shell/shell-store.ts";
import { followTicks } from "./shell/tick-clock.ts";
import { createActions } from "./workbench/actions.ts";
import { App } from "./app.tsx";
import { ErrorBoundary } from "./shell/error-boundary.tsx";
import { keepWorkbench, readKept } from "./workbench/keep-workbench.ts";
import { createOnboarding } from "./onboarding/create-onboarding.ts";
import { createRescue } from "./rescue/rescue.ts";
import { createTrace } from "./workbench/trace-store.ts";
import { TraderContext } from "./trader-context.ts";
import { createWorkbench } from "./workbench/workbench-store.ts";

const notifications = createNotifications(() => Date.now());
const after = (delayMs: number, callback: () => void): (() => void) => {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
};
const client = createClient(window.trader, (name) => {
  notifications.notify({
    level: "warning",
    text: `A message of the program (${name}) could not be read: what is shown was asked for anew`,
  });
  void replica.refresh();
});
const replica = createReplica(client);
const pulse = createMainPulse({
  ask: () => client.invoke("app:get-info", undefined),
  after,
  now: () => performance.now(),
  onBack(silentMs) {
    notifications.notify({
      level: "warning",
      text: `The program did not answer for ${formatDuration(silentMs)}; what is shown is up to date again`,
    });
    void replica.refresh();
  },
});
const workbench = createWorkbench(readKept(sessionStorage));
const desk = createDesk({
  client,
  isKnownPanel: (panel) => findPanel(panel) !== undefined,
  after,
});
const links = createLinks();
const popouts = createPopouts();
const settings = createSettings(client, (problem) => desk.say(problem));
const trace = createTrace(desk);
const shell = createShell();
const actions = createActions({ client, replica, workbench, desk, now: () => performance.now() });
const watchlist = createWatchlist(client, desk.say);
const dataJobs = createDataJobs({
  client,
  now: () => Date.now(),
  every(intervalMs, callback) {
    const timer = setInterval(callback, intervalMs);
    return () => clearInterval(timer);
  },
  createId: () => crypto.randomUUID(),
});
const onboarding = createOnboarding(client, desk.say);
const wishes = createWishes();
const commands = listCommands({
  actions,
  client,
  desk,
  settings,
  shell,
  replica,
  workbench,
  onboarding,
  wishes,
  panels: PANELS,
});
const ticks = followTicks(client, () => Date.now());
const runData = createRunData(client);
const rescue = createRescue(client, replica);
const runHistory = createRunHistory(client);
const root = document.querySelector("#root");

keepWorkbench(workbench, sessionStorage);
notifyOfRuns(replica, notifications);
notifyOfAlerts(client, notifications);
// What waits to be kept is kept before a change of the look draws the panels anew.
settings.state.subscribe(desk.settle);
desk.state.subscribe(({ notice }, before) => {
  if (notice !== undefined && notice !== before.notice) notifications.notify({ level: "info", text: notice });
});
replica.start();
pulse.start();
runHistory.follow(replica.state);
// Before the panels in windows of their own are taken back.
addEventListener("beforeunload", desk.leave);
// Both before the first drawing, so that nothing is drawn twice.
await Promise.all([settings.load(), watchlist.load(), desk.load(), onboarding.load()]);
followMenu({
  client,
  commands: () => [...commands, ...ownWorkspaces(desk)],
  keys: () => settings.state.getState().keys,
  stores: [settings.state, desk.state, workbench, replica.state],
  after,
  close: shell.close,
  say: desk.say,
});
if (root !== null) {
  createRoot(root).render(
    <ErrorBoundary>
      <TraderContext
        value={{
          client,
          replica,
          pulse,
          runData,
          runHistory,
          workbench,
          desk,
          settings,
          links,
          popouts,
          notifications,
          shell,
          commands,
          ticks,
          trace,
          dataJobs,
          watchlist,
          wishes,
          onboarding,
          actions,
          rescue,
        }}
      >
        <App />
      </TraderContext>
    </ErrorBoundary>,
  );
}
