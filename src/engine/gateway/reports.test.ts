import { describe, expect, it } from "vitest";
import { orderId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { aGateway, anOrder } from "./testing/a-gateway.ts";
import type { VenueExecution } from "./venue-port.ts";

const o1 = orderId("o1");

function anExecution(changes: Partial<VenueExecution> = {}): VenueExecution {
  return {
    executionId: "x1",
    orderId: o1,
    symbol: "AAPL",
    side: "buy",
    quantity: 4,
    price: 100,
    fee: 0.5,
    tsMs: epochMs(7),
    ...changes,
  };
}

async function withOrder() {
  const bench = aGateway();
  const gateway = await bench.start();
  await gateway.submit(anOrder("o1"));
  const told = bench.log.length;
  return {
    ...bench,
    gateway,
    execute: (changes: Partial<VenueExecution> = {}) =>
      gateway.onReport({ kind: "executed", execution: anExecution(changes) }),
    since: () => bench.log.slice(told),
    sinceNames: () => bench.names().slice(told),
  };
}

describe("a gateway that hears of fills", () => {
  it("books a fill once, and counts its repetitions", async () => {
    const { gateway, execute, sinceNames } = await withOrder();
    execute();
    execute();
    execute();
    expect(gateway.find(o1)).toMatchObject({ state: "partial", filledQuantity: 4 });
    expect(gateway.positions()).toEqual(new Map([["AAPL", 4]]));
    expect(gateway.status().duplicates).toBe(2);
    expect(sinceNames()).toEqual(["order.filled"]);
  });

  it("books two fills that are equal but for their names", async () => {
    const { gateway, execute } = await withOrder();
    execute();
    execute({ executionId: "x2" });
    expect(gateway.find(o1)?.filledQuantity).toBe(8);
  });

  it.each([
    ["another quantity", { quantity: 5 }],
    ["another price", { price: 101 }],
    ["another order", { orderId: orderId("o2") }],
  ])("puts a fill aside that comes again with %s, with one alarm", async (_what, changes) => {
    const { gateway, execute, since } = await withOrder();
    execute();
    execute(changes);
    execute(changes);
    expect(gateway.find(o1)?.filledQuantity).toBe(4);
    expect(since().slice(1)).toMatchObject([
      { name: "venue.contradicted", payload: { what: "fill-mismatch" } },
    ]);
  });

  it.each([
    ["fill-foreign order", { orderId: orderId("o9") }, "foreign-fill"],
    ["fill in another symbol", { symbol: "MSFT" }, "fill-mismatch"],
    ["fill of another side", { side: "sell" }, "fill-mismatch"],
    ["quantity of nothing", { quantity: 0 }, "fill-impossible"],
    ["quantity that is no number", { quantity: Number.NaN }, "fill-impossible"],
    ["quantity of less than a unit", { quantity: 4e-9 }, "fill-impossible"],
    ["time that is none", { tsMs: Number.NaN as never }, "fill-impossible"],
    ["time that no calendar holds", { tsMs: 8.7e15 as never }, "fill-impossible"],
    ["price below zero", { price: -1 }, "fill-impossible"],
    ["fee without an end", { fee: Number.POSITIVE_INFINITY }, "fill-impossible"],
  ] as const)("does not book a %s", async (_what, changes, what) => {
    const { gateway, execute, since } = await withOrder();
    execute(changes);
    expect(gateway.find(o1)?.filledQuantity).toBe(0);
    expect(gateway.positions()).toEqual(new Map());
    expect(since()).toMatchObject([{ name: "venue.contradicted", payload: { what } }]);
  });

  it("takes a fill that overtakes the acknowledgement", async () => {
    const { start, venue, names } = aGateway();
    const gateway = await start();
    const submit = venue.submit.bind(venue);
    venue.submit = async (order, tsSentMs) => {
      const answer = await submit(order, tsSentMs);
      gateway.onReport(venue.execute(o1, 10));
      return answer;
    };
    expect(await gateway.submit(anOrder("o1"))).toMatchObject({ value: { state: "filled" } });
    expect(names().slice(1)).toEqual(["order.submitted", "order.accepted", "order.filled"]);
  });

  it("books what was filled beyond the order, with an alarm", async () => {
    const { gateway, execute, since } = await withOrder();
    execute({ quantity: 10 });
    execute({ executionId: "x2", quantity: 3 });
    expect(gateway.find(o1)).toMatchObject({ state: "filled", filledQuantity: 13 });
    expect(gateway.positions().get("AAPL")).toBe(13);
    expect(since().at(-1)).toMatchObject({
      name: "venue.contradicted",
      payload: { what: "overfill", message: "order o1 asked for 10, and the venue filled 13" },
    });
  });

  it("tells of an overfill at the next start when a kill came before the alarm", async () => {
    const { start, venue, ports, log } = aGateway();
    await (await start()).submit(anOrder("o1"));
    const report = venue.execute(o1, 12);
    if (report.kind !== "executed") throw new Error("the fake told something else");
    ports.publish("order.filled", { orderId: o1, fill: { ...report.execution, reason: "test" } });
    await start();
    expect(log.filter(({ name }) => name === "venue.contradicted")).toHaveLength(1);
  });

  it("books a fill that comes after the end of its order", async () => {
    const { gateway, execute } = await withOrder();
    gateway.onReport({ kind: "cancelled", orderId: o1, reason: "asked" });
    execute();
    expect(gateway.find(o1)).toMatchObject({ state: "cancelled", filledQuantity: 4 });
    expect(gateway.positions().get("AAPL")).toBe(4);
  });

  it("books a fill of an order that was rejected, with an alarm", async () => {
    const { gateway, start, venue, timer } = await withOrder();
    venue.fate("submit", "lost-after");
    await gateway.submit(anOrder("o2"));
    gateway.onReport({ kind: "rejected", orderId: orderId("o2"), reason: "no" });
    gateway.onReport(venue.execute(orderId("o2"), 3));
    await timer.pass(100);
    expect(gateway.find(orderId("o2"))).toMatchObject({ state: "rejected", filledQuantity: 3 });
    expect((await start()).positions().get("AAPL")).toBe(3);
  });

  it("does not believe that an order was rejected which it knows to work", async () => {
    const { gateway, since } = await withOrder();
    gateway.onReport({ kind: "rejected", orderId: o1, reason: "no" });
    expect(gateway.find(o1)?.state).toBe("accepted");
    expect(since()).toMatchObject([{ payload: { what: "fill-after-rejection" } }]);
  });

  it("keeps the first end that it hears, and repeats nothing", async () => {
    const { gateway, sinceNames } = await withOrder();
    gateway.onReport({ kind: "accepted", orderId: o1 });
    gateway.onReport({ kind: "expired", orderId: o1 });
    gateway.onReport({ kind: "cancelled", orderId: o1, reason: "late" });
    gateway.onReport({ kind: "accepted", orderId: o1 });
    expect(gateway.find(o1)?.state).toBe("expired");
    expect(sinceNames()).toEqual(["order.expired"]);
  });

  it("raises an alarm about an order that was not sent from here, once", async () => {
    const { gateway, since } = await withOrder();
    gateway.onReport({ kind: "accepted", orderId: orderId("by-hand") });
    gateway.onReport({ kind: "accepted", orderId: orderId("by-hand") });
    expect(since()).toMatchObject([{ payload: { what: "foreign-order", orderId: "by-hand" } }]);
  });
});

describe("a gateway that compares its books", () => {
  it("does not take a missing position for a flat one", async () => {
    const { gateway, execute, venue, timer, sinceNames } = await withOrder();
    venue.execute(o1, 10);
    execute({ quantity: 10 });
    venue.misreport([]);
    void gateway.reconcile("test");
    await timer.pass(20_000);
    expect(gateway.status()).toMatchObject({
      isReconciled: false,
      problems: ["fake reports no position in AAPL, and 10 is held here"],
    });
    expect(sinceNames()).not.toContain("venue.contradicted");
    venue.misreport(undefined);
    await timer.pass(10_000);
    expect(gateway.status().isReconciled).toBe(true);
  });

  it("denies orders while the venue holds something else, with one alarm", async () => {
    const { gateway, venue, timer, log } = await withOrder();
    venue.misreport([{ symbol: "AAPL", quantity: -3 }]);
    void gateway.reconcile("test");
    await timer.pass(60_000);
    expect(gateway.status().problems).toEqual(["fake holds -3 AAPL, and the books here say 0"]);
    const alarms = log.filter(({ name }) => name === "venue.contradicted");
    expect(alarms).toMatchObject([{ payload: { what: "position-mismatch" } }]);
  });

  it("raises no alarm about a fill between two questions", async () => {
    const { gateway, venue, timer, log } = await withOrder();
    const positions = venue.positions.bind(venue);
    let asked = 0;
    venue.positions = async () => {
      asked += 1;
      if (asked === 1) venue.execute(o1, 10);
      return positions();
    };
    void gateway.reconcile("test");
    await timer.pass(1_000);
    expect(gateway.status().isReconciled).toBe(true);
    expect(gateway.find(o1)?.state).toBe("filled");
    expect(log.filter(({ name }) => name === "venue.contradicted")).toEqual([]);
  });

  it("denies orders when the venue forgot one that it had, and does not send it again", async () => {
    const { gateway, venue, timer, log } = await withOrder();
    venue.books.clear();
    void gateway.reconcile("test");
    await timer.pass(60_000);
    expect(gateway.status().problems).toEqual(["the venue had order o1 and does not know it any more"]);
    expect(venue.arrivals.get(o1)).toBe(1);
    expect(log.filter(({ name }) => name === "venue.contradicted")).toHaveLength(1);
  });

  it("waits for executions that the venue counts and does not list", async () => {
    const { gateway, venue, timer } = await withOrder();
    venue.execute(o1, 10);
    const [late] = venue.executions.splice(0);
    venue.misreport([]);
    void gateway.reconcile("test");
    await timer.pass(1_000);
    expect(gateway.status()).toMatchObject({
      isReconciled: false,
      problems: ["the venue counts 10 of order o1 as filled and lists executions of 0"],
    });
    if (late !== undefined) venue.executions.push(late);
    venue.misreport(undefined);
    await timer.pass(10_000);
    expect(gateway.find(o1)?.state).toBe("filled");
    expect(gateway.status().isReconciled).toBe(true);
  });

  it.each(["cancelled", "expired", "rejected"] as const)("learns that an order was %s", async (state) => {
    const { start, venue } = aGatewayWithLostOrder();
    venue.end(o1, state);
    const started = await start();
    expect(started.find(o1)?.state).toBe(state);
    expect(started.status().isReconciled).toBe(true);
  });

  it("does not believe that an order is filled without its fills", async () => {
    const { start, venue } = aGatewayWithLostOrder();
    venue.end(o1, "filled");
    expect((await start()).status().problems).toEqual([
      "the venue says that order o1 is filled, with 0 of 10",
      "what became of order o1 is not known",
    ]);
  });
});

/** A start after a kill: the venue has the order, and its answer was never stored. */
function aGatewayWithLostOrder() {
  const bench = aGateway();
  bench.ports.publish("order.submitted", { order: anOrder("o1") });
  bench.venue.books.set(o1, { orderId: o1, state: "open", filledQuantity: 0, request: anOrder("o1") });
  return bench;
}
