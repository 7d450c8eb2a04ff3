import { describe, expect, it } from "vitest";
import type { BarSeries } from "#shared/model/bar.ts";
import { runId, sessionId } from "#shared/model/ids.ts";
import { neverCancelled } from "#engine/base/cancellation.ts";
import { barAt } from "#engine/calc/bars/bar-at.ts";
import { firstBarAtOrAfter, sliceSeries } from "#engine/calc/bars/slice-range.ts";
import { runBacktest } from "#engine/calc/kernel/run-backtest.ts";
import { mlStrategyManifest } from "#engine/slices/ml_strategy/manifest.ts";
import { createMlStrategy } from "#engine/slices/ml_strategy/slice.ts";
import { paperTradeManifest } from "#engine/slices/paper_trade/manifest.ts";
import { createPaperTrade } from "#engine/slices/paper_trade/slice.ts";
import { buildPolicy } from "#engine/slices/position_sizing/build-policy.ts";
import { positionSizingManifest } from "#engine/slices/position_sizing/manifest.ts";
import { createPositionSizing } from "#engine/slices/position_sizing/slice.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { createPaperDesk } from "./paper-desk.ts";
import type { PaperDesk } from "./paper-desk.ts";
import { aWalk } from "./testing/a-walk.ts";
import { FITTING } from "./testing/fitting-strategies.ts";

const RUN = runId("run-1");
const S1 = sessionId("s1");
const BARS: readonly BarSeries[] = [aWalk("AAA", 21, "2018-01-01"), aWalk("BBB", 22, "2018-03-01")];
const COSTS = { feeBps: 5, slippageBps: 3, initialCash: 100_000 };
const FIRST_TRADED = 200;

interface Firing {
  readonly symbol: string;
  readonly tsMs: number;
}

/** Bars by time, and at the same time in the order of the series. */
function firings(): readonly Firing[] {
  return BARS.flatMap(({ symbol, tsOpenMs }) => [...tsOpenMs].map((tsMs) => ({ symbol, tsMs }))).toSorted(
    (left, right) => left.tsMs - right.tsMs,
  );
}

function windowsAt({ symbol, tsMs }: Firing): readonly BarSeries[] {
  const closed = BARS.findIndex((series) => series.symbol === symbol);
  return BARS.map((series, index) =>
    sliceSeries(series, 0, firstBarAtOrAfter(series.tsOpenMs, index <= closed ? tsMs + 1 : tsMs)),
  ).filter(({ tsOpenMs }) => tsOpenMs.length > 0);
}

/** The steps of the shipped paper workflow, called as a run calls them. */
async function runPaper(strategy: string, allowShort: boolean): Promise<PaperDesk> {
  const desk = createPaperDesk({
    clock: createFakeClock(),
    hash: sha256,
    newSessionId: () => S1,
    publish: () => undefined,
  });
  const feed = { describe: () => ({ feed: "walks", isSynthetic: true }) };
  const paper = createPaperTrade({ desk, feed }).methods;
  const { signals } = createMlStrategy().methods;
  const sizing = createPositionSizing().methods;
  const context = aContext({ runId: RUN, mode: "paper" });
  const symbols = BARS.map(({ symbol }) => symbol);
  const startInput = { symbols, strategy, allowShort, ...COSTS };
  await paper.start(paperTradeManifest.methods.start.input.parse(startInput), context);
  const tsFromMs = BARS[0]?.tsOpenMs[FIRST_TRADED] ?? 0;
  for (const firing of firings().filter(({ tsMs }) => tsMs >= tsFromMs)) {
    const bars = windowsAt(firing);
    const own = bars.filter(({ symbol }) => symbol === firing.symbol);
    for (const series of own) desk.onBar(S1, series.symbol, barAt(series, series.tsOpenMs.length - 1));
    const account = desk.account(S1);
    const signalsInput = mlStrategyManifest.methods.signals.input.parse({
      bars,
      symbol: firing.symbol,
      account,
      strategy,
    });
    const raised = await signals(signalsInput, context);
    const checkInput = positionSizingManifest.methods.check_risk.input.parse({
      bars,
      account,
      allowShort,
      signals: raised.signals,
      openOrders: desk.openOrders(S1),
      feeBps: COSTS.feeBps,
      slippageBps: COSTS.slippageBps,
    });
    const { orders } = await sizing.check_risk(checkInput, context);
    await paper.submit_order({ orders }, context);
  }
  return desk;
}

function runHistory(strategy: string, allowShort: boolean): ReturnType<typeof runBacktest> {
  const [first, second] = BARS;
  const from = new Date(first?.tsOpenMs[FIRST_TRADED] ?? 0).toISOString().slice(0, 10);
  const to = new Date(second?.tsOpenMs.at(-1) ?? 0).toISOString().slice(0, 10);
  const settings = positionSizingManifest.methods.check_risk.input.parse({
    bars: BARS,
    signals: [],
    account: { cash: 0, equity: 0, positions: [] },
  });
  const input = {
    bars: BARS,
    range: { from, to, isAsked: true },
    strategy: { id: strategy, parameters: {} },
    sizing: buildPolicy(settings, BARS.length, undefined),
    regimes: [],
    patterns: [],
    allowShort,
    seed: 1,
    ...COSTS,
  };
  return runBacktest(input, { hash: sha256, cancellation: neverCancelled, onProgress: () => undefined });
}

describe("the paper loop", () => {
  it.each(FITTING)(
    "trades by its steps what a backtest trades over the same bars: %s, short sales %s",
    async (strategy, allowShort) => {
      const history = runHistory(strategy, allowShort);
      expect(new Set(history.fills.map(({ symbol }) => symbol)).size).toBe(2);
      const desk = await runPaper(strategy, allowShort);
      expect(desk.view(S1).refusals).toBe(0);
      expect(desk.orderListHash(S1)).toBe(history.orderListHash);
    },
  );
});
