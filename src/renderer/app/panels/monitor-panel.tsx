import { HeartPulse } from "lucide-react";
import { useStore } from "zustand";
import { MonitorView } from "#renderer/features/monitor/monitor-view.tsx";
import { useTrader } from "../trader-context.ts";
import { useNow } from "../use-now.ts";
import type { PanelDefinition } from "./panel-definition.ts";

const AGE_INTERVAL_MS = 5_000;

function MonitorPanel() {
  const { client, replica } = useTrader();
  const health = useStore(replica.state, (state) => state.health);
  const nowMs = useNow(AGE_INTERVAL_MS);
  return <MonitorView client={client} health={health} nowMs={nowMs} />;
}

/** How the program is, what it failed on, and all that happened. */
export const monitorPanel: PanelDefinition = {
  id: "monitor",
  title: "Monitor",
  icon: HeartPulse,
  group: "Program",
  component: MonitorPanel,
  defaultPlace: { side: "within", of: "run" },
  isSingle: true,
};
