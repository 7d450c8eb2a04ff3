import type { ResultView } from "#shared/ipc/channels/run-channels.ts";
import { SessionFacts } from "#renderer/features/paper/session-facts.tsx";
import { NotesList } from "#renderer/features/results/notes-list.tsx";
import { Provenance } from "#renderer/features/results/provenance.tsx";
import { StatisticCards } from "#renderer/features/results/statistic-cards.tsx";
import { StepList } from "#renderer/features/runs/step-list.tsx";
import { isActive } from "#renderer/replica/selectors.ts";
import type { Loaded } from "#renderer/replica/run-data.ts";
import { Panel } from "#renderer/ui/panel.tsx";
import { RunPanel } from "./run-panel.tsx";
import type { View } from "../workbench/view.ts";

interface InspectorProps {
  readonly view: View;
  readonly result: Loaded<ResultView | undefined> | undefined;
}

/** The right side: how a run went, what came of it, and what to know before believing it. */
export function Inspector({ view, result }: InspectorProps) {
  const value = result?.status === "ready" ? result.value : undefined;
  const notes = value === undefined ? [] : [...new Set([...value.caveats, ...value.warnings])];
  const done = view.steps.filter((step) => step.status === "completed").length;
  return (
    <aside className="inspector" aria-label="Run">
      {view.run === undefined || isActive(view.run) ? null : <RunPanel run={view.run} />}
      <Panel
        title="Steps"
        aside={
          <span className="count">
            {done}/{view.steps.length}
          </span>
        }
      >
        <StepList steps={view.steps} />
      </Panel>
      {view.session === undefined ? null : (
        <Panel title="Session">
          <SessionFacts session={view.session} isPaused={view.run?.hold !== undefined} />
        </Panel>
      )}
      {value === undefined ? null : (
        <>
          <Panel title="Statistics">
            <StatisticCards statistics={value.statistics} />
          </Panel>
          {notes.length === 0 ? null : (
            <Panel title="Know before you believe it" aside={<span className="count">{notes.length}</span>}>
              <NotesList notes={notes} />
            </Panel>
          )}
          <Panel title="Provenance">
            <Provenance result={value} />
          </Panel>
        </>
      )}
    </aside>
  );
}
