import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { SIZING_METHODS } from "#shared/model/sizing-policy.ts";
import { formatIsoDate, epochMs } from "#shared/model/time.ts";
import { createLedger } from "../accounting/testing/a-ledger.ts";
import { defaultPolicy } from "../sizing/default-policy.ts";
import { addOwnStrategy } from "../strategies/own-strategies.ts";
import { STRATEGIES } from "../strategies/strategy-catalogue.ts";
import type { BacktestInput } from "./kernel-types.ts";
import { runBacktest } from "./run-backtest.ts";
import { aBacktestInput, testTools } from "#engine/testing/a-backtest-input.ts";

const BARS = 90;

/** Bars whose opens gap away from the closes before, so that the price of a fill shows which bar it came from. */
const gappedSeries = (symbol: string): fc.Arbitrary<BarSeries> =>
  fc
    .array(fc.tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: 1, max: 30 })), {
      minLength: BARS,
      maxLength: BARS,
    })
    .map((moves) => {
      let close = 10_000;
      const opens: number[] = [];
      const closes = moves.map(([move, gap]) => {
        opens.push((close + gap) / 100);
        close = Math.max(1_000, close + move * 10);
        return close / 100;
      });
      return aBarSeries({ symbol, closes, opens });
    });

const strategy = fc.constantFrom(
  { id: "sma_cross", parameters: { fast: 2, slow: 5 } },
  { id: "momentum", parameters: { lookback: 3, threshold: 0.01 } },
  { id: "mean_reversion", parameters: { period: 5, deviations: 1 } },
  { id: "volatility", parameters: { period: 5, maximumVolatility: 0.05 } },
  { id: "breakout", parameters: { period: 3 } },
  { id: "buy_and_hold", parameters: {} },
);

const input: fc.Arbitrary<BacktestInput> = fc
  .record({
    bars: fc.oneof(
      gappedSeries("A").map((series) => [series]),
      fc.tuple(gappedSeries("A"), gappedSeries("B")),
    ),
    strategy,
    method: fc.constantFrom(...SIZING_METHODS),
    feeBps: fc.constantFrom(0, 5),
    slippageBps: fc.constantFrom(0, 5),
    allowShort: fc.boolean(),
  })
  .map(({ method, ...rest }) =>
    aBacktestInput({
      ...rest,
      range: { from: dayOf(25), to: dayOf(BARS - 1), isAsked: true },
      sizing: defaultPolicy({ method, fraction: 0.45, kellyFraction: 3 }),
    }),
  );

function dayOf(index: number): string {
  return formatIsoDate(epochMs(Date.UTC(2020, 0, 1 + index)));
}

function indexOf(series: BarSeries, tsMs: number): number {
  return series.tsOpenMs.indexOf(tsMs);
}

/** The same bars with nonsense from `index` on. */
function changeFrom(series: BarSeries, index: number): BarSeries {
  const change = (column: Float64Array): Float64Array =>
    column.map((value, at) => (at < index ? value : value * (at % 2 === 0 ? 3 : 0.4)));
  const { open, high, low, close } = series;
  return { ...series, open: change(open), high: change(high), low: change(low), close: change(close) };
}

/** Seven properties over whole backtests: enough runs each to find what one in thirty inputs shows. */
const RUNS = { numRuns: 40 };

const run = (given: BacktestInput) => runBacktest(given, testTools);

/** The same strategy when it can only be asked bar by bar. */
function withoutScan({ id, parameters }: BacktestInput["strategy"]): BacktestInput["strategy"] {
  return { id: `slow_${id}`, parameters };
}

describe("runBacktest", () => {
  beforeAll(() => {
    const strategies = STRATEGIES.map(({ scan: _scan, ...strategy }) => ({
      ...strategy,
      id: `slow_${strategy.id}`,
    }));
    const forget = strategies.map((strategy) => addOwnStrategy({ kind: "usable", strategy }));
    return () => {
      for (const each of forget) each();
    };
  });

  it("gives the same result when it passes idle bars at once and when it goes bar by bar", () => {
    fc.assert(
      fc.property(input, (given) => {
        const slow = run({ ...given, strategy: withoutScan(given.strategy) });
        expect({ ...slow, strategy: run(given).strategy }).toEqual(run(given));
      }),
      RUNS,
    );
  });

  it("gives the same result twice", () => {
    fc.assert(
      fc.property(input, (given) => {
        expect(run(given)).toEqual(run(given));
      }),
      RUNS,
    );
  });

  it("keeps cash + positions = equity, as the exact ledger has it to the cent", () => {
    fc.assert(
      fc.property(input, (given) => {
        const { fills, openPositions, statistics } = run(given);
        const ledger = createLedger(given.initialCash);
        for (const fill of fills) ledger.apply(fill);
        for (const { symbol, lastPrice } of openPositions) ledger.mark(symbol, lastPrice);
        const books = ledger.books();
        expect(books.cash + books.positionsValue).toBe(books.equity);
        expect(Math.abs(ledger.account().equity - statistics.endEquity)).toBeLessThan(0.01);
      }),
      RUNS,
    );
  });

  it("fills every order at the open of a bar in the range, never at its first, and only there", () => {
    fc.assert(
      fc.property(input, (given) => {
        for (const { symbol, tsMs, price, side } of run(given).fills) {
          const series = given.bars.find((candidate) => candidate.symbol === symbol)!;
          const index = indexOf(series, tsMs);
          expect(index).toBeGreaterThan(25);
          const slipped =
            series.open[index]! * (1 + (side === "buy" ? 1 : -1) * (given.slippageBps / 10_000));
          expect(Math.abs(price - slipped)).toBeLessThan(1e-8);
          expect(price).not.toBe(series.close[index - 1]);
        }
      }),
      RUNS,
    );
  });

  it("decides each fill before its bar: changing that bar and all later ones changes no order up to it", () => {
    fc.assert(
      fc.property(input, fc.integer({ min: 27, max: BARS - 1 }), (given, index) => {
        const tsMs = given.bars[0]!.tsOpenMs[index]!;
        const orders = (bars: readonly BarSeries[]) =>
          run({ ...given, bars, sizing: { ...given.sizing, method: "fixed_quantity", quantity: 10 } })
            .fills.filter((fill) => fill.tsMs <= tsMs)
            .map(({ orderId, symbol, side, quantity, tsMs }) => ({ orderId, symbol, side, quantity, tsMs }));
        expect(orders(given.bars.map((series) => changeFrom(series, index)))).toEqual(orders(given.bars));
      }),
      RUNS,
    );
  });

  it("never reads bars after the range", () => {
    fc.assert(
      fc.property(input, fc.integer({ min: 40, max: BARS - 2 }), (given, last) => {
        const range = { ...given.range, to: dayOf(last) };
        const changed = given.bars.map((series) => changeFrom(series, last + 1));
        expect(run({ ...given, range, bars: changed })).toEqual(run({ ...given, range }));
      }),
      RUNS,
    );
  });

  it("gives the same fills up to a day when it ends there", () => {
    fc.assert(
      fc.property(input, fc.integer({ min: 40, max: BARS - 2 }), (given, last) => {
        const cut = run({ ...given, range: { ...given.range, to: dayOf(last) } });
        const whole = run(given);
        const tsLastMs = given.bars[0]!.tsOpenMs[last]!;
        expect(cut.fills).toEqual(whole.fills.filter(({ tsMs }) => tsMs <= tsLastMs));
        expect([...cut.equity.equity]).toEqual([
          ...whole.equity.equity.subarray(0, cut.equity.equity.length),
        ]);
      }),
      RUNS,
    );
  });
});
