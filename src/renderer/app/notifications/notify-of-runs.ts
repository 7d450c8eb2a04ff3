import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import type { ReplicaState } from "#renderer/replica/replica-state.ts";
import type { Replica } from "#renderer/replica/replica-store.ts";
import { isUnderWay } from "#renderer/replica/selectors.ts";
import type { Notifications } from "./create-notifications.ts";

/** Tells of runs that end while somebody looks elsewhere, and of slices that are down. */
export function notifyOfRuns(
  replica: Pick<Replica, "state">,
  { notify }: Pick<Notifications, "notify">,
): () => void {
  return replica.state.subscribe((state, before) => {
    if (before.status !== "ready") return;
    for (const run of state.runs) tellEnd(run, before);
    for (const { slice, state: health } of state.health) {
      const was = before.health.find((one) => one.slice === slice)?.state;
      if (health === "down" && was !== "down")
        notify({
          level: "critical",
          text: `${slice} is down`,
          source: { kind: "workspace", workspace: "monitor" },
        });
    }
  });

  function tellEnd(run: RunView, before: ReplicaState): void {
    const was = before.runs.find(({ runId }) => runId === run.runId);
    if (was === undefined || was === run || !isUnderWay(was) || isUnderWay(run)) return;
    const source = { kind: "run", runId: run.runId } as const;
    const { workflow, status } = run;
    if (status === "failed")
      notify({
        level: "warning",
        text: `${workflow} failed: ${run.error?.message ?? "no reason given"}`,
        source,
      });
    else notify({ level: "info", text: `${workflow} ${status}`, source });
  }
}
