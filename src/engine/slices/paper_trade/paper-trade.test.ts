import { describe, expect, it } from "vitest";
import { toAppError, userError } from "#shared/errors/app-error.ts";
import { orderId, runId, sessionId } from "#shared/model/ids.ts";
import type { OrderRequest } from "#shared/model/order.ts";
import { DAY_MS, epochMs } from "#shared/model/time.ts";
import { createPaperDesk } from "#engine/desk/paper-desk.ts";
import type { PaperDesk } from "#engine/desk/paper-desk.ts";
import { aBar } from "#engine/testing/a-bar.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { paperTradeManifest } from "./manifest.ts";
import { createPaperTrade } from "./slice.ts";

const FIRST_MS = Date.UTC(2020, 0, 1);
const context = aContext({ runId: runId("run-1"), mode: "paper" });

interface Bench {
  readonly desk: PaperDesk;
  readonly methods: ReturnType<typeof createPaperTrade>["methods"];
  /** A bar of AAA on that day, flat at the price. */
  readonly bar: (day: number, price: number) => void;
}

function aBench(): Bench {
  let sessions = 0;
  const desk = createPaperDesk({
    clock: createFakeClock(),
    hash: sha256,
    newSessionId: () => sessionId(`s${(sessions += 1)}`),
    publish: () => undefined,
  });
  const feed = {
    describe(symbols: readonly string[]) {
      if (!symbols.includes("NONE")) return { feed: "hand-made", isSynthetic: true };
      throw userError({ code: "feed.unknown-symbol", message: "no bars of NONE" });
    },
  };
  return {
    desk,
    methods: createPaperTrade({ desk, feed }).methods,
    bar: (day, price) =>
      void desk.onBar(
        sessionId("s1"),
        "AAA",
        aBar({ tsOpenMs: epochMs(FIRST_MS + day * DAY_MS), close: price }),
      ),
  };
}

function startInput(input: object = {}): Parameters<Bench["methods"]["start"]>[0] {
  return paperTradeManifest.methods.start.input.parse({ symbols: ["AAA"], feeBps: 0, ...input });
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

/** A session of run-1 that holds 10 AAA bought at 100. */
async function aHolder(): Promise<Bench> {
  const bench = aBench();
  await bench.methods.start(startInput(), context);
  bench.bar(0, 100);
  await bench.methods.submit_order({ orders: [anOrder()] }, context);
  bench.bar(1, 100);
  return bench;
}

async function codeOf(action: () => unknown): Promise<string> {
  try {
    await action();
  } catch (thrown) {
    return toAppError(thrown).code;
  }
  return "nothing was thrown";
}

describe("paper_trade", () => {
  it("starts a session of the run with the strategy's parameters filled in", async () => {
    const { methods, desk } = aBench();
    expect(await methods.start(startInput({ parameters: { lookback: 5 } }), context)).toEqual({
      session: {
        sessionId: "s1",
        strategy: "momentum",
        parameters: { lookback: 5, threshold: 0.02 },
        symbols: ["AAA"],
        feed: "hand-made",
        isSynthetic: true,
        initialCash: 100_000,
      },
    });
    expect(desk.findByRun(runId("run-1"))).toMatchObject({ sessionId: "s1", status: "running" });
  });

  it("opens nothing for a wrong strategy, parameter or symbol", async () => {
    const { methods, desk } = aBench();
    const codes = await Promise.all(
      [{ strategy: "momentun" }, { parameters: { lookback: -1 } }, { symbols: ["NONE"] }].map((input) =>
        codeOf(() => methods.start(startInput(input), context)),
      ),
    );
    expect(codes).toEqual(["strategy.unknown", "strategy.parameter-out-of-range", "feed.unknown-symbol"]);
    expect(desk.list()).toEqual([]);
  });

  it("sends each order, and tells of each what became of it", async () => {
    const { methods, bar } = aBench();
    await methods.start(startInput(), context);
    bar(0, 100);
    const orders = [anOrder({ side: "sell" }), anOrder({ id: orderId("o2") })];
    expect(await methods.submit_order({ orders }, context)).toEqual({
      submitted: [
        {
          orderId: "o1",
          symbol: "AAA",
          side: "sell",
          quantity: 10,
          isAccepted: false,
          code: "risk.short-not-allowed",
          message: "selling 10 AAA needs 10 held, was 0",
        },
        { orderId: "o2", symbol: "AAA", side: "buy", quantity: 10, isAccepted: true },
      ],
    });
    expect(await methods.status({}, context)).toMatchObject({
      portfolio: { openOrders: 1, refusals: 1, fillCount: 0, bars: 1 },
    });
  });

  it("answers the portfolio of the session after a fill", async () => {
    const { methods, desk } = await aHolder();
    expect(await methods.status({}, context)).toEqual({
      portfolio: {
        sessionId: "s1",
        status: "running",
        isSynthetic: true,
        bars: 2,
        fillCount: 1,
        refusals: 0,
        openOrders: 0,
        account: desk.account(sessionId("s1")),
        orderListHash: sha256(`${FIRST_MS + DAY_MS}|AAA|buy|10|100\n`),
      },
    });
  });

  it("finds the session by name or by run, and says when there is none", async () => {
    const { methods } = await aHolder();
    const other = aContext({ runId: runId("run-2") });
    expect(await methods.status({ session: { sessionId: "s1" } }, other)).toMatchObject({
      portfolio: { bars: 2 },
    });
    expect(await codeOf(() => methods.status({}, other))).toBe("paper.no-session");
    expect(await codeOf(() => methods.status({}, aContext()))).toBe("paper.no-session");
    expect(await codeOf(() => methods.status({ session: { sessionId: "s9" } }, context))).toBe(
      "paper.unknown-session",
    );
  });

  it("keeps the sessions of two runs apart", async () => {
    const { methods } = await aHolder();
    const other = aContext({ runId: runId("run-2"), mode: "paper" });
    await methods.start(startInput(), other);
    expect(await methods.status({}, other)).toMatchObject({
      portfolio: { sessionId: "s2", bars: 0, fillCount: 0 },
    });
  });

  it("takes orders of every kind, and says of each that cannot be why", async () => {
    const { methods } = await aHolder();
    const tsDecidedMs = epochMs(FIRST_MS + DAY_MS);
    const trail = { kind: "fraction", fraction: 0.05 } as const;
    const sale = { side: "sell", tsDecidedMs } as const;
    const orders = [
      anOrder({ id: orderId("a"), ...sale, type: { kind: "stop_limit", stop: 95, limit: 94 }, group: "g" }),
      anOrder({ id: orderId("b"), ...sale, type: { kind: "limit", limit: 110 }, group: "g" }),
      anOrder({ id: orderId("c"), ...sale, quantity: 5, group: "g" }),
      anOrder({
        id: orderId("d"),
        ...sale,
        type: { kind: "trailing_stop", trail: { ...trail, fraction: 1 } },
      }),
      anOrder({ id: orderId("e"), tsDecidedMs, exits: { stop: 101 } }),
      anOrder({ id: orderId("f"), tsDecidedMs, exits: {} }),
      anOrder({ id: orderId("g"), tsDecidedMs, exits: { target: 99 } }),
      anOrder({ id: orderId("h"), tsDecidedMs, timeInForce: { kind: "gtd", tsUntilMs: tsDecidedMs } }),
      anOrder({ id: orderId("i"), tsDecidedMs, type: { kind: "stop_limit", stop: 101, limit: Number.NaN } }),
      anOrder({ id: orderId("j"), tsDecidedMs, parentId: orderId("a") }),
      anOrder({ id: orderId("k"), tsDecidedMs, exits: { stop: 90, trail }, timeInForce: { kind: "day" } }),
    ];
    const { submitted } = await methods.submit_order({ orders }, context);
    expect(submitted.map(({ orderId: id, code = "accepted" }) => `${id} ${code}`)).toEqual([
      "a accepted",
      "b accepted",
      "c paper.group-mixed",
      "d risk.bad-trail",
      "e risk.bad-exits",
      "f risk.bad-exits",
      "g risk.bad-exits",
      "h risk.bad-time-in-force",
      "i risk.bad-price",
      "j paper.exit-of-a-venue",
      "k accepted",
    ]);
  });

  it("takes no order into a group that is over", async () => {
    const { methods, bar } = await aHolder();
    const order = (id: string, day: number, limit: number) =>
      anOrder({
        id: orderId(id),
        side: "sell",
        group: "g",
        type: { kind: "limit", limit },
        tsDecidedMs: epochMs(FIRST_MS + day * DAY_MS),
      });
    await methods.submit_order({ orders: [order("a", 1, 105), order("b", 1, 120)] }, context);
    bar(2, 106);
    const late = await methods.submit_order({ orders: [order("c", 2, 130)] }, context);
    expect(late.submitted[0]).toMatchObject({ isAccepted: false, code: "paper.group-closed" });
    expect(await methods.status({}, context)).toMatchObject({ portfolio: { openOrders: 0, fillCount: 2 } });
  });

  it("takes back what the strategy does not want any more, and all exits when it is flattened", async () => {
    const { methods, bar, desk } = await aHolder();
    const tsDecidedMs = epochMs(FIRST_MS + DAY_MS);
    const limit = anOrder({ id: orderId("o2"), tsDecidedMs, type: { kind: "limit", limit: 90 } });
    await methods.submit_order({ orders: [limit] }, context);
    const bracket = anOrder({ id: orderId("o3"), tsDecidedMs, exits: { stop: 50, target: 200 } });
    await methods.submit_order({ orders: [bracket], cancellations: ["o2", "unknown"] }, context);
    bar(2, 100);
    const open = () => desk.openOrders(sessionId("s1")).map(({ id }) => id);
    expect(open()).toEqual(["o3-stop-1", "o3-target-1"]);
    await methods.flatten({}, context);
    expect(open()).toEqual([`s1-flatten-AAA-${FIRST_MS + 2 * DAY_MS}-1`]);
  });

  it("trades with the costs that the session was started with", async () => {
    const { methods, bar, desk } = aBench();
    await methods.start(startInput({ halfSpreadBps: 100, participationFraction: 0.004 }), context);
    bar(0, 100);
    await methods.submit_order({ orders: [anOrder()] }, context);
    bar(1, 100);
    expect(desk.account(sessionId("s1")).positions).toMatchObject([{ quantity: 4, averagePrice: 101 }]);
  });

  it("cancels an open order", async () => {
    const { methods, bar } = await aHolder();
    const tsDecidedMs = epochMs(FIRST_MS + DAY_MS);
    const limit = anOrder({ id: orderId("o2"), tsDecidedMs, type: { kind: "limit", limit: 90 } });
    await methods.submit_order({ orders: [limit] }, context);
    expect(await methods.cancel_order({ orderId: "o2" }, context)).toEqual({ cancelled: true });
    expect(await methods.cancel_order({ orderId: "o2" }, context)).toEqual({ cancelled: false });
    bar(2, 80);
    expect(await methods.status({}, context)).toMatchObject({ portfolio: { fillCount: 1 } });
  });

  it("leaves positions alone when no stop and no target is configured, and says so", async () => {
    const { methods, bar } = await aHolder();
    bar(2, 1);
    expect(await methods.manage_positions({}, context)).toEqual({
      exits: [],
      note: "no stop and no target is configured: nothing was done",
    });
  });

  it.each([
    [95, []],
    [94, ["stop: -6.00 % from the entry"]],
    [110, ["target: 10.00 % from the entry"]],
  ])("judges a position entered at 100 with the last close at %s", async (price, reasons) => {
    const { methods, bar, desk } = await aHolder();
    bar(2, price);
    const rules = { stopLossFraction: 0.055, takeProfitFraction: 0.1 };
    const { exits } = await methods.manage_positions(rules, context);
    expect(exits).toMatchObject(
      reasons.map(() => ({ symbol: "AAA", side: "sell", quantity: 10, isAccepted: true })),
    );
    expect(desk.openOrders(sessionId("s1")).map(({ reason }) => reason)).toEqual(reasons);
  });

  it("flattens and stops", async () => {
    const { methods, bar, desk } = await aHolder();
    expect(await methods.flatten({}, context)).toMatchObject({ submitted: [{ side: "sell", quantity: 10 }] });
    bar(2, 120);
    expect(desk.account(sessionId("s1"))).toMatchObject({ cash: 100_200, positions: [] });
    expect(await methods.stop({ reason: "Ctrl+C" }, context)).toMatchObject({
      portfolio: { status: "stopped" },
    });
  });
});
