import { describe, expect, it } from "vitest";
import { toAppError } from "#shared/errors/app-error.ts";
import type { EventMap, EventName, EventOrigin } from "#shared/events/event-map.ts";
import type { Bar } from "#shared/model/bar.ts";
import { eventId, orderId, runId, sessionId } from "#shared/model/ids.ts";
import type { OrderRequest } from "#shared/model/order.ts";
import { DAY_MS, epochMs } from "#shared/model/time.ts";
import { aBar } from "#engine/testing/a-bar.ts";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { createPaperDesk } from "./paper-desk.ts";
import type { PaperDesk } from "./paper-desk.ts";
import type { PaperTerms } from "#shared/model/paper-terms.ts";

const FIRST_MS = Date.UTC(2020, 0, 1);
const S1 = sessionId("s1");
const RUN = runId("run-1");

interface Heard {
  readonly name: EventName;
  readonly payload: EventMap[EventName];
  readonly origin: EventOrigin;
}

function aDesk(): { readonly desk: PaperDesk; readonly heard: Heard[] } {
  const heard: Heard[] = [];
  let sessions = 0;
  const desk = createPaperDesk({
    clock: createFakeClock(),
    hash: sha256,
    newSessionId: () => sessionId(`s${(sessions += 1)}`),
    publish: (name, payload, origin) => heard.push({ name, payload, origin }),
  });
  return { desk, heard };
}

function someTerms(overrides: Partial<PaperTerms> = {}): PaperTerms {
  return {
    runId: RUN,
    strategy: "momentum",
    parameters: {},
    symbols: ["AAA", "BBB"],
    feed: "hand-made",
    isSynthetic: true,
    initialCash: 10_000,
    feeBps: 10,
    slippageBps: 0,
    allowShort: false,
    maximumPositionFraction: 0.98,
    maximumGrossFraction: 0.98,
    ...overrides,
  };
}

function day(index: number, close: number, overrides: Partial<Bar> = {}): Bar {
  return aBar({ tsOpenMs: epochMs(FIRST_MS + index * DAY_MS), close, ...overrides });
}

function anOrder(overrides: Partial<OrderRequest> = {}): OrderRequest {
  return {
    id: orderId("o1"),
    symbol: "AAA",
    side: "buy",
    quantity: 10,
    type: { kind: "market" },
    reason: "a test",
    tsDecidedMs: epochMs(FIRST_MS),
    ...overrides,
  };
}

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (thrown) {
    return toAppError(thrown).code;
  }
  return "nothing was thrown";
}

const names = (heard: readonly Heard[]): readonly EventName[] => heard.map(({ name }) => name);

describe("createPaperDesk", () => {
  it("trades symbols that were named in small letters under the names of the feed", () => {
    const { desk } = aDesk();
    expect(desk.open(someTerms({ symbols: ["aaa"] })).symbols).toEqual(["AAA"]);
    expect(desk.onBar(S1, "AAA", day(0, 10))).toEqual([]);
  });

  it("refuses a symbol that is named twice before the session is open", () => {
    const { desk, heard } = aDesk();
    expect(codeOf(() => desk.open(someTerms({ symbols: ["AAA", "aaa"] })))).toBe("paper.symbol-twice");
    expect([heard, desk.list()]).toEqual([[], []]);
  });

  it("opens a session with its cash and says so", () => {
    const { desk, heard } = aDesk();
    expect(desk.open(someTerms())).toEqual({
      sessionId: S1,
      runId: RUN,
      strategy: "momentum",
      symbols: ["AAA", "BBB"],
      feed: "hand-made",
      isSynthetic: true,
      status: "running",
      tsStartedMs: FIRST_MS,
      tsLastBarMs: undefined,
      bars: 0,
      initialCash: 10_000,
      account: { cash: 10_000, equity: 10_000, realizedProfit: 0, feesPaid: 0, positions: [] },
      profit: 0,
      holdings: { longValue: 0, shortValue: 0, openProfit: 0 },
      orders: [],
      fills: [],
      fillCount: 0,
      refusals: 0,
    });
    expect(heard).toEqual([
      {
        name: "session.opened",
        payload: {
          mode: "paper",
          runId: RUN,
          strategy: "momentum",
          symbols: ["AAA", "BBB"],
          feed: "hand-made",
          isSynthetic: true,
          initialCash: 10_000,
          terms: someTerms(),
        },
        origin: { sessionId: S1, runId: RUN },
      },
    ]);
  });

  it("can be asked about a session by whoever hears that it opened", () => {
    const seen: unknown[] = [];
    const desk: PaperDesk = createPaperDesk({
      clock: createFakeClock(),
      hash: sha256,
      newSessionId: () => S1,
      publish: () => seen.push(desk.view(S1).status),
    });
    desk.open(someTerms());
    expect(seen).toEqual(["running"]);
  });

  it("fills an order at the next bar's open, never at the close that decided it, and tells it in order", () => {
    const { desk, heard } = aDesk();
    desk.open(someTerms());
    desk.onBar(S1, "AAA", day(0, 100));
    expect(desk.submit(S1, anOrder())).toMatchObject({ ok: true, value: { state: "accepted" } });
    expect(desk.view(S1).fillCount).toBe(0);
    heard.length = 0;
    const cause = { causationId: eventId("e7") };
    const fills = desk.onBar(S1, "AAA", day(1, 104, { open: 102 }), cause);
    const fill = {
      orderId: "o1",
      symbol: "AAA",
      side: "buy",
      quantity: 10,
      price: 102,
      fee: 1.02,
      tsMs: FIRST_MS + DAY_MS,
      reason: "a test",
    };
    const account = {
      cash: 10_000 - 1_020 - 1.02,
      equity: 10_000 + 20 - 1.02,
      realizedProfit: 0,
      feesPaid: 1.02,
      positions: [{ symbol: "AAA", quantity: 10, averagePrice: 102, lastPrice: 104, unrealizedProfit: 20 }],
    };
    expect(fills).toEqual([fill]);
    expect(heard.map(({ name, payload }) => [name, payload])).toEqual([
      ["order.filled", { orderId: "o1", fill }],
      ["trade.executed", { symbol: "AAA", side: "buy", quantity: 10, price: 102 }],
      ["position.opened", { position: account.positions[0] }],
      ["balance.changed", { account }],
    ]);
    expect(heard.every(({ origin }) => origin.causationId === "e7" && origin.sessionId === S1)).toBe(true);
    expect(desk.view(S1)).toMatchObject({
      account,
      fillCount: 1,
      bars: 2,
      tsLastBarMs: FIRST_MS + DAY_MS,
      orders: [{ id: "o1", state: "filled", filledQuantity: 10 }],
    });
  });

  it("tells a position that grows, turns and closes", () => {
    const { desk, heard } = aDesk();
    desk.open(someTerms({ allowShort: true, feeBps: 0 }));
    desk.onBar(S1, "AAA", day(0, 100));
    const steps = [
      { side: "buy", quantity: 10 },
      { side: "buy", quantity: 5 },
      { side: "sell", quantity: 25 },
      { side: "buy", quantity: 10 },
    ] as const;
    const told = steps.map((step, index) => {
      const tsDecidedMs = epochMs(FIRST_MS + index * DAY_MS);
      expect(desk.submit(S1, anOrder({ id: orderId(`o${index}`), tsDecidedMs, ...step })).ok).toBe(true);
      heard.length = 0;
      desk.onBar(S1, "AAA", day(index + 1, 100 + index, { open: 100 + index }));
      return names(heard).filter((name) => name.startsWith("position."));
    });
    expect(told).toEqual([
      ["position.opened"],
      ["position.changed"],
      ["position.closed", "position.opened"],
      ["position.closed"],
    ]);
    // 10 at 100 and 5 at 101, sold at 102; the 10 sold short at 102 come back at 103.
    expect(desk.account(S1)).toMatchObject({ cash: 10_000 + 25 - 10, realizedProfit: 15, positions: [] });
  });

  it("denies what the risk check refuses: nothing rests, and the refusal is told and counted", () => {
    const { desk, heard } = aDesk();
    desk.open(someTerms());
    desk.onBar(S1, "AAA", day(0, 100));
    heard.length = 0;
    const refused = desk.submit(S1, anOrder({ side: "sell" }));
    expect(refused).toMatchObject({ ok: false, error: { code: "risk.short-not-allowed" } });
    expect(desk.submit(S1, anOrder({ quantity: 99 }))).toMatchObject({ ok: false });
    expect(names(heard)).toEqual(["order.denied", "order.denied"]);
    desk.onBar(S1, "AAA", day(1, 100));
    expect(desk.view(S1)).toMatchObject({ refusals: 2, orders: [], fillCount: 0 });
  });

  it("counts orders under way against cash and limits", () => {
    const { desk } = aDesk();
    desk.open(someTerms({ feeBps: 0 }));
    desk.onBar(S1, "AAA", day(0, 100));
    desk.onBar(S1, "BBB", day(0, 100));
    expect(desk.submit(S1, anOrder({ quantity: 60 })).ok).toBe(true);
    expect(desk.openOrders(S1)).toEqual([anOrder({ quantity: 60 })]);
    expect(desk.submit(S1, anOrder({ id: orderId("o2"), symbol: "BBB", quantity: 60 }))).toMatchObject({
      ok: false,
      error: { code: "risk.insufficient-cash" },
    });
  });

  it("passes no order without a price, or decided at another bar than the newest", () => {
    const { desk } = aDesk();
    desk.open(someTerms());
    const codes = [
      () => undefined,
      () => desk.onBar(S1, "AAA", day(0, 100)),
      () => desk.onBar(S1, "AAA", day(1, 100)),
    ].map((advance) => {
      advance();
      const answer = desk.submit(S1, anOrder({ tsDecidedMs: epochMs(FIRST_MS - 1) }));
      return answer.ok ? "accepted" : answer.error.code;
    });
    expect(codes).toEqual(["paper.no-price", "paper.stale-decision", "paper.stale-decision"]);
  });

  it("takes an order id once, however often it comes", () => {
    const { desk, heard } = aDesk();
    desk.open(someTerms());
    desk.onBar(S1, "AAA", day(0, 100));
    desk.submit(S1, anOrder());
    const events = heard.length;
    expect(desk.submit(S1, anOrder())).toMatchObject({ ok: true, value: { id: "o1" } });
    expect(heard).toHaveLength(events);
    desk.onBar(S1, "AAA", day(1, 100));
    expect(desk.submit(S1, anOrder())).toMatchObject({ ok: true, value: { state: "filled" } });
    expect(desk.onBar(S1, "AAA", day(2, 100))).toEqual([]);
    expect(codeOf(() => desk.submit(S1, anOrder({ quantity: 11 })))).toBe("paper.order-id-reused");
  });

  it("ends an order that the venue cannot fill any more, and says why", () => {
    const { desk, heard } = aDesk();
    desk.open(someTerms());
    desk.onBar(S1, "AAA", day(0, 100));
    desk.submit(S1, anOrder({ quantity: 97 }));
    heard.length = 0;
    desk.onBar(S1, "AAA", day(1, 150, { open: 150 }));
    expect(heard).toEqual([
      {
        name: "order.cancelled",
        payload: { orderId: "o1", reason: expect.stringContaining("venue.insufficient-cash") as string },
        origin: { sessionId: S1, runId: RUN },
      },
    ]);
    expect(desk.view(S1).orders).toMatchObject([{ state: "cancelled", filledQuantity: 0 }]);
  });

  it.each([
    ["NaN open", { open: Number.NaN }, 1],
    ["infinite high", { high: Infinity }, 1],
    ["negative low", { low: -1 }, 1],
    ["zero close", { close: 0 }, 1],
    ["high below low", { high: 90, low: 95, open: 95, close: 95 }, 1],
    ["low above close", { low: 101, high: 102 }, 1],
    ["time that is none", { tsOpenMs: epochMs(Number.NaN) }, 1],
    ["bar of the last time again", {}, 0],
    ["older bar", {}, -1],
  ] as const)("refuses a bar with %s and keeps everything as it was", (_, overrides, index) => {
    const { desk } = aDesk();
    desk.open(someTerms());
    desk.onBar(S1, "AAA", day(0, 100));
    desk.submit(S1, anOrder());
    const before = desk.view(S1);
    expect(codeOf(() => desk.onBar(S1, "AAA", day(index, 100, overrides)))).toBe("paper.bad-bar");
    expect(desk.view(S1)).toEqual(before);
  });

  it("refuses a bar of a symbol that the session does not trade", () => {
    const { desk } = aDesk();
    desk.open(someTerms());
    expect(codeOf(() => desk.onBar(S1, "CCC", day(0, 100)))).toBe("paper.bad-bar");
  });

  it("cancels an open order once", () => {
    const { desk, heard } = aDesk();
    desk.open(someTerms());
    desk.onBar(S1, "AAA", day(0, 100));
    desk.submit(S1, anOrder({ type: { kind: "limit", limit: 90 } }));
    expect(desk.onBar(S1, "AAA", day(1, 95))).toEqual([]);
    heard.length = 0;
    expect([desk.cancel(S1, orderId("o1"), "by hand"), desk.cancel(S1, orderId("o1"), "by hand")]).toEqual([
      true,
      false,
    ]);
    expect(heard.map(({ name, payload }) => [name, payload])).toEqual([
      ["order.cancelled", { orderId: "o1", reason: "by hand" }],
    ]);
    expect(desk.onBar(S1, "AAA", day(2, 80))).toEqual([]);
  });

  it("flattens: cancels what is open and sells what is held at the next bar", () => {
    const { desk } = aDesk();
    desk.open(someTerms({ feeBps: 0 }));
    desk.onBar(S1, "AAA", day(0, 100));
    desk.submit(S1, anOrder());
    desk.onBar(S1, "AAA", day(1, 100));
    const tsDecidedMs = epochMs(FIRST_MS + DAY_MS);
    desk.submit(S1, anOrder({ id: orderId("o2"), tsDecidedMs, type: { kind: "limit", limit: 50 } }));
    expect(desk.flatten(S1, "panic")).toMatchObject([
      { symbol: "AAA", side: "sell", quantity: 10, reason: "panic", state: "accepted" },
    ]);
    expect(desk.onBar(S1, "AAA", day(2, 40, { open: 60 }))).toMatchObject([{ side: "sell", price: 60 }]);
    expect(desk.account(S1).positions).toEqual([]);
    expect(desk.flatten(S1, "again")).toEqual([]);
  });

  it("stops: cancels what is open, keeps positions, and takes nothing more", () => {
    const { desk, heard } = aDesk();
    desk.open(someTerms());
    desk.onBar(S1, "AAA", day(0, 100));
    desk.submit(S1, anOrder());
    desk.onBar(S1, "AAA", day(1, 100));
    desk.submit(S1, anOrder({ id: orderId("o2"), tsDecidedMs: epochMs(FIRST_MS + DAY_MS) }));
    heard.length = 0;
    expect(desk.stop(S1, "Ctrl+C")).toMatchObject({
      status: "stopped",
      account: { positions: [{ quantity: 10 }] },
    });
    expect(names(heard)).toEqual(["order.cancelled", "session.closed"]);
    expect(desk.stop(S1, "again")).toMatchObject({ status: "stopped" });
    expect(codeOf(() => desk.onBar(S1, "AAA", day(2, 100)))).toBe("paper.session-stopped");
    const late = anOrder({ id: orderId("o3"), tsDecidedMs: epochMs(FIRST_MS + DAY_MS) });
    expect(desk.submit(S1, late)).toMatchObject({ ok: false, error: { code: "paper.session-stopped" } });
    expect(names(heard)).toEqual(["order.cancelled", "session.closed", "order.denied"]);
  });

  it("keeps sessions apart and finds each by its run", () => {
    const { desk } = aDesk();
    desk.open(someTerms());
    const other = desk.open(someTerms({ runId: runId("run-2") }));
    const byHand = desk.open(someTerms({ runId: undefined }));
    desk.onBar(S1, "AAA", day(0, 100));
    desk.submit(S1, anOrder());
    desk.onBar(S1, "AAA", day(1, 100));
    expect(desk.findByRun(runId("run-2"))).toMatchObject({
      sessionId: other.sessionId,
      bars: 0,
      fillCount: 0,
    });
    expect(desk.findByRun(runId("run-9"))).toBeUndefined();
    expect(desk.list().map((view) => view.sessionId)).toEqual([S1, other.sessionId, byHand.sessionId]);
    expect(codeOf(() => desk.open(someTerms()))).toBe("paper.session-exists");
    expect(codeOf(() => desk.view(sessionId("s9")))).toBe("paper.unknown-session");
  });

  it("names what it traded", () => {
    const { desk } = aDesk();
    desk.open(someTerms());
    const empty = desk.orderListHash(S1);
    desk.onBar(S1, "AAA", day(0, 100));
    desk.submit(S1, anOrder());
    desk.onBar(S1, "AAA", day(1, 100));
    expect(empty).toBe(sha256(""));
    expect(desk.orderListHash(S1)).toBe(sha256(`${FIRST_MS + DAY_MS}|AAA|buy|10|100\n`));
  });
});
