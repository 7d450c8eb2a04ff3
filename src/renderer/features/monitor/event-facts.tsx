import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { FactsList } from "#renderer/ui/facts-list.tsx";
import { formatDateTime } from "#renderer/ui/format-time.ts";

interface EventFactsProps {
  /** Where it is recorded; left out for one that was only heard, whose number is the hearing's. */
  readonly log?: string;
  readonly event: AnyEnvelope;
}

/** An event as it was recorded: where it belongs, what caused it, and what it says. */
export function EventFacts({ log, event }: EventFactsProps) {
  return (
    <>
      <FactsList
        facts={[
          ["Event", event.name],
          ...(log === undefined ? [] : [["Log and number", `${log} ${event.seq}`] as const]),
          ["Happened", `${formatDateTime(event.tsEventMs)} UTC`],
          ["Recorded", `${formatDateTime(event.tsInitMs)} UTC`],
          ["Run", event.runId ?? "none"],
          ["Session", event.sessionId],
          ["Belongs to", event.correlationId],
          ["Caused by", event.causationId ?? "nothing before it"],
        ]}
      />
      <pre className="payload" aria-label="Content of the event" tabIndex={0}>
        {JSON.stringify(event.payload, undefined, 2)}
      </pre>
    </>
  );
}
