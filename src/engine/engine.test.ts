// oxlint-disable-next-line no-restricted-imports -- the test runs the files that ship
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { runId } from "#shared/model/ids.ts";
import { REGIMES } from "#shared/model/regime.ts";
import type { Report } from "#shared/model/report.ts";
import { canonicalJson } from "./base/canonical-json.ts";
import { silentLogger } from "./base/logger.ts";
import { createEngine } from "./engine.ts";
import { listBuiltInSlices } from "./registry/catalogue.ts";
import { createMemoryLibrary } from "./testing/memory-library.ts";
import { loadSpx } from "./testing/load-spx.ts";
import { sha256 } from "./testing/sha256.ts";
import { createFakeTimer } from "./workflow/testing/fake-timer.ts";

const WORKFLOWS = [
  "simple_backtest",
  "strategy_backtest",
  "validate_lookahead",
  "grid_search",
  "live_trading",
  "multi_strategy",
  "regime_adaptive",
  "market_scan",
  "data_refresh",
  "walk_forward_optimization",
];

/** The engine as a host makes it, with all built-in slices, in this thread, over one series. */
function anEngine(spx: BarSeries = loadSpx()) {
  const timer = createFakeTimer();
  let runs = 0;
  return createEngine({
    clock: timer.clock,
    timer,
    hash: sha256,
    log: silentLogger,
    publish: () => undefined,
    slices({ caller, readHealth }) {
      const library = createMemoryLibrary(spx);
      const ports = { caller, library, health: { read: readHealth }, appVersion: "0.0.0" };
      return { entries: listBuiltInSlices(ports), portNames: Object.keys(ports) };
    },
    caller: undefined,
    workflows: {
      list: async () =>
        WORKFLOWS.map((name) => ({
          fileName: name,
          text: readFileSync(new URL(`../../resources/workflows/${name}.yaml`, import.meta.url), "utf8"),
          origin: "built-in" as const,
        })),
    },
    triggers: { open: () => Promise.reject(new Error("no trigger is expected")) },
    events: { listen: () => () => undefined },
    recorder: { recordStep: () => ({}) },
    newRunId: () => {
      runs += 1;
      return runId(`run-${runs}`);
    },
  });
}

const SPAN = { symbols: ["SPX"], from: "2015-01-01", to: "2016-12-31" };

describe("the engine with its own slices", () => {
  it("runs simple_backtest to its report, the same each time", async () => {
    const [first, second] = await Promise.all(
      [1, 2].map(() => anEngine().orchestrator.executeWorkflow("simple_backtest", SPAN)),
    );
    expect([first?.error, first?.steps.map(({ status }) => status)]).toEqual([
      undefined,
      Array.from({ length: 7 }, () => "completed"),
    ]);
    expect(first?.outputs["range"]).toEqual({ from: "2015-01-01", to: "2016-12-31", isAsked: true });
    expect(canonicalJson(first?.outputs["result"])).toBe(canonicalJson(second?.outputs["result"]));
    expect((first?.outputs["report"] as Report | undefined)?.html).toContain("<html");
  });

  it("feels each of its six steps: another output gives another result", async () => {
    // Named, because it is not the ranking that matters here.
    const span = { symbols: ["SPX"], from: "2010-01-01", to: "2019-12-31", strategy: "macd_trend" };
    const engine = anEngine();
    const base = await engine.orchestrator.executeWorkflow("simple_backtest", span);
    const hashOf = async (replaced: Readonly<Record<string, unknown>>): Promise<string> => {
      const run = await engine.orchestrator.executeWorkflow("simple_backtest", { ...span, ...replaced });
      expect(run.error).toBeUndefined();
      return (run.outputs["result"] as BacktestResult).orderListHash;
    };
    const [regimes] = base.outputs["regimes"] as readonly { readonly regime: Uint8Array }[];
    const [patterns] = base.outputs["patterns"] as readonly { readonly bias: Int8Array }[];
    const sizing = base.outputs["sizing"] as { readonly kellyShare: number };
    const choice = base.outputs["strategyChoice"] as object;
    const hashes = await Promise.all([
      hashOf({}),
      hashOf({ range: { from: "2010-06-01", to: "2019-12-31", isAsked: true } }),
      hashOf({ patterns: [{ ...patterns, bias: patterns?.bias.map(() => -1) }] }),
      hashOf({ regimes: [{ ...regimes, regime: regimes?.regime.map(() => 6) }] }),
      hashOf({ strategyChoice: { ...choice, id: "breakout", parameters: { period: 20 } } }),
      hashOf({ sizing: { ...sizing, targetVolatility: 0.02 } }),
    ]);
    expect(hashes[0]).toBe((base.outputs["result"] as BacktestResult).orderListHash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it("runs a named strategy with its parameters and a fixed quantity", async () => {
    const run = await anEngine().orchestrator.executeWorkflow("strategy_backtest", {
      ...SPAN,
      strategy: "sma_cross",
      parameters: { fast: 10, slow: 30 },
      sizingMethod: "fixed_quantity",
      quantity: 10,
      feeBps: 0,
    });
    const result = run.outputs["result"] as BacktestResult;
    expect([run.error, result.strategy, new Set(result.fills.map(({ quantity }) => quantity))]).toEqual([
      undefined,
      { id: "sma_cross", parameters: { fast: 10, slow: 30 } },
      new Set([10]),
    ]);
  });

  it("validates a strategy for look-ahead", async () => {
    const run = await anEngine().orchestrator.executeWorkflow("validate_lookahead", {
      ...SPAN,
      strategy: "breakout",
      maximumDecisions: 5,
      quietBars: 3,
    });
    expect([run.error, run.steps.at(-1)?.summary]).toMatchObject([
      undefined,
      { lookAhead: { decisionsChecked: 5, quietBarsChecked: 3 } },
    ]);
  });

  it("searches a grid and reports it", async () => {
    const run = await anEngine().orchestrator.executeWorkflow("grid_search", { ...SPAN, points: 3 });
    expect([run.error, run.status, run.steps[1]?.summary]).toMatchObject([
      undefined,
      "completed",
      { study: { strategy: "sma_cross" } },
    ]);
  });

  it("stops live_trading in pre-market, because no broker is configured", async () => {
    const run = await anEngine().orchestrator.executeWorkflow("live_trading", { symbols: ["SPX"] });
    expect([
      run.status,
      run.error?.kind,
      run.steps.map(({ step, status }) => `${step} ${status}`).slice(0, 3),
    ]).toEqual([
      "refused",
      "refused",
      [
        "pre_market.system_health_check completed",
        "pre_market.load_positions refused",
        "pre_market.validate_config skipped",
      ],
    ]);
    expect(run.error?.message).toMatch(/no broker/);
  });

  it("names an unknown symbol", async () => {
    const run = await anEngine().orchestrator.executeWorkflow("simple_backtest", { symbols: ["NOPE"] });
    expect([run.status, run.error?.kind, run.steps[0]?.error?.value]).toEqual(["failed", "user", "NOPE"]);
  });
});

describe("the workflows that decide, repeat and run side by side", () => {
  it("multi_strategy trades each strategy over the same bars and reports the best by Sharpe", async () => {
    const strategies = ["sma_cross", "momentum", "buy_and_hold", "nonsense"];
    const run = await anEngine().orchestrator.executeWorkflow("multi_strategy", { ...SPAN, strategies });
    expect(run.error).toBeUndefined();
    const rows = run.outputs["results"] as readonly { readonly sharpe: number }[];
    const report = run.outputs["report"] as Report & {
      readonly data: { readonly study: Record<string, unknown> };
    };
    const bestSharpe = Math.max(...rows.map(({ sharpe }) => sharpe));
    expect((run.outputs["result"] as BacktestResult).statistics.sharpe).toBe(bestSharpe);
    expect([run.outputs["items"], report.data.study]).toMatchObject([
      ["sma_cross", "momentum", "buy_and_hold"],
      { compared: 3, failed: 1, best: { sharpe: bestSharpe } },
    ]);
    expect(run.outputs["failures"]).toMatchObject([{ item: "nonsense", code: "strategy.unknown" }]);
    // Side by side gives what one alone gives.
    const alone = await anEngine().orchestrator.executeWorkflow("multi_strategy", {
      ...SPAN,
      strategies: ["momentum"],
    });
    expect((alone.outputs["results"] as readonly unknown[])[0]).toEqual(rows[1]);
  });

  it("multi_strategy leaves out of the ranking, and counts, who was never invested", async () => {
    const span = { symbols: ["SPX"], from: "2010-01-01", to: "2019-12-31" };
    const run = await anEngine().orchestrator.executeWorkflow("multi_strategy", span);
    const report = run.outputs["report"] as Report & {
      readonly data: { readonly study: Record<string, number> };
    };
    const { compared, neverInvested, failed } = report.data.study;
    expect([run.error, (compared ?? 0) + (neverInvested ?? 0), failed]).toEqual([undefined, 6, 0]);
    expect(neverInvested).toBeGreaterThan(0);
  });

  it.each([
    ["2008-12-01", "choose.default.hold_volatility", "volatility"],
    // A Saturday, on which there is no bar.
    ["2008-11-29", "choose.default.hold_volatility", "volatility"],
    ["2013-12-02", "choose.bull_quiet.follow_trend", "momentum"],
  ])("regime_adaptive from %s runs %s", async (from, step, strategy) => {
    const inputs = { symbols: ["SPX"], from, to: "2015-12-31" };
    const run = await anEngine().orchestrator.executeWorkflow("regime_adaptive", inputs);
    const ran = run.steps.filter((each) => each.step.startsWith("choose.") && each.status === "completed");
    expect([run.error, ran.map((each) => each.step), run.outputs["strategyChoice"]]).toMatchObject([
      undefined,
      [step],
      { id: strategy },
    ]);
    expect(run.outputs["report"]).toBeDefined();
  });

  it("market_scan lists the symbols in a wanted regime, and why a symbol could not be looked at", async () => {
    const scan = (regimes_wanted: readonly string[]) =>
      anEngine().orchestrator.executeWorkflow("market_scan", { symbols: ["SPX", "NOPE"], regimes_wanted });
    const { outputs } = await scan(REGIMES);
    expect(outputs["results"]).toMatchObject([{ symbol: "SPX", isSynthetic: false }]);
    expect(outputs["failures"]).toMatchObject([{ item: "NOPE" }]);
    const [found] = outputs["results"] as readonly { readonly regime: string }[];
    const others = REGIMES.filter((regime) => regime !== found?.regime);
    expect((await scan(others)).outputs["results"]).toEqual([]);
  });

  it("data_refresh says of each stored series what was done and what it lacks", async () => {
    const { error, outputs } = await anEngine().orchestrator.executeWorkflow("data_refresh", {});
    expect([error, outputs["failures"]]).toEqual([undefined, []]);
    expect(outputs["results"]).toMatchObject([
      { symbol: "SPX", newBars: 0, bars: loadSpx().tsOpenMs.length },
    ]);
  });

  it("walk_forward_optimization reports what its choices did on days that no search saw", async () => {
    const run = await anEngine().orchestrator.executeWorkflow("walk_forward_optimization", {
      symbols: ["SPX"],
      points: 2,
    });
    const report = run.outputs["report"] as Report & {
      readonly data: { readonly study: { readonly unseen: object; readonly windows: readonly object[] } };
    };
    const { walkForward } = run.outputs as { walkForward: { readonly unseen: object } };
    expect([run.error, report.data.study.windows.length]).toEqual([undefined, 5]);
    expect(report.data.study.unseen).toEqual(walkForward.unseen);
  });
});
