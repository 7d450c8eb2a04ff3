import { describe, expect, it } from "vitest";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { AuditQuery } from "#shared/ipc/channels/audit-channels.ts";
import { eventId, orderId } from "#shared/model/ids.ts";
import { anEvent } from "#renderer/testing/a-view.ts";
import { createFakeClient } from "#renderer/testing/fake-client.ts";
import { loadTrace } from "./load-trace.ts";

const entry = (event: AnyEnvelope) => ({ log: "paper", text: event.name, event });
const caused = (event: AnyEnvelope, by: number): AnyEnvelope => ({
  ...event,
  causationId: eventId(`event-${by}`),
});

/** A workspace whose log holds these events. */
function aLog(...events: readonly AnyEnvelope[]) {
  return createFakeClient({
    "audit:search": (query) => {
      const { id, orderId: order, runId, name } = query as AuditQuery;
      return events
        .filter((event) => id === undefined || event.id === id)
        .filter((event) => runId === undefined || event.runId === runId)
        .filter((event) => name === undefined || name === "order.*" || event.name === name)
        .filter(({ payload }) => order === undefined || ("orderId" in payload && payload.orderId === order))
        .map(entry)
        .slice(-1);
    },
    "audit:explain": (input) => [entry(anEvent(99, "trading.resumed", { by: JSON.stringify(input) }))],
  });
}

describe("loadTrace", () => {
  it("asks for the whole story of an order in its session", async () => {
    const client = aLog(anEvent(7, "order.accepted", { orderId: orderId("order-1") }));
    const [told] = await loadTrace(client, { kind: "order", orderId: "order-1", sessionId: "paper-1" });
    expect(told?.event.payload).toEqual({ by: '{"of":"7","log":"paper"}' });
    expect(client.asked[0]?.input).toMatchObject({ orderId: "order-1", sessionId: "paper-1" });
  });

  it("follows any other event back to its causes and the start of its run", async () => {
    const client = aLog(
      anEvent(1, "workflow.started", {} as never),
      anEvent(2, "signal.raised", {} as never),
      caused(anEvent(3, "order.denied", { orderId: orderId("order-1") } as never), 2),
      caused(anEvent(4, "alert.raised", {} as never), 3),
    );
    const chain = await loadTrace(client, { kind: "event", id: "event-4" });
    expect(chain.map(({ event }) => event.seq)).toEqual([1, 2, 3, 4]);
  });

  it("ends at a cause that no log knows any more", async () => {
    const client = aLog(caused(anEvent(4, "alert.cleared", {} as never), 3));
    const chain = await loadTrace(client, { kind: "event", id: "event-4" });
    expect(chain.map(({ event }) => event.seq)).toEqual([4]);
  });

  it("says that no log knows of it", async () => {
    await expect(loadTrace(aLog(), { kind: "event", id: "event-9" })).rejects.toMatchObject({
      code: "trace.nothing-found",
      value: "event-9",
    });
  });
});
