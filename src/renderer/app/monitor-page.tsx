import { MonitorView } from "#renderer/features/monitor/monitor-view.tsx";
import type { SliceHealth } from "#shared/model/health.ts";
import { useTrader } from "./trader-context.ts";
import { useNow } from "./use-now.ts";

const AGE_INTERVAL_MS = 5_000;

/** The monitor in place of the desk; what is selected there stays. */
export function MonitorPage({ health }: { readonly health: readonly SliceHealth[] }) {
  const { client, actions } = useTrader();
  const nowMs = useNow(AGE_INTERVAL_MS);
  return (
    <MonitorView
      client={client}
      health={health}
      nowMs={nowMs}
      onClose={() => actions.goTo({ kind: "desk" })}
    />
  );
}
