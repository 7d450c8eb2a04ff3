import type { ReplicaFacts } from "#renderer/replica/replica-state.ts";
import { findRun } from "#renderer/replica/selectors.ts";
import { PaperList } from "#renderer/features/paper/paper-list.tsx";
import { WorkflowList } from "#renderer/features/workflows/workflow-list.tsx";
import { Panel } from "#renderer/ui/panel.tsx";
import type { Actions } from "../workbench/actions.ts";
import { RunsPanel } from "./runs-panel.tsx";
import { useNow } from "../use-now.ts";
import type { View } from "../workbench/view.ts";
import type { Selection } from "../workbench/workbench-store.ts";

interface NavigationProps {
  readonly replica: ReplicaFacts;
  readonly selection: Selection;
  readonly view: View;
  readonly actions: Actions;
}

const AGE_INTERVAL_MS = 20_000;

/** The left side: what can be run, what was run, and what trades on paper. */
export function Navigation({ replica, selection, view, actions }: NavigationProps) {
  const nowMs = useNow(AGE_INTERVAL_MS);
  return (
    <nav className="navigation" aria-label="Workflows and runs">
      <Panel title="Workflows">
        <WorkflowList
          workflows={replica.workflows}
          selected={selection.kind === "workflow" ? selection.name : undefined}
          related={view.workflow?.name}
          onSelect={(name) => actions.select({ kind: "workflow", name })}
        />
      </Panel>
      {replica.paper.length === 0 ? null : (
        <Panel title="Paper sessions" aside={<span className="count">{replica.paper.length}</span>}>
          <PaperList
            sessions={replica.paper}
            selected={selection.kind === "paper" ? selection.sessionId : undefined}
            isPaused={({ runId }) => findRun(replica, runId)?.hold !== undefined}
            onSelect={(sessionId) => actions.select({ kind: "paper", sessionId })}
          />
        </Panel>
      )}
      <RunsPanel
        workflows={replica.workflows.map(({ name }) => name)}
        hasRuns={replica.runs.length > 0}
        selected={selection.kind === "run" ? selection.runId : undefined}
        nowMs={nowMs}
      />
    </nav>
  );
}
