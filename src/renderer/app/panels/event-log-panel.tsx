import { useState } from "react";
import { ScrollText } from "lucide-react";
import { EventLog } from "#renderer/features/audit/event-log.tsx";
import { AuditSearch } from "#renderer/features/monitor/audit-search.tsx";
import { EventFacts } from "#renderer/features/monitor/event-facts.tsx";
import { LogVerdicts } from "#renderer/features/monitor/log-verdicts.tsx";
import { Tabs } from "#renderer/ui/tabs.tsx";
import { useTrader } from "../trader-context.ts";
import { useNow } from "../use-now.ts";
import type { PanelDefinition } from "./panel-definition.ts";

const LOOK_MS = 5_000;

function EventLogPanel() {
  const { client, trace } = useTrader();
  const nowMs = useNow(LOOK_MS);
  const [tab, setTab] = useState("live");
  return (
    <section className="page page--panel" aria-label="Event log">
      <Tabs
        label="Event log"
        selected={tab}
        onSelect={setTab}
        tabs={[
          {
            id: "live",
            label: "Live",
            content: (
              <EventLog
                client={client}
                nowMs={nowMs}
                onExplain={(id) => trace.show({ kind: "event", id })}
                renderDetails={(event) => <EventFacts event={event} />}
              />
            ),
          },
          { id: "recorded", label: "Recorded", content: <AuditSearch client={client} /> },
          { id: "verify", label: "Verify", content: <LogVerdicts client={client} /> },
        ]}
      />
    </section>
  );
}

/** All that happens and happened. */
export const eventLogPanel: PanelDefinition = {
  id: "event_log",
  title: "Event log",
  icon: ScrollText,
  group: "Program",
  component: EventLogPanel,
  defaultPlace: { side: "below", sizePx: 300 },
  isSingle: true,
};
