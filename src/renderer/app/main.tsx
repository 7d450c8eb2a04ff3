import "@fontsource-variable/inter/index.css";
import "@fontsource-variable/jetbrains-mono/index.css";
import "#renderer/theme/tokens.css";
import "#renderer/theme/base.css";
import "#renderer/theme/controls.css";
import "#renderer/theme/layout.css";
import "#renderer/theme/lists.css";
import "#renderer/theme/results.css";
import "#renderer/theme/rescue.css";
import "#renderer/theme/pages.css";
import "#renderer/theme/charts.css";
import { createRoot } from "react-dom/client";
import { createClient } from "#renderer/ipc/client.ts";
import { createReplica } from "#renderer/replica/replica-store.ts";
import { createRunHistory } from "#renderer/replica/run-history.ts";
import { createRunData } from "#renderer/replica/run-data.ts";
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
const actions = createActions(client, replica, workbench, () => performance.now());
const runData = createRunData(client);
const rescue = createRescue(client, replica);
const runHistory = createRunHistory(client);
const root = document.querySelector("#root");

keepWorkbench(workbench, sessionStorage);
replica.start();
runHistory.follow(replica.state);
if (root !== null) {
  createRoot(root).render(
    <ErrorBoundary>
      <TraderContext value={{ client, replica, runData, runHistory, workbench, actions, rescue }}>
        <App />
      </TraderContext>
    </ErrorBoundary>,
  );
}
