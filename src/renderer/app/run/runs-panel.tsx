import { useStore } from "zustand";
import { RunFilterForm } from "#renderer/features/runs/run-filter-form.tsx";
import { RunList } from "#renderer/features/runs/run-list.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { formatCount } from "#renderer/ui/format-number.ts";
import { Panel } from "#renderer/ui/panel.tsx";
import { useTrader } from "../trader-context.ts";

interface RunsPanelProps {
  readonly workflows: readonly string[];
  /** Anything was run in this workspace. */
  readonly hasRuns: boolean;
  readonly selected: string | undefined;
  readonly nowMs: number;
}

/** The runs of before and of now, to be searched through. */
export function RunsPanel({ workflows, hasRuns, selected, nowMs }: RunsPanelProps) {
  const { runHistory, workbench, actions } = useTrader();
  const { filter, total, pages, error } = useStore(runHistory.state);
  const comparing = useStore(workbench, (state) => state.comparing);
  return (
    <Panel
      title="Runs"
      isGrowing
      aside={<span className="count">{total === undefined ? "" : formatCount(total)}</span>}
    >
      {hasRuns ? (
        <div className="runs-panel">
          <RunFilterForm filter={filter} workflows={workflows} onChange={runHistory.setFilter} />
          {comparing === undefined ? null : (
            <div className="runs-panel__note" role="status">
              <span>Choose the run to compare with</span>
              <Button label="Cancel" look="quiet" onPress={() => actions.compare(undefined)} />
            </div>
          )}
          {error === undefined ? null : <ErrorCard title="The runs cannot be read" error={error} />}
          {total === 0 ? <p className="hint">No run fits.</p> : null}
          <RunList
            pages={pages}
            total={total ?? 0}
            selected={selected}
            nowMs={nowMs}
            onSelect={(runId) => actions.select({ kind: "run", runId })}
            onLook={runHistory.look}
          />
        </div>
      ) : (
        <p className="hint">Nothing was run in this workspace yet.</p>
      )}
    </Panel>
  );
}
