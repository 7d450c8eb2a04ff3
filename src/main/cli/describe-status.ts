import { formatIsoTime } from "#shared/model/time.ts";
import type { SafeMode, Snapshot } from "#shared/ipc/channels/app-channels.ts";
import type { MetricsView } from "#shared/ipc/channels/metrics-channels.ts";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import type { SliceHealth } from "#shared/model/health.ts";
import type { WorkspaceReader } from "./workspace-reader.ts";
import { describeSession } from "./print-session.ts";
import { describeMetrics } from "./describe-metrics.ts";
import { formatTable, right } from "./format-table.ts";

const RUNS_SHOWN = 10;

/** The state of a workspace as text: owner, sessions, health, what the owner measured, last runs. */
export function describeStatus(
  reader: WorkspaceReader,
  snapshot: Snapshot,
  metrics: MetricsView | undefined,
): string {
  const owner =
    reader.owner === undefined
      ? "nobody (no window and no command is running it)"
      : `process ${String(reader.owner.info.ownerPid)}${reader.owner.info.electron === undefined ? "" : " (window)"}`;
  return [
    `workspace  ${reader.workspace}`,
    `owner      ${owner}`,
    ...(snapshot.safeMode === undefined ? [] : describeSafeMode(snapshot.safeMode)),
    ...(reader.owner?.info.logWarning === undefined ? [] : [`warning    ${reader.owner.info.logWarning}`]),
    ...(reader.owner?.info.diskWarning === undefined ? [] : [`warning    ${reader.owner.info.diskWarning}`]),
    "",
    ...snapshot.paper.filter(({ status }) => status === "running").flatMap(describeSession),
    ...(snapshot.health.length === 0 ? [] : [healthTable(snapshot.health), ""]),
    ...(metrics === undefined ? [] : [describeMetrics(metrics), ""]),
    snapshot.runs.length === 0
      ? "no runs yet: gpt-trader demo makes one"
      : runsTable(snapshot.runs.slice(0, RUNS_SHOWN)),
  ].join("\n");
}

function describeSafeMode({ reason, remedy }: SafeMode): readonly string[] {
  return ["", `SAFE MODE  ${reason}`, `remedy     ${remedy}`];
}

function healthTable(health: readonly SliceHealth[]): string {
  return formatTable(
    ["slice", "health", right("calls"), right("failures"), right("median ms"), "detail"],
    health.map((slice) => [
      slice.slice,
      slice.state,
      String(slice.calls),
      String(slice.failures),
      slice.medianCallMs === undefined ? "—" : slice.medianCallMs.toFixed(1),
      slice.detail ?? "",
    ]),
  );
}

export function runsTable(runs: readonly Omit<RunView, "steps">[]): string {
  return formatTable(
    ["run", "workflow", "mode", "status", "started (UTC)", right("seconds"), "data"],
    runs.map((run) => [
      run.runId,
      run.workflow,
      run.mode,
      run.status,
      formatIsoTime(run.tsStartedMs).slice(0, 19),
      run.durationMs === undefined ? "—" : (run.durationMs / 1000).toFixed(2),
      run.isSynthetic ? "SYNTHETIC" : "",
    ]),
  );
}
