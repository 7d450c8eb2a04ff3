import { describe, expect, it } from "vitest";
import { createCancellation } from "#engine/base/cancellation.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { REGIMES } from "#shared/model/regime.ts";
import { defaultPolicy } from "../sizing/default-policy.ts";
import { runBacktest } from "./run-backtest.ts";
import { aBacktestInput, testTools } from "#engine/testing/a-backtest-input.ts";

const run = (overrides: Parameters<typeof aBacktestInput>[0]) =>
  runBacktest(aBacktestInput(overrides), testTools);

const fixed = (quantity: number) =>
  defaultPolicy({ method: "fixed_quantity", quantity, maximumPositionFraction: 1, maximumGrossFraction: 1 });

/** Gapped bars on which averages of 2 and 3 cross up at the close of bar 4 and down at that of bar 6. */
const CROSSING = aBarSeries({
  closes: [11, 10, 8, 12, 10, 15, 4, 5, 6],
  opens: [11.5, 10.5, 8.5, 12.5, 10.5, 13.5, 7.5, 3.5, 6.5],
});

const cross = { id: "sma_cross", parameters: { fast: 2, slow: 3 } };

describe("runBacktest", () => {
  it("gives the whole result of a round trip worked out by hand", () => {
    const result = run({
      bars: [CROSSING],
      strategy: cross,
      sizing: fixed(100),
      feeBps: 100,
      initialCash: 10_000,
    });
    const day = (index: number): number => Date.UTC(2020, 0, 1 + index);
    expect(result).toMatchObject({
      symbols: ["TEST"],
      strategy: cross,
      barsTraded: 9,
      fills: [
        { orderId: "o1", side: "buy", quantity: 100, price: 13.5, fee: 13.5, tsMs: day(5) },
        { orderId: "o2", side: "sell", quantity: 100, price: 3.5, fee: 3.5, tsMs: day(7) },
      ],
      trades: [
        {
          side: "long",
          quantity: 100,
          tsEntryMs: day(5),
          entryPrice: 13.5,
          entryReason: "fast crossed above slow",
          tsExitMs: day(7),
          exitPrice: 3.5,
          exitReason: "fast crossed below slow",
          fees: 17,
          profit: -1017,
          barsHeld: 2,
        },
      ],
      rejected: [],
      openPositions: [],
      statistics: { trades: 1, winRate: 0, profitFactor: 0, feesPaid: 17, endEquity: 8983 },
    });
    expect([...result.equity.equity]).toEqual([
      10_000, 10_000, 10_000, 10_000, 10_000, 10_136.5, 9036.5, 8983, 8983,
    ]);
    expect([...result.equity.exposure].map((value) => value !== 0)).toEqual(
      [0, 0, 0, 0, 0, 1, 1, 0, 0].map(Boolean),
    );
    expect(result.statistics.benchmarkReturn).toBeCloseTo(6 / 11 - 1, 12);
  });

  it("goes short on the cross back when that is allowed, with one order", () => {
    const { fills, openPositions } = run({
      bars: [CROSSING],
      strategy: cross,
      sizing: fixed(100),
      initialCash: 10_000,
      allowShort: true,
    });
    expect(fills.map(({ side, quantity }) => [side, quantity])).toEqual([
      ["buy", 100],
      ["sell", 200],
    ]);
    expect(openPositions).toEqual([{ symbol: "TEST", quantity: -100, averagePrice: 3.5, lastPrice: 6 }]);
  });

  it("charges nothing when the fee is 0", () => {
    const { fills, statistics } = run({ feeBps: 0 });
    expect([fills[0]?.fee, statistics.feesPaid]).toEqual([0, 0]);
  });

  it("decides at the close of the first bar in the range at the earliest", () => {
    const { fills, equity } = run({ range: { from: "2020-01-04", to: "2020-01-06", isAsked: true } });
    expect([...equity.tsOpenMs]).toEqual([4, 5, 6].map((day) => Date.UTC(2020, 0, day)));
    expect(fills.map(({ tsMs }) => tsMs)).toEqual([Date.UTC(2020, 0, 5)]);
  });

  it("does not carry a decision of the last bar before the range into it", () => {
    // The cross up is at the close of bar 4 (2020-01-05); the range starts on the day after.
    const range = { from: "2020-01-06", to: "2020-01-31", isAsked: true };
    expect(run({ bars: [CROSSING], strategy: cross, sizing: fixed(1), range }).fills).toEqual([]);
  });

  it("warms up on the history before the range", () => {
    const range = { from: "2020-01-05", to: "2020-01-31", isAsked: true };
    const { fills, warnings } = run({ bars: [CROSSING], strategy: cross, sizing: fixed(1), range });
    expect(fills.length).toBe(2);
    expect(warnings.join()).not.toContain("only warm up");
  });

  it("leaves a position open at the end and marks it at the last close", () => {
    const bars = [aBarSeries({ closes: [100, 100, 120] })];
    const { openPositions, trades, statistics, warnings } = run({ bars, sizing: fixed(10) });
    expect(openPositions).toEqual([{ symbol: "TEST", quantity: 10, averagePrice: 100, lastPrice: 120 }]);
    expect([trades.length, statistics.endEquity]).toEqual([0, 100_200]);
    expect(warnings.join()).toContain("10 TEST are still open at the end");
  });

  it("keeps several symbols on one account, in the order given at equal times", () => {
    const bars = ["B", "A"].map((symbol) => aBarSeries({ symbol, closes: [100, 100, 100] }));
    const { fills, equity } = run({ bars, sizing: defaultPolicy({ fraction: 0.4 }) });
    expect(fills.map(({ orderId, symbol, quantity }) => [orderId, symbol, quantity])).toEqual([
      ["o1", "B", 400],
      ["o2", "A", 400],
    ]);
    expect([...equity.exposure]).toEqual([0, 0.8, 0.8]);
  });

  it("follows symbols whose bars are not at the same times", () => {
    const bars = [
      aBarSeries({ symbol: "A", closes: [100, 100], startDate: "2020-01-01" }),
      aBarSeries({ symbol: "B", closes: [100, 100], startDate: "2020-01-02" }),
    ];
    const { fills, equity } = run({ bars, sizing: defaultPolicy({ fraction: 0.4 }) });
    expect(equity.tsOpenMs.length).toBe(3);
    expect(fills.map(({ symbol, tsMs }) => [symbol, new Date(tsMs).getUTCDate()])).toEqual([
      ["A", 2],
      ["B", 3],
    ]);
  });

  it("gives the second symbol what the first one leaves", () => {
    const bars = ["A", "B"].map((symbol) => aBarSeries({ symbol, closes: [100, 100, 100] }));
    const { fills } = run({ bars, sizing: defaultPolicy({ fraction: 0.9 }) });
    expect(fills.map(({ quantity }) => quantity)).toEqual([900, 80]);
  });

  it("reports a refusal once, however often the strategy asks again", () => {
    const { fills, rejected } = run({ sizing: defaultPolicy({ confidence: 0 }) });
    expect(fills).toEqual([]);
    expect(rejected.map(({ code, tsMs }) => [code, tsMs])).toEqual([
      ["sizing.minimum-confidence", Date.UTC(2020, 0, 1)],
    ]);
  });

  it("reports a fixed quantity that the account cannot pay", () => {
    expect(run({ sizing: fixed(1_001) }).rejected.map(({ code }) => code)).toEqual([
      "risk.insufficient-cash",
    ]);
  });

  it("reports an order that the next open made too dear", () => {
    const bars = [aBarSeries({ closes: [100, 100, 100, 100], opens: [100, 130, 100, 100] })];
    const { rejected, fills } = run({ bars });
    expect(rejected.map(({ code, tsMs }) => [code, tsMs])).toEqual([
      ["venue.insufficient-cash", Date.UTC(2020, 0, 2)],
    ]);
    expect(fills.map(({ tsMs }) => tsMs)).toEqual([Date.UTC(2020, 0, 3)]);
  });

  it("sizes by regime and pattern at the decision bar and counts what they changed", () => {
    const closes = Array.from({ length: 40 }, (_, index) => 100 + (index % 2));
    const bars = [aBarSeries({ closes })];
    const { tsOpenMs } = bars[0]!;
    const range = { from: "2020-01-30", to: "2020-02-09", isAsked: true };
    const input = { bars, range, sizing: defaultPolicy({ method: "intelligent", targetVolatility: 0.05 }) };
    const crisis = {
      symbol: "TEST",
      tsOpenMs,
      regime: new Uint8Array(40).fill(REGIMES.indexOf("crisis")),
      confidence: new Float64Array(40).fill(1),
    };
    const bearish = {
      symbol: "TEST",
      tsOpenMs,
      pivots: [],
      patterns: [],
      hitRates: [],
      bias: new Int8Array(40).fill(-1),
    };
    const quantity = (overrides: object): number => run({ ...input, ...overrides }).fills[0]?.quantity ?? 0;
    const plain = quantity({});
    expect(quantity({ regimes: [crisis] }) / plain).toBeCloseTo(0.2, 1);
    expect(quantity({ patterns: [bearish] }) / plain).toBeCloseTo(0.5, 1);
    const { contributions } = run({ ...input, regimes: [crisis], patterns: [bearish] });
    expect(contributions.filter(({ name }) => name === "regime" || name === "pattern")).toEqual([
      { name: "regime", ordersChanged: 1, meanFactor: 0.2 },
      { name: "pattern", ordersChanged: 1, meanFactor: 0.5 },
    ]);
    expect(contributions.find(({ name }) => name === "confidence")?.ordersChanged).toBe(0);
  });

  it("counts an order that is refused at every bar once, as the list of refusals does", () => {
    const tiny = run({ initialCash: 50, sizing: defaultPolicy({ fraction: 0.5 }) });
    expect(tiny.rejected.length).toBe(1);
    expect(tiny.contributions).toEqual([{ name: "fraction", ordersChanged: 0, meanFactor: 0.5 }]);
    const sized = defaultPolicy({ method: "fractional_kelly", kellyFraction: 0 });
    expect(run({ sizing: sized }).contributions).toEqual([
      { name: "kelly", ordersChanged: 1, meanFactor: 0 },
    ]);
  });

  it("annualises by the calendar of a market that never closes, and of one that does", () => {
    const closes = Array.from({ length: 30 }, (_, index) => 100 + (index % 3));
    const daily = aBarSeries({ closes });
    // From Wednesday 2020-01-01 on the same prices without weekends.
    const weekdays = Float64Array.from(closes, (_, index) => {
      const days = index + 2 * Math.floor((index + 2) / 5);
      return Date.UTC(2020, 0, 1 + days);
    });
    const volatility = (series: typeof daily): number => run({ bars: [series] }).statistics.annualVolatility;
    const ratio = volatility(daily) / volatility({ ...daily, tsOpenMs: weekdays });
    expect(ratio).toBeCloseTo(Math.sqrt(365 / 252), 12);
  });

  it("says what a reader must know", () => {
    const provenance = { isSynthetic: true, caveats: ["opens are copies"] };
    const bars = [aBarSeries({ closes: [100, 100, 100], provenance })];
    expect(run({ bars, strategy: cross, allowShort: true }).warnings).toEqual([
      "TEST is SYNTHETIC: its prices were generated.",
      "TEST: opens are copies",
      "TEST has 0 bars before the range and sma_cross needs 4: its first bars only warm up.",
      "Only 0 closed trades: fewer than 30 say little about a strategy.",
      "Fees are 0.",
      "Slippage is 0.",
      "The cost of borrowing for short sales is left out.",
      "No margin is set: short sales stand on own money in full, and nothing calls it in when they lose.",
      "Costs left out: spread, latency, volume (orders fill whole), interest on cash.",
    ]);
  });

  it("says that an account was ruined", () => {
    const bars = [aBarSeries({ closes: [110, 100, 100, 300], opens: [110, 110, 100, 300] })];
    const strategy = { id: "momentum", parameters: { lookback: 2, threshold: 0.05 } };
    const all = defaultPolicy({ fraction: 0.98 });
    const { warnings, statistics } = run({ bars, strategy, sizing: all, allowShort: true });
    expect(statistics.endEquity).toBeGreaterThan(0);
    expect(warnings.join()).not.toContain("fell to 0");
    const ruin = [aBarSeries({ closes: [110, 100, 100, 100, 300], opens: [110, 110, 100, 100, 300] })];
    const ruined = run({ bars: ruin, strategy, sizing: all, allowShort: true });
    expect(ruined.statistics.endEquity).toBeLessThan(0);
    expect(ruined.warnings.at(-1)).toContain("The account fell to 0 or below");
  });

  it("reports progress and stops when it is cancelled", () => {
    const fractions: number[] = [];
    const cancellation = createCancellation();
    const bars = [aBarSeries({ closes: Array<number>(10_000).fill(100), timeframe: "1m" })];
    const action = (): unknown =>
      runBacktest(aBacktestInput({ bars }), {
        ...testTools,
        cancellation,
        onProgress: (fraction) => {
          fractions.push(fraction);
          if (fraction > 0.5) cancellation.cancel("test");
        },
      });
    expect(action).not.toThrow();
    expect(fractions).toEqual([0, 0.4096, 0.8192, 1]);
    expect(action).toThrow("cancelled by test");
  });

  it.each([
    [{ bars: [] }, "backtest.symbols-not-distinct"],
    [{ bars: [CROSSING, CROSSING] }, "backtest.symbols-not-distinct"],
    [
      { bars: [CROSSING, aBarSeries({ symbol: "X", closes: [1], timeframe: "1h" })] },
      "backtest.mixed-timeframes",
    ],
    [{ initialCash: 0 }, "backtest.bad-number"],
    [{ initialCash: Number.POSITIVE_INFINITY }, "backtest.bad-number"],
    [{ feeBps: -1 }, "backtest.bad-number"],
    [{ slippageBps: Number.NaN }, "backtest.bad-number"],
    [{ strategy: { id: "astrology", parameters: {} } }, "strategy.unknown"],
    [{ range: { from: "2020-02-01", to: "2020-01-01", isAsked: true } }, "backtest.bad-range"],
    [{ range: { from: "2020-02-30", to: "2020-03-01", isAsked: true } }, "backtest.bad-range"],
    [{ range: { from: "2030-01-01", to: "2030-02-01", isAsked: true } }, "backtest.no-bars-in-range"],
  ])("refuses wrong input %#", (overrides, code) => {
    expect(() => run(overrides)).toThrow(expect.objectContaining({ kind: "user", code }));
  });
});
