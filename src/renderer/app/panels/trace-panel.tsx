import { Waypoints } from "lucide-react";
import { useStore } from "zustand";
import { EventFacts } from "#renderer/features/monitor/event-facts.tsx";
import { traceKey } from "#renderer/features/trace/trace-subject.ts";
import { NoTrace, TraceView } from "#renderer/features/trace/trace-view.tsx";
import { useTrader } from "../trader-context.ts";
import type { PanelDefinition } from "./panel-definition.ts";

function TracePanel() {
  const { client, trace, actions, desk } = useTrader();
  const subject = useStore(trace.state, (state) => state.subject);
  return (
    <section className="page page--panel" aria-label="Trace">
      {subject === undefined ? (
        <NoTrace onShowDesk={() => desk.openPanel("paper_desk")} />
      ) : (
        <TraceView
          key={traceKey(subject)}
          client={client}
          subject={subject}
          onShowRun={(runId) => actions.select({ kind: "run", runId })}
          onShowSession={(sessionId) => actions.select({ kind: "paper", sessionId })}
          renderDetails={({ log, event }) => <EventFacts log={log} event={event} />}
        />
      )}
    </section>
  );
}

/** Why something happened: the chain of its causes. */
export const tracePanel: PanelDefinition = {
  id: "trace",
  title: "Why did it trade",
  icon: Waypoints,
  group: "Results",
  component: TracePanel,
  defaultPlace: { side: "within", of: "inspector" },
  isSingle: true,
};
