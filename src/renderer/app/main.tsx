import "@fontsource-variable/inter/index.css";
import "@fontsource-variable/jetbrains-mono/index.css";
import "dockview-react/dist/styles/dockview.css";
import "#renderer/theme/tokens.css";
import "#renderer/theme/base.css";
import "#renderer/theme/controls.css";
import "#renderer/theme/layout.css";
import "#renderer/theme/dock.css";
import "#renderer/theme/lists.css";
import "#renderer/theme/results.css";
import "#renderer/theme/rescue.css";
import "#renderer/theme/pages.css";
import "#renderer/theme/plots.css";
import "#renderer/theme/studies.css";
import "#renderer/theme/charts.css";
import { createRoot } from "react-dom/client";
import { createClient } from "#renderer/ipc/client.ts";
import { createReplica } from "#renderer/replica/replica-store.ts";
import { createRunHistory } from "#renderer/replica/run-history.ts";
import { createRunData } from "#renderer/replica/run-data.ts";
import { createDesk } from "./desk/desk.ts";
import { findPanel } from "./panels/panel-registry.ts";
import { createSettings } from "./settings/settings-store.ts";
import { createActions } from "./actions.ts";
import { App } from "./app.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { keepWorkbench, readKept } from "./keep-workbench.ts";
import { createRescue } from "./rescue.ts";
import { TraderContext } from "./trader-context.ts";
import { createWorkbench } from "./workbench-store.ts";

const client = createClient(window.trader);
const replica = createReplica(client);
const workbench = createWorkbench(readKept(sessionStorage));
const desk = createDesk({
  client,
  isKnownPanel: (panel) => findPanel(panel) !== undefined,
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
});
const settings = createSettings(client, (problem) => desk.say(problem));
const actions = createActions({ client, replica, workbench, desk, now: () => performance.now() });
const runData = createRunData(client);
const rescue = createRescue(client, replica);
const runHistory = createRunHistory(client);
const root = document.querySelector("#root");

keepWorkbench(workbench, sessionStorage);
replica.start();
runHistory.follow(replica.state);
addEventListener("pagehide", desk.settle);
// Both before the first drawing, so that nothing is drawn twice.
await Promise.all([settings.load(), desk.load()]);
if (root !== null) {
  createRoot(root).render(
    <ErrorBoundary>
      <TraderContext
        value={{ client, replica, runData, runHistory, workbench, desk, settings, actions, rescue }}
      >
        <App />
      </TraderContext>
    </ErrorBoundary>,
  );
}
