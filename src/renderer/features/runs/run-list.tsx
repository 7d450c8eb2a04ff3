import { useEffect, useRef } from "react";
import type { RunSummary } from "#shared/ipc/channels/history-channels.ts";
import { PAGE_RUNS } from "#renderer/replica/run-history.ts";
import type { RunHistoryState } from "#renderer/replica/run-history.ts";
import { symbolsOf } from "#renderer/replica/selectors.ts";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { formatAge, formatMoment } from "#renderer/ui/format-time.ts";
import { StatusIcon } from "#renderer/ui/status-icon.tsx";
import { useVisibleRows } from "#renderer/ui/use-visible-rows.ts";

interface RunListProps {
  readonly pages: RunHistoryState["pages"];
  readonly total: number;
  readonly selected: string | undefined;
  readonly nowMs: number;
  readonly onSelect: (runId: string) => void;
  /** These rows are in sight. */
  readonly onLook: (first: number, end: number) => void;
}

const ROW_PX = 46;

/** The runs that are in sight, however many there are. */
export function RunList({ pages, total, selected, nowMs, onSelect, onLook }: RunListProps) {
  const box = useRef<HTMLDivElement>(null);
  const { first, end } = useVisibleRows(box, ROW_PX, total);
  useEffect(() => onLook(first, end), [onLook, first, end]);
  const rows = Array.from({ length: end - first }, (_, offset) => first + offset);
  return (
    <div className="run-list" ref={box}>
      <ul
        className="nav-list"
        aria-label="Runs"
        style={{ paddingTop: first * ROW_PX, paddingBottom: (total - end) * ROW_PX + 8 }}
      >
        {rows.map((index) => {
          const run = pages[Math.floor(index / PAGE_RUNS)]?.[index % PAGE_RUNS];
          return (
            <li
              key={run?.runId ?? `row ${index}`}
              className="run-list__row"
              aria-setsize={total}
              aria-posinset={index + 1}
            >
              {run === undefined ? (
                <span className="nav-item nav-item__text">…</span>
              ) : (
                <RunRow run={run} isSelected={run.runId === selected} nowMs={nowMs} onSelect={onSelect} />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface RunRowProps extends Pick<RunListProps, "nowMs" | "onSelect"> {
  readonly run: RunSummary;
  readonly isSelected: boolean;
}

function RunRow({ run, isSelected, nowMs, onSelect }: RunRowProps) {
  return (
    <button
      type="button"
      className="nav-item"
      aria-current={isSelected ? "true" : undefined}
      title={`${run.runId}\nstarted ${formatMoment(run.tsStartedMs)}`}
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
  );
}

function RunReturn({ run }: { readonly run: RunSummary }) {
  if (run.totalReturn !== undefined) return <FigureText value={run.totalReturn} kind="percent" isSigned />;
  return run.status === "completed" ? null : <span className="nav-item__status">{run.status}</span>;
}
