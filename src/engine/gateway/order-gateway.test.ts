import { describe, expect, it } from "vitest";
import { AppError, toAppError } from "#shared/errors/app-error.ts";
import { fail, succeed } from "#shared/ipc/result.ts";
import { orderId } from "#shared/model/ids.ts";
import type { OrderRequest } from "#shared/model/order.ts";
import type { Approved } from "#engine/calc/risk/approved.ts";
import { aGateway, anOrder } from "./testing/a-gateway.ts";
import { createFakeVenue } from "./testing/fake-venue.ts";

const o1 = orderId("o1");

describe("an order gateway", () => {
  it("sends nothing before its books were compared with the venue's", async () => {
    const { open, venue, names } = aGateway();
    const sent = await open().submit(anOrder("o1"));
    expect(sent).toMatchObject({ ok: false, error: { code: "gateway.not-reconciled" } });
    expect(venue.calls).toEqual([]);
    expect(names()).toEqual(["order.denied"]);
  });

  it("stores the intent before the venue hears of it, and the acceptance after", async () => {
    const { start, venue, log, names } = aGateway();
    const gateway = await start();
    const known: string[] = [];
    const submit = venue.submit.bind(venue);
    venue.submit = async (order, tsSentMs) => {
      known.push(...log.map(({ name }) => name));
      return submit(order, tsSentMs);
    };
    const sent = await gateway.submit(anOrder("o1"));
    expect(sent).toMatchObject({ ok: true, value: { state: "accepted" } });
    expect(known).toEqual(["venue.reconciled", "order.submitted"]);
    expect(names().at(-1)).toBe("order.accepted");
  });

  it("sends nothing when the intent cannot be stored", async () => {
    const { ports, start, venue } = aGateway();
    const gateway = await start();
    const publish = ports.publish;
    Object.assign(ports, {
      publish: () => {
        throw new AppError({ kind: "transient", code: "store.disk-full", message: "no space" });
      },
    });
    await expect(gateway.submit(anOrder("o1"))).rejects.toMatchObject({ code: "store.disk-full" });
    Object.assign(ports, { publish });
    expect(venue.arrivals.size).toBe(0);
  });

  it("answers an id that it knows without sending, and refuses it for another order", async () => {
    const { start, venue } = aGateway();
    const gateway = await start();
    await gateway.submit(anOrder("o1"));
    expect(await gateway.submit(anOrder("o1"))).toMatchObject({ ok: true, value: { state: "accepted" } });
    const other = await gateway.submit(anOrder("o1", { quantity: 9 })).catch(toAppError);
    expect(other).toMatchObject({ code: "gateway.order-id-reused", value: "o1" });
    expect(venue.arrivals.get(o1)).toBe(1);
  });

  it("ends an order that the venue refuses", async () => {
    const { start, names } = aGateway(
      {},
      createFakeVenue(() => true),
    );
    const gateway = await start();
    const sent = await gateway.submit(anOrder("o1"));
    expect(sent).toMatchObject({ ok: true, value: { state: "rejected" } });
    expect(names().slice(1)).toEqual(["order.submitted", "order.rejected"]);
  });

  it("denies what the risk check refuses, and keeps it from the venue while trading is halted", async () => {
    const halted = { code: "risk.halted", message: "trading is halted" };
    const { start, venue, names } = aGateway({ approve: () => fail(halted) });
    const gateway = await start();
    expect(await gateway.submit(anOrder("o1"))).toEqual({ ok: false, error: halted });
    expect(venue.arrivals.size).toBe(0);
    expect(names().slice(1)).toEqual(["order.denied"]);
  });

  it("looks a lost order up, and does not send it again when the venue has it", async () => {
    const { start, venue, timer, names } = aGateway();
    const gateway = await start();
    venue.fate("submit", "lost-after");
    const sent = await gateway.submit(anOrder("o1"));
    expect(sent).toMatchObject({ ok: true, value: { state: "unknown" } });
    expect(gateway.status().isReconciled).toBe(false);
    await timer.pass(100);
    expect(gateway.find(o1)?.state).toBe("accepted");
    expect(venue.arrivals.get(o1)).toBe(1);
    expect(names().slice(1)).toEqual([
      "order.submitted",
      "order.lost",
      "venue.lost",
      "order.accepted",
      "venue.reconciled",
    ]);
  });

  it("denies other orders until the lost one is found", async () => {
    const { start, venue, timer } = aGateway();
    const gateway = await start();
    venue.fate("submit", "lost-after");
    venue.fate("open", "lost-before");
    await gateway.submit(anOrder("o1"));
    expect(await gateway.submit(anOrder("o2"))).toMatchObject({ error: { code: "gateway.not-reconciled" } });
    await timer.pass(1_000);
    expect(await gateway.submit(anOrder("o2"))).toMatchObject({ value: { state: "accepted" } });
  });

  it("sends an order again under its id once the venue can no longer get it", async () => {
    const { start, venue, timer, names } = aGateway();
    const gateway = await start();
    venue.fate("submit", "lost-before", "answer");
    await gateway.submit(anOrder("o1"));
    await timer.pass(venue.receiveWindowMs);
    expect(venue.arrivals.get(o1)).toBeUndefined();
    await timer.pass(2_000);
    expect(venue.arrivals.get(o1)).toBe(1);
    expect(gateway.find(o1)?.state).toBe("accepted");
    expect(names()).toContain("order.resent");
    expect(gateway.status()).toMatchObject({ isReconciled: true, problems: [] });
  });

  it("waits another window after it sent again, also when it was started anew", async () => {
    const { start, open, venue, timer, log } = aGateway();
    const first = await start();
    venue.fate("submit", "lost-before", "lost-before");
    await first.submit(anOrder("o1"));
    await timer.pass(1_001);
    first.stop();
    expect(log.filter(({ name }) => name === "order.resent")).toHaveLength(1);
    const calls = venue.calls.length;
    const second = open();
    void second.reconcile("start");
    await timer.pass(500);
    expect(venue.calls.slice(calls)).not.toContain("submit");
    await timer.pass(5_000);
    expect(venue.arrivals.get(o1)).toBe(1);
    expect(second.find(o1)?.state).toBe("accepted");
  });

  it("looks up an order that the venue says it knows, and one that came too late", async () => {
    const { start, venue, timer, ports } = aGateway();
    const gateway = await start();
    await venue.submit(anOrder("o1") as Approved<OrderRequest>, ports.clock.now());
    expect(await gateway.submit(anOrder("o1"))).toMatchObject({ value: { state: "unknown" } });
    await timer.pass(1_000);
    expect(gateway.find(o1)?.state).toBe("accepted");
    const submit = venue.submit.bind(venue);
    venue.submit = async () => {
      venue.submit = submit;
      return { kind: "late" };
    };
    expect(await gateway.submit(anOrder("o2"))).toMatchObject({ value: { state: "unknown" } });
    await timer.pass(5_000);
    expect(gateway.find(orderId("o2"))?.state).toBe("accepted");
    expect(venue.arrivals.get(orderId("o2"))).toBe(1);
  });

  it("gives up an order that never arrived and is too old", async () => {
    const { start, venue, timer } = aGateway({ resendWithinMs: 500 });
    const gateway = await start();
    venue.fate("submit", "lost-before");
    await gateway.submit(anOrder("o1"));
    await timer.pass(5_000);
    expect(gateway.find(o1)?.state).toBe("rejected");
    expect(venue.arrivals.size).toBe(0);
  });

  it("does not send again what the risk check refuses by now", async () => {
    let isHalted = false;
    const { start, venue, timer } = aGateway({
      approve: (order) =>
        isHalted
          ? fail({ code: "risk.halted", message: "trading is halted" })
          : succeed(order as Approved<OrderRequest>),
    });
    const gateway = await start();
    venue.fate("submit", "lost-before");
    await gateway.submit(anOrder("o1"));
    isHalted = true;
    await timer.pass(5_000);
    expect(gateway.find(o1)?.state).toBe("rejected");
    expect(venue.arrivals.size).toBe(0);
  });

  it("compares again when it is asked to in the moment in which it has found that the books agree", async () => {
    const { open, timer, venue } = aGateway();
    const gateway = open();
    void gateway.reconcile("start");
    for (let turn = 0; turn < 500 && !gateway.status().isReconciled; turn += 1) await Promise.resolve();
    expect(gateway.status().isReconciled).toBe(true);
    const before = venue.calls.length;
    await Promise.all([gateway.reconcile("the answer to an order was lost"), timer.pass(10_000)]);
    expect(venue.calls.length).toBeGreaterThan(before);
    expect(gateway.status()).toMatchObject({ isReconciled: true, problems: [] });
  });

  it("takes what a venue adds in floating point for what is held exactly", async () => {
    const { start, venue, timer } = aGateway();
    const gateway = await start();
    await gateway.submit(anOrder("o1"));
    gateway.onReport(venue.execute(o1, 0.1));
    gateway.onReport(venue.execute(o1, 0.2));
    venue.misreport([{ symbol: "AAPL", quantity: 0.1 + 0.2 }]);
    void gateway.reconcile("a look");
    await timer.pass(10_000);
    expect(gateway.status()).toMatchObject({ isReconciled: true, problems: [] });
    venue.misreport([{ symbol: "AAPL", quantity: Number.NaN }]);
    void gateway.reconcile("a look");
    await timer.pass(10_000);
    expect(gateway.status()).toMatchObject({
      isReconciled: false,
      problems: [expect.stringContaining("holds NaN AAPL")],
    });
  });

  it("does not take the books for equal while the venue says that it rejected what is open here", async () => {
    const { start, venue, timer } = aGateway();
    const gateway = await start();
    await gateway.submit(anOrder("o1"));
    venue.end(o1, "rejected");
    void gateway.reconcile("a look");
    await timer.pass(10_000);
    expect(gateway.find(o1)?.state).toBe("accepted");
    expect(gateway.status().isReconciled).toBe(false);
    expect(await gateway.submit(anOrder("o2"))).toMatchObject({ ok: false });
  });

  it("takes a call that hangs for one with an unknown outcome", async () => {
    const { start, venue, timer } = aGateway();
    const gateway = await start();
    const submit = venue.submit.bind(venue);
    venue.submit = async (order, tsSentMs) => {
      await submit(order, tsSentMs);
      return new Promise(() => undefined);
    };
    const sending = gateway.submit(anOrder("o1"));
    await timer.pass(100);
    expect(await sending).toMatchObject({ value: { state: "unknown" } });
    await timer.pass(1_000);
    expect(gateway.find(o1)?.state).toBe("accepted");
    expect(venue.arrivals.get(o1)).toBe(1);
  });

  it("takes up after a kill what was sent and not answered", async () => {
    const { start, ports, venue, names } = aGateway();
    await start();
    ports.publish("order.submitted", { order: anOrder("o1") });
    await venue.submit(anOrder("o1") as Approved<OrderRequest>, ports.clock.now());
    venue.execute(o1, 10);
    const gateway = await start();
    expect(gateway.find(o1)).toMatchObject({ state: "filled", filledQuantity: 10 });
    expect(venue.arrivals.get(o1)).toBe(1);
    expect(names().slice(2)).toEqual(["order.lost", "order.accepted", "order.filled", "venue.reconciled"]);
  });

  it("cancels, and says when the venue is too late to", async () => {
    const { start, venue, timer, names } = aGateway();
    const gateway = await start();
    await gateway.submit(anOrder("o1"));
    expect(await gateway.cancel(o1, "asked")).toMatchObject({ state: "cancelled" });
    await gateway.submit(anOrder("o2"));
    venue.execute(orderId("o2"), 10);
    await gateway.cancel(orderId("o2"), "asked");
    await timer.pass(1_000);
    expect(gateway.find(orderId("o2"))).toMatchObject({ state: "filled" });
    expect(names()).toContain("order.cancel.refused");
    expect(gateway.status().isReconciled).toBe(true);
  });

  it.each(["lost-before", "lost-after"] as const)("finds out about a cancel that was %s", async (fate) => {
    const { start, venue, timer } = aGateway();
    const gateway = await start();
    await gateway.submit(anOrder("o1"));
    venue.execute(o1, 4);
    venue.fate("cancel", fate);
    expect(await gateway.cancel(o1, "asked")).toMatchObject({ state: "pending_cancel" });
    await timer.pass(1_000);
    expect(gateway.find(o1)).toMatchObject({ state: "cancelled", filledQuantity: 4 });
  });

  it("cancels nothing whose fate is unknown or that it never sent", async () => {
    const { start, venue } = aGateway();
    const gateway = await start();
    venue.fate("submit", "lost-after");
    await gateway.submit(anOrder("o1"));
    await expect(gateway.cancel(o1, "asked")).rejects.toMatchObject({ code: "gateway.order-not-working" });
    const foreign = gateway.cancel(orderId("other"), "asked");
    await expect(foreign).rejects.toMatchObject({ code: "gateway.unknown-order" });
  });

  it("stops trading by the word of its host until the books agree", async () => {
    const { start, timer, names } = aGateway();
    const gateway = await start();
    const done = gateway.reconcile("the connection was lost");
    expect(gateway.status()).toMatchObject({ isReconciled: false, problems: ["the connection was lost"] });
    await timer.pass(100);
    await done;
    expect(gateway.status().isReconciled).toBe(true);
    expect(names()).toEqual(["venue.reconciled", "venue.lost", "venue.reconciled"]);
  });

  it("changes nothing on a query that fails", async () => {
    const { open, venue, timer, names } = aGateway();
    venue.fate("executions", "lost-before", "lost-before");
    const gateway = open();
    const done = gateway.reconcile("start");
    await timer.pass(40);
    expect(gateway.status()).toMatchObject({
      isReconciled: false,
      problems: ["the call to the venue failed: the connection broke"],
    });
    expect(names()).toEqual([]);
    await timer.pass(1_000);
    await done;
    expect(gateway.status().isReconciled).toBe(true);
  });

  it("asks less and less often while the venue is away, however often it is told so", async () => {
    const { open, venue, timer } = aGateway();
    const gateway = open();
    let asked = 0;
    venue.openOrders = async () => {
      asked += 1;
      void gateway.reconcile("the connection was lost");
      throw new Error("nobody answers");
    };
    void gateway.reconcile("start");
    await timer.pass(60_000);
    expect(asked).toBeLessThan(20);
    expect(asked).toBeGreaterThan(10);
    gateway.stop();
  });

  it("compares again when it is asked to while it compares", async () => {
    const { open, venue, timer, names } = aGateway();
    const gateway = open();
    const positions = venue.positions.bind(venue);
    let asked = 0;
    venue.positions = async () => {
      asked += 1;
      if (asked === 1) void gateway.reconcile("the connection was lost");
      return positions();
    };
    void gateway.reconcile("start");
    await timer.pass(0);
    expect({ asked, isReconciled: gateway.status().isReconciled }).toEqual({ asked: 2, isReconciled: true });
    expect(names()).toEqual(["venue.reconciled", "venue.reconciled"]);
  });

  it("sends nothing after it was stopped", async () => {
    const { start, venue, timer } = aGateway();
    const gateway = await start();
    venue.fate("submit", "lost-before");
    await gateway.submit(anOrder("o1"));
    gateway.stop();
    await timer.pass(60_000);
    expect(venue.arrivals.size).toBe(0);
    expect(await gateway.submit(anOrder("o2"))).toMatchObject({ error: { code: "gateway.not-reconciled" } });
  });

  it("hands its caller the error of its own log, and finds the order at the next start", async () => {
    const { start, ports, venue } = aGateway();
    const gateway = await start();
    const publish = ports.publish;
    const submit = venue.submit.bind(venue);
    venue.submit = async (order, tsSentMs) => {
      Object.assign(ports, {
        publish: () => {
          throw new AppError({ kind: "bug", code: "internal.test", message: "the log is gone" });
        },
      });
      return submit(order, tsSentMs);
    };
    await expect(gateway.submit(anOrder("o1"))).rejects.toMatchObject({ message: "the log is gone" });
    Object.assign(ports, { publish });
    expect(gateway.find(o1)?.state).toBe("submitting");
    expect((await start()).find(o1)?.state).toBe("accepted");
    expect(venue.arrivals.get(o1)).toBe(1);
  });
});
