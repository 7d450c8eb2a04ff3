import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { runBacktest } from "#engine/calc/kernel/run-backtest.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { buildPolicy } from "./build-policy.ts";
import { checkRisk } from "./check-risk.ts";
import { positionSizingManifest } from "./manifest.ts";

const DAY = Date.UTC(2020, 0, 1);

function aSignal(overrides: object = {}) {
  return { symbol: "TEST", target: "long", strength: 1, reason: "because", tsMs: DAY, ...overrides };
}

const parse = (values: object) =>
  positionSizingManifest.methods.check_risk.input.parse({
    bars: [aBarSeries({ closes: [100] })],
    signals: [aSignal()],
    account: { cash: 10_000, equity: 10_000, realizedProfit: 0, feesPaid: 0, positions: [] },
    ...values,
  });

/** Checks signals against an account of 10,000 in cash and TEST at 100. */
const check = (values: object = {}) => checkRisk(parse(values), aContext());

describe("checkRisk", () => {
  it("sizes and approves an order at the last close", () => {
    expect(check()).toEqual({
      orders: [
        {
          id: `s${DAY}-TEST`,
          symbol: "TEST",
          side: "buy",
          quantity: 95,
          type: { kind: "market" },
          reason: "because",
          tsDecidedMs: DAY,
        },
      ],
      cancellations: [],
      verdicts: [{ symbol: "TEST", ok: true, code: "risk.approved", message: "buy 95 TEST: because" }],
    });
  });

  it("has nothing to do when the account is already there", () => {
    expect(check({ signals: [aSignal({ target: "flat" })] })).toEqual({
      orders: [],
      cancellations: [],
      verdicts: [{ symbol: "TEST", ok: true, code: "risk.nothing-to-do", message: "TEST is already flat" }],
    });
  });

  it("publishes each refusal", () => {
    const published: unknown[] = [];
    const context = aContext({ publish: (name, payload) => published.push([name, payload]) });
    const { verdicts, orders } = checkRisk(parse({ isHalted: true }), context);
    expect(verdicts).toEqual([
      { symbol: "TEST", ok: false, code: "risk.halted", message: "trading is halted" },
    ]);
    expect(orders).toEqual([]);
    expect(published).toEqual([
      [
        "order.denied",
        { orderId: `s${DAY}-TEST`, symbol: "TEST", code: "risk.halted", message: "trading is halted" },
      ],
    ]);
  });

  it("sends nothing for a symbol without bars", () => {
    const { orders, verdicts } = check({ signals: [aSignal({ symbol: "GHOST" })] });
    expect([orders.length, verdicts[0]?.code]).toEqual([0, "risk.no-price"]);
  });

  it("counts what the signals before it will have bought", () => {
    const bars = ["A", "B"].map((symbol) => aBarSeries({ symbol, closes: [100] }));
    const signals = [aSignal({ symbol: "A" }), aSignal({ symbol: "B" })];
    const { orders } = check({ bars, signals, maximumPositionFraction: 0.6, maximumGrossFraction: 0.6 });
    expect(orders.map(({ symbol, quantity }) => [symbol, quantity])).toEqual([
      ["A", 47],
      ["B", 13],
    ]);
  });

  it("does not order again what is already under way", () => {
    const { orders: openOrders } = check();
    expect(check({ openOrders }).verdicts[0]?.code).toBe("risk.nothing-to-do");
  });

  it("leaves a long but opens no short when short sales are not allowed", () => {
    const positions = [
      { symbol: "TEST", quantity: 5, averagePrice: 90, lastPrice: 100, unrealizedProfit: 50 },
    ];
    const account = { cash: 9_500, equity: 10_000, realizedProfit: 0, feesPaid: 0, positions };
    const signals = [aSignal({ target: "short" })];
    expect(check({ account, signals }).orders.map(({ side, quantity }) => [side, quantity])).toEqual([
      ["sell", 5],
    ]);
    expect(check({ signals }).orders).toEqual([]);
  });

  it("gives the order that a backtest over the same bars gives", () => {
    const spx = loadSpx();
    const result = runBacktest(
      {
        bars: [spx],
        range: { from: "2015-01-01", to: "2015-12-31", isAsked: true },
        strategy: { id: "momentum", parameters: {} },
        sizing: buildPolicy(parse({ sizingMethod: "intelligent" }), 1, undefined),
        regimes: [],
        patterns: [],
        initialCash: 10_000,
        feeBps: 1,
        slippageBps: 1,
        allowShort: false,
        seed: 1,
      },
      { hash: aContext().hash, cancellation: aContext().cancellation, onProgress: () => undefined },
    );
    const first = result.fills[0]!;
    const decidedAt = spx.tsOpenMs.indexOf(first.tsMs) - 1;
    const { orders } = check({
      bars: [lastBars(spx, decidedAt, 200)],
      // The strength that momentum gives is part of the size.
      signals: [
        aSignal({ symbol: "SPX", tsMs: spx.tsOpenMs[decidedAt], strength: strengthAt(spx, decidedAt) }),
      ],
      sizingMethod: "intelligent",
    });
    expect(orders.map(({ side, quantity }) => [side, quantity])).toEqual([[first.side, first.quantity]]);
  });
});

/** Momentum's strength: the change over 20 bars over twice the threshold of 2 %, at most 1. */
function strengthAt({ close }: BarSeries, index: number): number {
  return Math.min(1, Math.abs(close[index]! / close[index - 20]! - 1) / 0.04);
}

/** The `count` bars up to and with bar `index`. */
function lastBars(series: BarSeries, index: number, count: number): BarSeries {
  const cut = <Column extends Float64Array | Uint8Array>(column: Column): Column =>
    column.slice(index + 1 - count, index + 1) as Column;
  const { tsOpenMs, open, high, low, close, volume, quality } = series;
  return {
    ...series,
    tsOpenMs: cut(tsOpenMs),
    open: cut(open),
    high: cut(high),
    low: cut(low),
    close: cut(close),
    volume: cut(volume),
    quality: cut(quality),
  };
}
