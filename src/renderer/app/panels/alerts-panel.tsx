import { BellRing } from "lucide-react";
import { AlertsView } from "#renderer/features/alerts/alerts-view.tsx";
import { useTrader } from "../trader-context.ts";
import type { PanelDefinition } from "./panel-definition.ts";

function AlertsPanel() {
  const { client, trace, wishes } = useTrader();
  return (
    <section className="page page--panel" aria-label="Alerts">
      <AlertsView
        client={client}
        wished={wishes.alerts}
        onExplain={(id) => trace.show({ kind: "event", id })}
      />
    </section>
  );
}

/** What a person is to be told, and what was raised. */
export const alertsPanel: PanelDefinition = {
  id: "alerts",
  title: "Alerts",
  icon: BellRing,
  group: "Program",
  component: AlertsPanel,
  defaultPlace: { side: "within", of: "inspector" },
  isSingle: true,
};
