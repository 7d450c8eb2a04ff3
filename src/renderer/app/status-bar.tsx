import type { AppInfo } from "#shared/ipc/channels/app-channels.ts";
import type { SliceHealth } from "#shared/model/health.ts";
import { HealthStrip } from "#renderer/features/monitor/health-strip.tsx";

interface StatusBarProps {
  readonly info: AppInfo | undefined;
  readonly health: readonly SliceHealth[];
  readonly seq: number;
  readonly activeRuns: number;
}

export function StatusBar({ info, health, seq, activeRuns }: StatusBarProps) {
  return (
    <footer className="status-bar">
      <HealthStrip health={health} />
      <div className="status-bar__facts">
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
