import type { AppInfo } from "#shared/ipc/channels/app-channels.ts";
import type { SliceHealth } from "#shared/model/health.ts";
import { HealthStrip } from "#renderer/features/monitor/health-strip.tsx";

interface StatusBarProps {
  readonly info: AppInfo | undefined;
  readonly health: readonly SliceHealth[];
  readonly seq: number;
  readonly activeRuns: number;
  /** Runs that wait for a person, once for each question. */
  readonly approvals: readonly string[];
  readonly onShowRun: (runId: string) => void;
}

export function StatusBar({ info, health, seq, activeRuns, approvals, onShowRun }: StatusBarProps) {
  return (
    <footer className="status-bar">
      <HealthStrip health={health} />
      <div className="status-bar__facts">
        <Waiting approvals={approvals} onShowRun={onShowRun} />
        <span>{activeRuns === 0 ? "idle" : `${activeRuns} running`}</span>
        <span title="The last event of the log that this window knows">
          event <span className="number">{seq.toLocaleString("en-US")}</span>
        </span>
        {info === undefined ? null : (
          <>
            <span>{info.electron === undefined ? `Node ${info.node}` : `Electron ${info.electron}`}</span>
            <span>SQLite {info.sqlite}</span>
            <span>v{info.version}</span>
          </>
        )}
      </div>
    </footer>
  );
}

/** How many questions wait for a person; a press shows the run of the first. */
function Waiting({ approvals, onShowRun }: Pick<StatusBarProps, "approvals" | "onShowRun">) {
  const [first] = approvals;
  if (first === undefined) return null;
  const text = approvals.length === 1 ? "1 approval waits" : `${approvals.length} approvals wait`;
  return (
    <button type="button" className="status-bar__waiting" onClick={() => onShowRun(first)}>
      {text}
    </button>
  );
}
