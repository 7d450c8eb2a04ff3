import { useCallback, useEffect, useState } from "react";
import type { SliceHealth } from "#shared/model/health.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { useLoaded } from "#renderer/replica/use-loaded.ts";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { Tabs } from "#renderer/ui/tabs.tsx";
import { AuditSearch } from "./audit-search.tsx";
import { DeadLetters } from "./dead-letters.tsx";
import { LogVerdicts } from "./log-verdicts.tsx";
import { Latencies } from "./latencies.tsx";
import { Queues, WalSizes, Workers } from "./measurements.tsx";
import { SliceTable } from "./slice-table.tsx";
import { VitalSigns } from "./vital-signs.tsx";

interface MonitorViewProps {
  readonly client: Client;
  readonly health: readonly SliceHealth[];
  readonly nowMs: number;
}

const MEASURE_MS = 1_000;

/** What the program knows of itself: how it is, what failed, and what happened. */
export function MonitorView({ client, health, nowMs }: MonitorViewProps) {
  const [tab, setTab] = useState("state");
  const [metrics, measure] = useLoaded(useCallback(() => client.invoke("metrics:get", undefined), [client]));
  useEffect(() => {
    const timer = setInterval(measure, MEASURE_MS);
    return () => clearInterval(timer);
  }, [measure]);
  return (
    <main className="page" aria-label="Monitor">
      <header className="page__header">
        <h1 className="run-header__title">Monitor</h1>
        <span className="run-header__text">How the program is, what it failed on, and all that happened</span>
      </header>
      <Tabs
        label="Monitor"
        selected={tab}
        onSelect={setTab}
        tabs={[
          {
            id: "state",
            label: "State",
            content: (
              <div className="monitor">
                {metrics.status === "failed" ? (
                  <ErrorCard title="The measurements cannot be read" error={metrics.error} />
                ) : null}
                {metrics.status === "ready" ? <VitalSigns metrics={metrics.value} /> : null}
                {metrics.status === "ready" ? <Latencies metrics={metrics.value} /> : null}
                <SliceTable health={health} nowMs={nowMs} />
                {metrics.status === "ready" ? <Queues metrics={metrics.value} /> : null}
                <LogVerdicts client={client} />
                {metrics.status === "ready" ? <Workers metrics={metrics.value} /> : null}
                {metrics.status === "ready" ? <WalSizes metrics={metrics.value} /> : null}
              </div>
            ),
          },
          {
            id: "letters",
            label: "Dead letters",
            count: metrics.status === "ready" ? metrics.value.deadLetters : undefined,
            content: <DeadLetters client={client} />,
          },
          { id: "audit", label: "Audit trail", content: <AuditSearch client={client} /> },
        ]}
      />
    </main>
  );
}
