import { describe, expect, it } from "vitest";
import type { AnyEnvelope, EventMap } from "#shared/events/event-map.ts";
import { orderId, runId } from "#shared/model/ids.ts";
import { DAY_MS, epochMs } from "#shared/model/time.ts";
import { aBar } from "#engine/testing/a-bar.ts";
import { anEvent } from "#engine/testing/an-event.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { buildSessionReport } from "./build-session-report.ts";
import { readSessionTape } from "./session-tape.ts";

const DAY_1 = Date.UTC(2020, 0, 1);
const day = (index: number) => epochMs(DAY_1 + index * DAY_MS);

type Step = { [Name in keyof EventMap]: readonly [Name, EventMap[Name]] }[keyof EventMap];

function opened(overrides: Partial<EventMap["session.opened"]> = {}): Step {
  return [
    "session.opened",
    {
      mode: "paper",
      runId: runId("r1"),
      strategy: "momentum",
      symbols: ["AAPL"],
      feed: "replay of AAPL 1d: a file",
      isSynthetic: false,
      initialCash: 1_000,
      ...overrides,
    },
  ];
}

const price = (index: number, close: number, symbol = "AAPL"): Step => [
  "market.data.updated",
  {
    symbol,
    price: close,
    tsEventMs: day(index),
    source: "replay",
    isSynthetic: false,
    bar: aBar({ tsOpenMs: day(index), close }),
  },
];

function filled(index: number, side: "buy" | "sell", quantity: number, at: number): Step {
  const id = orderId(`o${index}`);
  return [
    "order.filled",
    {
      orderId: id,
      fill: {
        orderId: id,
        symbol: "AAPL",
        side,
        quantity,
        price: at,
        fee: 1,
        tsMs: day(index),
        reason: "a test",
      },
    },
  ];
}

const eventsOf = (steps: readonly Step[]): readonly AnyEnvelope[] =>
  steps.map(([name, payload], index) => anEvent(index + 1, name, payload));

/** Buys 5 at 100 on the second day, sells them at 120 on the fourth. */
const A_SESSION: readonly Step[] = [
  opened(),
  price(0, 100),
  filled(1, "buy", 5, 100),
  price(1, 90),
  price(2, 110),
  filled(3, "sell", 5, 120),
  price(3, 125),
];

function aReport(
  steps: readonly Step[] = A_SESSION,
  facts: { readonly seed: number | undefined } = { seed: 7 },
) {
  return buildSessionReport(
    {
      sessionId: "s1",
      status: "stopped",
      stateHash: "ab".repeat(32),
      chain: { log: "paper", rows: 7, headHash: "cd".repeat(32), broken: undefined },
      events: eventsOf(steps),
      runId: runId("r1"),
      ...facts,
      appVersion: "0.1.0",
      tsCreatedMs: epochMs(Date.UTC(2026, 0, 2)),
    },
    sha256,
  );
}

describe("readSessionTape", () => {
  it("values the account at each close, with the fills of that bar booked", () => {
    const { curve } = readSessionTape(eventsOf(A_SESSION));
    expect([...curve.equity]).toEqual([1_000, 949, 1_049, 1_098]);
    expect(curve.drawdown[1]).toBeCloseTo(-0.051, 12);
    expect(curve.exposure[1]).toBeCloseTo(450 / 949, 12);
    expect(curve.exposure[3]).toBe(0);
  });

  it("makes round trips of the fills, with the bars held", () => {
    const { trades, fills } = readSessionTape(eventsOf(A_SESSION));
    expect(fills).toHaveLength(2);
    expect(trades).toMatchObject([{ quantity: 5, profit: 98, fees: 2, barsHeld: 2 }]);
  });

  it("takes a bar that comes once more after a restart as one", () => {
    const tape = readSessionTape(eventsOf([opened(), price(0, 100), price(1, 90), price(1, 90)]));
    expect(tape.bySymbol.get("AAPL")?.bars).toHaveLength(2);
    expect(tape.curve.equity).toHaveLength(2);
  });

  it("counts what became of the orders, and books charges that belong to no fill", () => {
    const order = {
      id: orderId("o1"),
      symbol: "AAPL",
      side: "buy",
      quantity: 1,
      type: { kind: "market" },
      reason: "a test",
      tsDecidedMs: day(0),
    } as const;
    const tape = readSessionTape(
      eventsOf([
        opened(),
        ["order.submitted", { order }],
        ["order.submitted", { order: { ...order, id: orderId("o2"), parentId: order.id } }],
        ["order.cancelled", { orderId: order.id, reason: "a test" }],
        ["order.expired", { orderId: order.id }],
        ["order.rejected", { orderId: order.id, reason: "closed" }],
        ["order.denied", { orderId: order.id, symbol: "AAPL", code: "risk.gross", message: "too much" }],
        ["account.charged", { symbol: "AAPL", amount: 3, reason: "borrow", tsMs: day(0) }],
        ["trading.halted", { reason: "drawdown" }],
      ]),
    );
    expect(tape.orders).toEqual({ sent: 1, exits: 1, cancelled: 1, expired: 1, refusals: 2 });
    expect(tape.rejected).toMatchObject([{ code: "risk.gross" }]);
    expect([tape.chargesPaid, tape.account.cash, tape.haltReason]).toEqual([3, 997, "drawdown"]);
    const resumed = readSessionTape(
      eventsOf([opened(), ["trading.halted", { reason: "x" }], ["trading.resumed", { by: "a person" }]]),
    );
    expect(resumed.haltReason).toBeUndefined();
  });
});

describe("buildSessionReport", () => {
  it("says PAPER and REPLAY, the feed and the state of the log", () => {
    const { html, title } = aReport();
    expect(title).toBe("Paper session of Momentum on AAPL, 2020-01-01 to 2020-01-04");
    expect(html).toContain("● PAPER");
    expect(html).toContain("◆ REPLAY");
    expect(html).toContain("replay of AAPL 1d: a file");
    expect(html).toContain("every row of the paper log is as it was written (7 rows checked)");
    expect(html).toContain("gpt-trader audit search --session s1");
  });

  it("measures the session like a backtest of its bars", () => {
    const { data } = aReport();
    expect(data).toMatchObject({
      mode: "paper",
      session: { sessionId: "s1", isReplay: true, audit: { events: 7, firstSeq: 1, lastSeq: 7 } },
      result: {
        seed: 7,
        barsTraded: 4,
        statistics: { startEquity: 1_000, endEquity: 1_098, trades: 1, feesPaid: 2, benchmarkReturn: 0.25 },
      },
    });
  });

  it("says SYNTHETIC where the prices were generated, and names no replay where there is none", () => {
    const { html } = aReport([opened({ isSynthetic: true, feed: "a generator" }), price(0, 100)]);
    expect(html).toContain("▧ SYNTHETIC");
    expect(html).not.toContain("◆ REPLAY");
  });

  it("warns of what is open, of a halt and of prices that were compacted away", () => {
    const { html } = aReport([
      opened(),
      filled(0, "buy", 5, 100),
      price(0, 100),
      ["trading.halted", { reason: "the daily loss" }],
      [
        "log.compacted",
        { of: "session", rows: 1, firstSeq: 1, lastSeq: 1, rangesHash: "", bars: 1, stateHash: "" },
      ],
    ]);
    expect(html).toContain("5 AAPL are still open");
    expect(html).toContain("Trading is halted: the daily loss");
    expect(html).toContain("were compacted away");
    expect(html).toContain("was not closed when this was made");
  });

  it("tells of a log that is broken", () => {
    const report = buildSessionReport(
      {
        sessionId: "s1",
        status: "running",
        stateHash: "",
        chain: { log: "paper", rows: 3, headHash: undefined, broken: "row 4 was changed" },
        events: eventsOf(A_SESSION),
        runId: undefined,
        seed: undefined,
        appVersion: "0.1.0",
        tsCreatedMs: epochMs(0),
      },
      sha256,
    );
    expect(report.html).toContain("BROKEN: the paper log is not as it was written: row 4 was changed");
  });

  it("says that a seed is not recorded, and never that it was another", () => {
    const report = aReport(A_SESSION, { seed: undefined });
    expect(report.html).toContain("not recorded; the confidence intervals are drawn with 0");
    expect(report.data).toMatchObject({ result: { intervalSeed: 0 } });
    expect(report.data["result"]).not.toHaveProperty("seed");
  });

  it("refuses a session without a price", () => {
    expect(() => aReport([opened()])).toThrow(/no price/);
  });
});
