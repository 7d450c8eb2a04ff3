import { describe, expect, it } from "vitest";
import type { BarSeries } from "#shared/model/bar.ts";
import { orderId, sessionId } from "#shared/model/ids.ts";
import { epochMs, formatIsoDate } from "#shared/model/time.ts";
import { neverCancelled } from "#engine/base/cancellation.ts";
import { barAt } from "#engine/calc/bars/bar-at.ts";
import { costFractionOf } from "#engine/calc/kernel/cost-fraction-of.ts";
import { decideOrder } from "#engine/calc/kernel/decide-order.ts";
import type { BacktestInput } from "#engine/calc/kernel/kernel-types.ts";
import { measureFacts } from "#engine/calc/kernel/measure-facts.ts";
import { runBacktest } from "#engine/calc/kernel/run-backtest.ts";
import { pendingOrders } from "#engine/calc/risk/project-exposure.ts";
import { defaultPolicy } from "#engine/calc/sizing/default-policy.ts";
import { startRuns } from "#engine/calc/strategies/start-runs.ts";
import { findStrategy, resolveParameters } from "#engine/calc/strategies/strategy-catalogue.ts";
import { addOwnStrategy } from "#engine/calc/strategies/own-strategies.ts";
import type { Strategy, StrategyRun } from "#engine/calc/strategies/strategy.ts";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { createPaperDesk } from "./paper-desk.ts";
import type { PaperDesk } from "./paper-desk.ts";
import { aWalk } from "./testing/a-walk.ts";
import { FITTING } from "./testing/fitting-strategies.ts";

function anInput(strategy: string, overrides: Partial<BacktestInput> = {}): BacktestInput {
  const bars = [aWalk("AAA", 21, "2018-01-01"), aWalk("BBB", 22, "2018-03-01")];
  return {
    bars,
    range: { from: formatIsoDate(epochMs(bars[1]?.tsOpenMs[0] ?? 0)), to: "2019-11-30", isAsked: true },
    strategy: { id: strategy, parameters: {} },
    sizing: defaultPolicy({ method: "fixed_fraction", fraction: 0.45, maximumPositionFraction: 0.5 }),
    regimes: [],
    patterns: [],
    initialCash: 100_000,
    feeBps: 5,
    slippageBps: 3,
    allowShort: false,
    seed: 1,
    ...overrides,
  };
}

/** Buys a dip by limit for a day, and sells short at the market after a rise; both with a bracket. */
const aBracketed: Strategy = {
  id: "bracketed",
  title: "Bracketed",
  description: "A strategy of tests.",
  sides: "long_short",
  parameters: [],
  constraint: () => undefined,
  warmUpBars: () => 1,
  start: () => {
    let bars = 0;
    return {
      decide({ close }, position) {
        bars += 1;
        if (position !== 0 || bars % 3 !== 0) return undefined;
        if (bars % 2 === 0) {
          const exits = { stop: close * 1.02, target: close * 0.97 };
          return { target: "short", strength: 1, reason: "rise", exits };
        }
        const limit = Math.round(close * 99.5) / 100;
        return {
          target: "long",
          strength: 1,
          reason: "dip",
          entry: { kind: "limit", limit },
          exits: { stop: limit * 0.98, target: limit * 1.02, trail: { kind: "fraction", fraction: 0.03 } },
          timeInForce: bars % 5 === 0 ? { kind: "gtc" } : { kind: "day" },
        };
      },
    };
  },
};

function openDesk(input: BacktestInput): {
  readonly desk: PaperDesk;
  readonly id: ReturnType<typeof sessionId>;
} {
  const id = sessionId("s1");
  const desk = createPaperDesk({
    clock: createFakeClock(),
    hash: sha256,
    newSessionId: () => id,
    publish: () => undefined,
  });
  const { feeBps, slippageBps, allowShort, initialCash, sizing, strategy, bars } = input;
  desk.open({
    runId: undefined,
    strategy: strategy.id,
    parameters: strategy.parameters,
    symbols: bars.map(({ symbol }) => symbol),
    feed: "the backtest's bars",
    isSynthetic: false,
    initialCash,
    feeBps,
    slippageBps,
    allowShort,
    ...(input.execution === undefined ? {} : { execution: input.execution }),
    maximumPositionFraction: sizing.maximumPositionFraction,
    maximumGrossFraction: sizing.maximumGrossFraction,
  });
  return { desk, id };
}

interface Stream {
  readonly series: BarSeries;
  readonly strategy: StrategyRun;
}

/** The paper loop in small: a bar comes, resting orders are matched, the strategy decides, the order goes to the gate. */
function trade(input: BacktestInput): ReturnType<PaperDesk["orderListHash"]> {
  const { desk, id } = openDesk(input);
  const definition = findStrategy(input.strategy.id);
  const parameters = resolveParameters(definition, input.strategy.parameters);
  const symbols = input.bars.map(({ symbol }) => symbol);
  const runs = startRuns(definition, parameters, symbols);
  const streams = input.bars.map((series, index): Stream => ({ series, strategy: runs[index]! }));
  const [tsFromMs, tsToMs] = [Date.parse(input.range.from), Date.parse(input.range.to)];
  const times = new Set(input.bars.flatMap(({ tsOpenMs }) => [...tsOpenMs]));
  const closes = new Map<string, number>();
  let orders = 0;
  for (const tsMs of [...times].toSorted((left, right) => left - right)) {
    if (tsMs > tsToMs) break;
    for (const { series, strategy } of streams) {
      const index = series.tsOpenMs.indexOf(tsMs);
      if (index < 0) continue;
      const bar = barAt(series, index);
      if (tsMs < tsFromMs) {
        strategy.decide(bar, 0);
        continue;
      }
      desk.onBar(id, series.symbol, bar);
      closes.set(series.symbol, bar.close);
      const { positions } = desk.account(id);
      const held = positions.find(({ symbol }) => symbol === series.symbol)?.quantity ?? 0;
      const decision = strategy.decide(bar, Math.sign(held));
      if (decision === undefined) continue;
      const decided = decideOrder(
        {
          orderId: orderId(`o${orders + 1}`),
          symbol: series.symbol,
          tsMs: bar.tsOpenMs,
          price: bar.close,
          decision,
          facts: measureFacts(series, index, input),
        },
        {
          account: desk.account(id),
          pending: pendingOrders(desk.openOrders(id), (symbol) => closes.get(symbol) ?? Number.NaN),
          open: desk.openOrders(id),
        },
        {
          policy: input.sizing,
          allowShort: input.allowShort,
          isHalted: false,
          costFraction: costFractionOf({ ...input.execution, ...input }),
          initialMargin: input.execution?.initialMargin,
        },
      );
      for (const entry of decided.cancelled) desk.cancel(id, entry, "wrong way");
      if (decided.order === undefined) continue;
      orders += 1;
      expect(desk.submit(id, decided.order).ok).toBe(true);
    }
  }
  return desk.orderListHash(id);
}

function backtest(input: BacktestInput): ReturnType<typeof runBacktest> {
  return runBacktest(input, { hash: sha256, cancellation: neverCancelled, onProgress: () => undefined });
}

describe("paper trading", () => {
  it.each(FITTING)("fills exactly as a backtest over the same bars: %s, short sales %s", (id, allowShort) => {
    const input = anInput(id, { allowShort });
    const result = backtest(input);
    expect(new Set(result.fills.map(({ symbol }) => symbol))).toEqual(new Set(["AAA", "BBB"]));
    expect(trade(input)).toBe(result.orderListHash);
  });

  it.each<[string, Partial<BacktestInput>]>([
    ["without further costs", {}],
    [
      "with volume, spread and latency",
      { execution: { participationFraction: 0.002, halfSpreadBps: 4, latencyBars: 1 } },
    ],
    [
      "short, borrowed and on margin",
      {
        allowShort: true,
        execution: { borrowRate: 0.2, initialMargin: 0.6, maintenanceMargin: 0.5, minimumFee: 2 },
      },
    ],
  ])("fills exactly as a backtest with entries at a price and exits, %s", (_name, overrides) => {
    const forget = addOwnStrategy({ kind: "usable", strategy: aBracketed });
    try {
      const input = anInput(aBracketed.id, overrides);
      const result = backtest(input);
      const reasons = new Set(result.fills.map(({ reason }) => reason));
      for (const reason of ["stop loss", "profit target"]) expect(reasons).toContain(reason);
      expect(trade(input)).toBe(result.orderListHash);
    } finally {
      forget();
    }
  });

  it("fills otherwise when the bars are others, and again as the backtest over those", () => {
    const input = anInput("momentum");
    const changed = { ...input, bars: [aWalk("AAA", 23, "2018-01-01"), aWalk("BBB", 22, "2018-03-01")] };
    expect(trade(changed)).not.toBe(backtest(input).orderListHash);
    expect(trade(changed)).toBe(backtest(changed).orderListHash);
  });
});
