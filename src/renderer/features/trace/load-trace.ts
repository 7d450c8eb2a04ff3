import { userError } from "#shared/errors/app-error.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { AuditEntry } from "#shared/ipc/channels/audit-channels.ts";
import type { Client } from "#renderer/ipc/client.ts";
import type { TraceSubject } from "./trace-subject.ts";

/** Causes that are followed back at most; a chain is a handful long. */
const MOST_CAUSES = 40;

/** How it came to be, oldest first; throws `trace.nothing-found` when no log knows of it. */
export async function loadTrace(client: Client, subject: TraceSubject): Promise<readonly AuditEntry[]> {
  const [entry] = await client.invoke(
    "audit:search",
    subject.kind === "event"
      ? { id: subject.id, limit: 1 }
      : { orderId: subject.orderId, sessionId: subject.sessionId, name: "order.*", limit: 1 },
  );
  if (entry === undefined) throw nothingFound(subject);
  if (!isOfOrder(entry.event) || entry.event.name === "order.denied") return followCauses(client, entry);
  return client.invoke("audit:explain", { of: String(entry.event.seq), log: entry.log });
}

/** Whether an event is about one order, whose whole story is known. */
function isOfOrder({ payload }: AnyEnvelope): boolean {
  return "orderId" in payload || "order" in payload;
}

/** The event, what caused it, what caused that, back to the start of its run. */
async function followCauses(client: Client, last: AuditEntry): Promise<readonly AuditEntry[]> {
  const chain = [last];
  let cause = last.event.causationId;
  while (cause !== undefined && chain.length < MOST_CAUSES) {
    const [before] = await client.invoke("audit:search", { id: cause, limit: 1 });
    if (before === undefined) break;
    chain.unshift(before);
    cause = before.event.causationId;
  }
  const { runId } = last.event;
  if (runId === undefined || chain.some(({ event }) => event.name === "workflow.started")) return chain;
  const started = await client.invoke("audit:search", { runId, name: "workflow.started", limit: 1 });
  return [...started, ...chain];
}

function nothingFound(subject: TraceSubject): Error {
  const value = subject.kind === "order" ? subject.orderId : subject.id;
  return userError({
    code: "trace.nothing-found",
    message: `no log knows ${subject.kind} ${value}`,
    field: subject.kind,
    value,
    remedy: "it may have been compacted, or belong to another workspace",
  });
}
