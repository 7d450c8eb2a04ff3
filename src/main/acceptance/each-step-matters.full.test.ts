import { describe, expect, it } from "vitest";
import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { PatternSeries } from "#shared/model/pattern.ts";
import { REGIMES, type RegimeSeries } from "#shared/model/regime.ts";
import type { SizingPolicy } from "#shared/model/sizing-policy.ts";
import type { StrategyChoice } from "#shared/model/strategy-choice.ts";
import { strategyTitle } from "#engine/calc/strategies/strategy-names.ts";
import { makeBarSeries } from "#engine/calc/bars/make-bar-series.ts";
import { nodeHasher } from "#main/node/node-ports.ts";
import { executeReplaced, type Replacement } from "./testing/execute-replaced.ts";
import { contributionOf } from "./testing/contribution-of.ts";

interface Case {
  readonly step: string;
  readonly call: string;
  /** The heading under which the report says what the step contributed. */
  readonly heading: string;
  readonly replace: Replacement["replace"];
}

/** Half the price from the middle of the range on. */
function halveLater(series: BarSeries): BarSeries {
  const halve = (column: Float64Array): Float64Array =>
    column.map((value, index) => (series.tsOpenMs[index]! < Date.UTC(2015, 0, 1) ? value : value / 2));
  const columns = {
    tsOpenMs: series.tsOpenMs,
    open: halve(series.open),
    high: halve(series.high),
    low: halve(series.low),
    close: halve(series.close),
    volume: series.volume,
  };
  return makeBarSeries({ ...series, columns }, nodeHasher);
}

const CASES: readonly Case[] = [
  {
    step: "fetch_data",
    call: "data.get_historical",
    heading: "Data",
    replace: (output) => ({
      ...output,
      range: { from: "2011-01-01", to: "2019-12-31", isAsked: true },
      bars: (output["bars"] as readonly BarSeries[]).map(halveLater),
    }),
  },
  {
    step: "analyze_market",
    call: "analyze.find_patterns",
    heading: "Patterns",
    replace: ({ patterns }) => ({
      patterns: (patterns as readonly PatternSeries[]).map((series) => ({
        ...series,
        bias: series.bias.map(() => -1),
      })),
    }),
  },
  {
    step: "detect_regime",
    call: "market_regime.detect",
    heading: "Regime",
    replace: ({ regimes, current }) => ({
      current,
      regimes: (regimes as readonly RegimeSeries[]).map((series) => ({
        ...series,
        regime: series.regime.map(() => REGIMES.indexOf("crisis")),
      })),
    }),
  },
  {
    step: "select_strategy",
    call: "ml_strategy.predict_best",
    heading: "Strategy",
    replace: ({ strategyChoice }) => ({
      strategyChoice: { ...(strategyChoice as StrategyChoice), id: "breakout", parameters: { period: 20 } },
    }),
  },
  {
    step: "size_position",
    call: "position_sizing.calculate",
    heading: "Sizing",
    replace: ({ sizing }) => ({ sizing: { ...(sizing as SizingPolicy), targetVolatility: 0.02 } }),
  },
  {
    step: "run_backtest",
    call: "backtest.execute",
    heading: "Backtest",
    replace: ({ result }) => {
      const given = result as BacktestResult;
      const statistics = { ...given.statistics, totalReturn: 0.123_456 };
      return { result: { ...given, fills: given.fills.slice(2), statistics } };
    },
  },
];

const unchanged = executeReplaced();

describe("a step of simple_backtest", () => {
  it.each(CASES)("$step: another output of it gives another result and another report", async (given) => {
    const base = await unchanged;
    const replaced = await executeReplaced(given);
    expect([replaced.error, replaced.status]).toEqual([undefined, "completed"]);
    expect(replaced.result.statistics).not.toEqual(base.result.statistics);
    const [before, after] = [base, replaced].map(({ html }) => contributionOf(html, given.heading));
    expect(after).not.toBe(before);
    for (const { html, result } of [base, replaced]) {
      expect(headlineOf(html)).toContain(percent(result.statistics.totalReturn));
    }
  });

  it.each(CASES)("$step: an output that is none stops the run there", async ({ step, call }) => {
    const replaced = await executeReplaced({ call, replace: () => ({}) });
    expect([replaced.status, replaced.error?.code]).toEqual(["failed", "slice.output-invalid"]);
    const names = CASES.map((candidate) => candidate.step);
    expect(replaced.steps).toEqual([
      ...names.slice(0, names.indexOf(step)).map((name) => `${name} completed`),
      `${step} failed`,
      ...[...names, "generate_report"].slice(names.indexOf(step) + 1).map((name) => `${name} skipped`),
    ]);
  });
});

describe("the report", () => {
  it("says with its own figures what each of the six steps contributed", async () => {
    const { html, result, outputs } = await unchanged;
    const choice = outputs["strategyChoice"] as StrategyChoice;
    const [patterns] = outputs["patterns"] as readonly PatternSeries[];
    const figures: Readonly<Record<string, string>> = {
      Data: `SPX 1d: ${result.barsTraded.toLocaleString("en-US")} bars in the range`,
      Patterns: `double top: ${String(patterns?.patterns.filter(({ kind }) => kind === "double_top").length)} found`,
      Regime: "bull quiet",
      Strategy: `${strategyTitle(choice.id)} ranked first of ${String(choice.ranking.length)}`,
      Sizing: "Method intelligent",
      Backtest: `${String(result.fills.length)} fills`,
    };
    const contributions = CASES.map(({ heading }) => contributionOf(html, heading));
    expect(contributions).toEqual(CASES.map(({ heading }) => expect.stringContaining(figures[heading]!)));
    for (const { name, ordersChanged } of result.contributions) {
      expect(contributions.join("\n").toLowerCase()).toContain(`${String(ordersChanged)} orders`);
      expect(contributions.join("\n").toLowerCase()).toContain(name);
    }
  });
});

/** All that the report says above the contributions, without its charts. */
function headlineOf(html: string): string {
  const [text = ""] = html.split("<h2>What each step contributed</h2>");
  return text.replaceAll(/<svg.*?<\/svg>/gs, "");
}

function percent(fraction: number): string {
  return `${fraction < 0 ? "−" : ""}${Math.abs(fraction * 100).toFixed(2)}%`;
}
