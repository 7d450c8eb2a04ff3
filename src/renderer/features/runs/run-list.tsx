import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import { totalReturnOf } from "#shared/replica/total-return-of.ts";
import { symbolsOf } from "#renderer/replica/selectors.ts";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { formatAge, formatDateTime } from "#renderer/ui/format-time.ts";
import { StatusIcon } from "#renderer/ui/status-icon.tsx";

interface RunListProps {
  readonly runs: readonly RunView[];
  readonly selected: string | undefined;
  readonly nowMs: number;
  readonly onSelect: (runId: string) => void;
}

/** Rows past this are history for `gpt-trader runs list`. */
const MAXIMUM_SHOWN = 200;

export function RunList({ runs, selected, nowMs, onSelect }: RunListProps) {
  return (
    <ul className="nav-list" aria-label="Runs">
      {runs.slice(0, MAXIMUM_SHOWN).map((run) => (
        <li key={run.runId}>
          <button
            type="button"
            className="nav-item"
            aria-current={run.runId === selected ? "true" : undefined}
            title={`${run.runId}\nstarted ${formatDateTime(run.tsStartedMs)} UTC`}
            onClick={() => onSelect(run.runId)}
          >
            <StatusIcon status={run.status} />
            <span className="nav-item__main">
              <span className="nav-item__line">
                <span className="nav-item__title">{run.workflow}</span>
                <RunReturn run={run} />
              </span>
              <span className="nav-item__line">
                <span className="nav-item__text">
                  {symbolsOf(run).join(" ") || run.mode}
                  {run.isSynthetic ? <span className="nav-item__mark">SYNTHETIC</span> : null}
                </span>
                <span className="nav-item__age">{formatAge(run.tsStartedMs, nowMs)}</span>
              </span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function RunReturn({ run }: { readonly run: RunView }) {
  const value = totalReturnOf(run);
  if (value !== undefined) return <FigureText value={value} kind="percent" isSigned />;
  return run.status === "completed" ? null : <span className="nav-item__status">{run.status}</span>;
}
