import { afterEach, describe, expect, it } from "vitest";
import { aBacktestInput, testTools } from "#engine/testing/a-backtest-input.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { orderFigures } from "../metrics/order-figures.ts";
import { defaultPolicy } from "../sizing/default-policy.ts";
import { addOwnStrategy } from "../strategies/own-strategies.ts";
import type { Decision, Strategy } from "../strategies/strategy.ts";
import type { BacktestInput } from "./kernel-types.ts";
import { runBacktest } from "./run-backtest.ts";

let forget = (): void => undefined;
afterEach(() => forget());

/** Says at the close of each bar what the list says for it. */
function scripted(decisions: readonly (Omit<Decision, "strength" | "reason"> | undefined)[]): Strategy {
  return {
    id: "scripted",
    title: "Scripted",
    description: "A strategy of tests.",
    sides: "long_short",
    parameters: [],
    constraint: () => undefined,
    warmUpBars: () => 0,
    start: () => {
      let bar = -1;
      return {
        decide() {
          bar += 1;
          const decision = decisions[bar];
          return decision === undefined ? undefined : { strength: 1, reason: `bar ${bar}`, ...decision };
        },
      };
    },
  };
}

interface Prices {
  readonly opens: readonly number[];
  readonly highs: readonly number[];
  readonly lows: readonly number[];
  readonly closes: readonly number[];
}

function run(strategy: Strategy, prices: Prices, overrides: Partial<BacktestInput> = {}) {
  forget = addOwnStrategy({ kind: "usable", strategy });
  const result = runBacktest(
    aBacktestInput({
      bars: [aBarSeries(prices)],
      strategy: { id: strategy.id, parameters: {} },
      sizing: defaultPolicy({ method: "fixed_quantity", quantity: 10 }),
      ...overrides,
    }),
    testTools,
  );
  const fills = result.fills.map(
    ({ side, quantity, price, reason }) => `${side} ${quantity} @ ${price}: ${reason}`,
  );
  return { result, fills };
}

const flat = (count: number, high = 101, low = 99): Prices => {
  const at = (value: number) => Array<number>(count).fill(value);
  return { opens: at(100), highs: at(high), lows: at(low), closes: at(100) };
};

describe("a decision with an entry", () => {
  const entry = { kind: "limit", limit: 98 } as const;

  it("waits at its price, and is not sent twice while it waits", () => {
    const strategy = scripted([
      { target: "long", entry },
      { target: "long", entry },
      { target: "long", entry },
    ]);
    const { fills, result } = run(strategy, { ...flat(5), lows: [99, 99, 99, 97, 97] });
    expect(fills).toEqual(["buy 10 @ 98: bar 0"]);
    expect(result.rejected).toEqual([]);
  });

  it("is taken back when the strategy wants to be flat, or the other way", () => {
    const lows = [99, 99, 97, 97, 97];
    expect(
      run(scripted([{ target: "long", entry }, { target: "flat" }]), { ...flat(5), lows }).fills,
    ).toEqual([]);
    forget();
    const turned = scripted([{ target: "long", entry }, { target: "short" }]);
    expect(run(turned, { ...flat(5), lows }, { allowShort: true }).fills).toEqual(["sell 10 @ 100: bar 1"]);
  });

  it("leaves a position the other way at the market first, and enters when it is asked for again", () => {
    const short = { target: "short", entry: { kind: "limit", limit: 101 } } as const;
    const { fills } = run(scripted([{ target: "long" }, short, short]), flat(5), { allowShort: true });
    expect(fills).toEqual(["buy 10 @ 100: bar 0", "sell 10 @ 100: bar 1", "sell 10 @ 101: bar 2"]);
  });

  it("ends with its day", () => {
    const strategy = scripted([{ target: "long", entry, timeInForce: { kind: "day" } }]);
    expect(run(strategy, { ...flat(4), lows: [99, 99, 97, 97] }).fills).toEqual([]);
  });

  it("is refused with its exits on the wrong side, once and by name", () => {
    const wrong = { target: "long", exits: { stop: 120 } } as const;
    const { fills, result } = run(scripted([wrong, wrong, wrong]), flat(5));
    expect(fills).toEqual([]);
    expect(result.rejected.map(({ code }) => code)).toEqual(["risk.bad-exits"]);
  });
});

describe("a decision with exits", () => {
  const bracket = { target: "long", exits: { stop: 95, target: 108 } } as const;

  it("ends at its stop or target without being asked", () => {
    const won = run(scripted([bracket]), { ...flat(5), highs: [101, 101, 109, 101, 101] });
    expect(won.fills).toEqual(["buy 10 @ 100: bar 0", "sell 10 @ 108: profit target"]);
    expect(won.result.trades[0]).toMatchObject({ exitReason: "profit target", profit: 80 });
    forget();
    const lost = run(scripted([bracket]), {
      ...flat(5),
      highs: [101, 101, 109, 101, 101],
      lows: [99, 99, 94, 99, 99],
    });
    expect(lost.fills.at(-1)).toBe("sell 10 @ 95: stop loss");
  });

  it("leaves no exit behind when the strategy leaves by itself", () => {
    const { fills } = run(scripted([bracket, undefined, { target: "flat" }]), {
      ...flat(7),
      lows: [99, 99, 99, 90, 90, 90, 90],
    });
    expect(fills).toEqual(["buy 10 @ 100: bar 0", "sell 10 @ 100: bar 2"]);
  });

  it("follows shorter bars inside a bar when they are given", () => {
    // By the day alone the stop comes first; by the hour the target did.
    const prices = { ...flat(4), highs: [101, 101, 110, 101], lows: [99, 99, 94, 99] };
    const hours = Array.from({ length: 96 }, (_, hour) => hour);
    const at = (value: number, from: number, to: number) =>
      hours.map((hour) => (hour >= from && hour < to ? value : 100));
    const finer = aBarSeries({
      timeframe: "1h",
      closes: at(100, 0, 0),
      opens: at(100, 0, 0),
      highs: at(110, 50, 51),
      lows: at(94, 60, 61),
    });
    expect(run(scripted([bracket]), prices).fills.at(-1)).toBe("sell 10 @ 95: stop loss");
    forget();
    const { fills, result } = run(scripted([bracket]), prices, { finerBars: [finer] });
    expect(fills.at(-1)).toBe("sell 10 @ 108: profit target");
    expect(result.fills.at(-1)?.tsMs).toBe(Date.UTC(2020, 0, 3));
  });
});

describe("costs and rules of a run", () => {
  it("are named in the result, with what they came to, and what is left out is warned of", () => {
    const short = scripted([{ target: "short" }]);
    const execution = { borrowRate: 0.365, halfSpreadBps: 5 };
    const { result } = run(short, flat(4), { allowShort: true, execution });
    expect(result.execution).toEqual(execution);
    expect(result.chargesPaid).toBeCloseTo(2, 8);
    expect(result.warnings).toContain(
      "Costs left out: latency, volume (orders fill whole), interest on cash.",
    );
    expect(result.warnings.join(" ")).not.toContain("borrowing");
  });

  it.each([
    [{ execution: { participationFraction: 0 } }, "backtest.bad-number", "participationFraction"],
    [{ execution: { halfSpreadBps: -1 } }, "backtest.bad-number", "halfSpreadBps"],
    [{ execution: { borrowRate: Number.NaN } }, "backtest.bad-number", "borrowRate"],
    [
      { execution: { initialMargin: 0.2, maintenanceMargin: 0.3 } },
      "backtest.bad-number",
      "maintenanceMargin",
    ],
    [{ finerBars: [aBarSeries({ closes: [1, 2] })] }, "backtest.not-finer", "finerBars"],
  ])("are refused when they cannot be: %o", (overrides, code, field) => {
    expect(() => run(scripted([]), flat(3), overrides)).toThrow(expect.objectContaining({ code, field }));
  });

  it("give the first of two symbols the cash that both want, and refuse the second by name", () => {
    const strategy = scripted([{ target: "long" }]);
    forget = addOwnStrategy({ kind: "usable", strategy });
    const result = runBacktest(
      aBacktestInput({
        bars: ["AAA", "BBB"].map((symbol) => aBarSeries({ symbol, ...flat(4) })),
        strategy: { id: strategy.id, parameters: {} },
        sizing: defaultPolicy({ method: "fixed_quantity", quantity: 600, maximumGrossFraction: 2 }),
      }),
      testTools,
    );
    expect(result.fills.map(({ symbol, quantity }) => `${symbol} ${quantity}`)).toEqual(["AAA 600"]);
    expect(result.rejected.map(({ symbol, code }) => `${symbol} ${code}`)).toEqual([
      "BBB risk.insufficient-cash",
    ]);
  });
});

describe("orderFigures", () => {
  const figuresOf = (decisions: Parameters<typeof scripted>[0], prices: Prices) =>
    orderFigures(run(scripted(decisions), prices).result);

  it("counts what was sent, placed, filled and taken back", () => {
    const low = { kind: "limit", limit: 90 } as const;
    const exits = { stop: 95, target: 120 };
    const decisions = [
      { target: "long", entry: low },
      { target: "flat" },
      { target: "long", exits },
      { target: "long" },
    ] as const;
    // The entry at 90 is taken back; the bracket is stopped out in bar 4, which cancels its target.
    expect(figuresOf(decisions, { ...flat(6), lows: [99, 99, 99, 99, 94, 99] })).toEqual({
      ordersSent: 2,
      exitOrders: 2,
      ordersFilled: 2,
      ordersCancelled: 2,
      ordersExpired: 0,
      refusals: 0,
    });
  });

  it("counts what its time in force ended and every refusal", () => {
    const entry = { kind: "limit", limit: 90 } as const;
    const decision = { target: "long", entry, timeInForce: { kind: "ioc" } } as const;
    expect(figuresOf([decision, decision], flat(4))).toMatchObject({ ordersSent: 2, ordersExpired: 2 });
  });

  it("counts every refusal, also those that are listed once", () => {
    const tooMuch = { target: "long", entry: { kind: "limit", limit: 1e6 } } as const;
    expect(figuresOf([tooMuch, tooMuch, tooMuch], flat(5))).toMatchObject({ ordersSent: 0, refusals: 3 });
  });

  it("says nothing of a run that did not count them", () => {
    const { orders, ...older } = run(scripted([{ target: "long" }]), flat(3)).result;
    expect(orders?.sent).toBe(1);
    expect(orderFigures(older)).toMatchObject({ ordersSent: Number.NaN, ordersFilled: 1 });
  });
});
