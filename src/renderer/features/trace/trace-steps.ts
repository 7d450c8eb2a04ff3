import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { AuditEntry } from "#shared/ipc/channels/audit-channels.ts";

export type TraceStage = "run" | "bar" | "signal" | "size" | "risk" | "order" | "fill" | "other";

/** One link of the chain, for people. */
export interface TraceStep {
  readonly key: string;
  readonly stage: TraceStage;
  readonly title: string;
  readonly text: string;
  readonly entry: AuditEntry;
}

type Words = readonly [stage: TraceStage, title: string];

/** The links of the chain; one event can be several: an order that was sent was sized and let through before. */
export function traceSteps(entries: readonly AuditEntry[]): readonly TraceStep[] {
  return entries.flatMap((entry) => {
    const { event, log, text } = entry;
    const step = ([stage, title]: Words, says = text): TraceStep => ({
      key: `${log} ${event.id} ${stage}`,
      stage,
      title,
      text: says,
      entry,
    });
    if (event.name === "order.accepted") return [step(wordsOf(event), `order ${event.payload.orderId}`)];
    if (event.name !== "order.submitted") return [step(wordsOf(event))];
    const { order } = event.payload;
    const exit = order.parentId === undefined ? "" : `, leaves what ${order.parentId} opened`;
    return [
      step(["size", "Sized"], `${order.side} ${order.quantity} ${order.symbol}: ${order.reason}`),
      step(["risk", "Let through by the risk check"], "no limit was in its way when it was sent"),
      step(["order", "Sent"], `order ${order.id} at ${order.type.kind.replaceAll("_", " ")}${exit}`),
    ];
  });
}

function wordsOf(event: AnyEnvelope): Words {
  switch (event.name) {
    case "workflow.started":
      return ["run", "Run started"];
    case "market.data.updated":
      return ["bar", event.payload.bar === undefined ? "Price" : "Bar closed"];
    case "signal.raised":
      return ["signal", "Signal"];
    case "order.denied":
      return ["risk", "Refused by the risk check"];
    case "order.filled":
      return ["fill", "Filled"];
    case "order.accepted":
      return ["order", "Accepted by the venue"];
    case "order.rejected":
      return ["order", "Rejected by the venue"];
    case "order.cancelled":
      return ["order", "Cancelled"];
    case "order.expired":
      return ["order", "Expired"];
    default:
      return [event.name.startsWith("order.") ? "order" : "other", titleOf(event.name)];
  }
}

/** `position.opened` reads `Position opened`. */
function titleOf(name: string): string {
  const words = name.replaceAll(/[._]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
