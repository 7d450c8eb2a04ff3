import { describe, expect, it } from "vitest";
import type { AnyEnvelope, Envelope, EventName } from "#shared/events/event-map.ts";
import type { RunId } from "#shared/model/ids.ts";
import { formatIsoDate, formatIsoTime } from "#shared/model/time.ts";
import { callCommandLine } from "./testing/call-command-line.ts";
import { openAnApp, type AnApp } from "./testing/open-an-app.ts";
import { parseRun, type PrintedFill } from "./testing/printed-run.ts";

const SYMBOLS = ["AAPL", "MSFT"];
/** Two bars a day, so the session ends with a whole day. */
const BARS = 240;

interface Session {
  readonly runId: RunId;
  readonly out: string;
  readonly events: readonly AnyEnvelope[];
}

async function trade(app: AnApp, strategy: string): Promise<Session> {
  const events: AnyEnvelope[] = [];
  const stop = app.onPush("audit:tick", (ticks) => events.push(...ticks));
  const pace = ["--input", "barIntervalMs=0", `maximumBars=${String(BARS)}`];
  const words = ["run", "--mode", "paper", "--strategy", strategy, "--symbols", ...SYMBOLS, ...pace];
  const { code, out } = await callCommandLine(app, [...words, "--json"]);
  stop();
  expect(code).toBe(0);
  return { runId: parseRun(out).runId as RunId, out, events };
}

function named<Name extends EventName>(
  events: readonly AnyEnvelope[],
  name: Name,
): readonly Envelope<Name>[] {
  return events.filter((event) => event.name === name) as unknown as readonly Envelope<Name>[];
}

function printedFills(events: readonly AnyEnvelope[]): readonly PrintedFill[] {
  return named(events, "order.filled").map(({ payload: { fill } }) => ({
    time: formatIsoTime(fill.tsMs),
    symbol: fill.symbol,
    side: fill.side,
    quantity: fill.quantity,
    price: fill.price,
    fee: fill.fee,
    reason: fill.reason,
  }));
}

describe("paper_trading and live_trading", () => {
  it("load without a problem", async () => {
    const { workflows } = await (await openAnApp()).handlers["app:get-snapshot"](undefined);
    const problems = workflows
      .filter(({ name }) => name === "paper_trading" || name === "live_trading")
      .map((workflow) => [workflow.name, workflow.isRealTime, workflow.problems]);
    expect(problems).toEqual([
      ["live_trading", true, []],
      ["paper_trading", true, []],
    ]);
  });
});

describe("paper_trading on the demo feed", () => {
  it("trades, and every fill traces to its order, its signal and a bar of the feed", async () => {
    const app = await openAnApp();
    const { events, runId, out } = await trade(app, "momentum");
    const fills = named(events, "order.filled");
    expect(fills.length).toBeGreaterThan(0);
    expect(named(events, "trade.executed")).toHaveLength(fills.length);
    expect(JSON.parse(out)).toMatchObject({ mode: "paper", status: "completed", label: "SYNTHETIC" });

    const bars = named(events, "market.data.updated");
    expect(bars).toHaveLength(BARS);
    const signals = named(events, "signal.raised");
    for (const event of fills) {
      const { fill, orderId } = event.payload;
      expect(event.runId).toBe(runId);
      const [submitted, ...others] = named(events, "order.submitted").filter(
        ({ payload }) => payload.order.id === orderId,
      );
      expect(others).toEqual([]);
      const { order } = submitted!.payload;
      expect(submitted!.seq).toBeLessThan(event.seq);
      expect([order.symbol, order.side, order.quantity]).toEqual([fill.symbol, fill.side, fill.quantity]);

      const ofSymbol = bars.filter(({ payload }) => payload.symbol === fill.symbol);
      const decidedAt = ofSymbol.findIndex(({ payload }) => payload.bar?.tsOpenMs === order.tsDecidedMs);
      expect(decidedAt).toBeGreaterThanOrEqual(0);
      const next = ofSymbol[decidedAt + 1]!.payload.bar!;
      expect([fill.tsMs, fill.price]).toEqual([next.tsOpenMs, next.open]);
      expect(signals.some(({ seq, payload }) => seq < submitted!.seq && payload.symbol === fill.symbol)).toBe(
        true,
      );
    }
  });

  it.each(["momentum", "sma_cross"])(
    "gives the orders that backtest gives over the same bars: %s",
    async (strategy) => {
      const app = await openAnApp();
      const { events } = await trade(app, strategy);
      const bars = named(events, "market.data.updated").map(({ payload }) => payload.bar!.tsOpenMs);
      const range = ["--from", formatIsoDate(bars[0]!), "--to", formatIsoDate(bars.at(-1)!)];
      const words = ["backtest", "--provider", "synthetic", "--strategy", strategy, "--symbols", ...SYMBOLS];
      const backtest = parseRun((await callCommandLine(app, [...words, ...range, "--json"])).out);

      const fills = printedFills(events);
      expect(fills.length).toBeGreaterThan(0);
      expect(new Set(fills.map(({ symbol }) => symbol))).toEqual(new Set(SYMBOLS));
      expect(backtest.fills).toEqual(fills);

      const seen = app.handlers["run:get-bars"]({ runId: backtest.runId as RunId, symbol: "AAPL" });
      const { tsOpenMs, close } = await seen;
      const delivered = named(events, "market.data.updated").filter(
        ({ payload }) => payload.symbol === "AAPL",
      );
      expect(delivered.map(({ payload }) => payload.price)).toEqual(
        delivered.map(({ payload }) => close[tsOpenMs.indexOf(payload.tsEventMs)]),
      );
    },
  );
});

describe("live_trading", () => {
  it("is refused before the market opens, because no broker is configured, and sends nothing", async () => {
    const app = await openAnApp();
    const events: AnyEnvelope[] = [];
    app.onPush("audit:tick", (ticks) => events.push(...ticks));
    const { code, out } = await callCommandLine(
      app,
      "run --workflow live_trading --mode live --symbols SPX --json".split(" "),
    );
    const run = parseRun(out);
    expect([code, run.status, run.exitCode]).toEqual([3, "refused", 3]);
    expect(run.error).toMatchObject({ kind: "refused", message: "no broker configured", field: "broker" });
    const reached = run.steps.filter(({ status }) => status !== "skipped");
    expect(reached.map(({ step, status }) => [step.split(".")[0], status])).toEqual([
      ["pre_market", "completed"],
      ["pre_market", "refused"],
    ]);
    expect(events.filter(({ name }) => /^(order|trade|position)\./.test(name))).toEqual([]);
  });

  it("says so to people", async () => {
    const { code, err } = await callCommandLine(
      await openAnApp(),
      "run --mode live --symbols SPX".split(" "),
    );
    expect([code, err]).toEqual([3, expect.stringMatching(/^error: no broker configured\n[\s\S]*remedy: /)]);
  });
});
