import { describe, expect, it } from "vitest";
import type { ComparedRow, RunComparison, RunSummary } from "#shared/ipc/channels/history-channels.ts";
import type { BacktestResult } from "#shared/model/backtest-result.ts";
import { runId } from "#shared/model/ids.ts";
import { STATISTIC_DEFINITIONS } from "#shared/model/statistic-definitions.ts";
import { epochMs } from "#shared/model/time.ts";
import { aResult, aSeries, someStatistics } from "../testing/a-report-input.ts";
import { aTrade } from "#engine/calc/testing/a-trade.ts";
import { buildComparisonReport } from "./build-comparison-report.ts";
import { showCompared, showDifference } from "./show-compared.ts";

function aSummary(id: string, overrides: Partial<RunSummary> = {}): RunSummary {
  return {
    runId: runId(id),
    workflow: "simple_backtest",
    mode: "backtest",
    status: "completed",
    isSynthetic: false,
    inputs: {},
    tsStartedMs: epochMs(Date.UTC(2026, 0, 2)),
    durationMs: 1_200,
    error: undefined,
    totalReturn: 0.1,
    ...overrides,
  };
}

function statisticRows(left: BacktestResult, right: BacktestResult): readonly ComparedRow[] {
  return STATISTIC_DEFINITIONS.map(({ key, label, kind }) => ({
    group: "Statistics",
    label,
    kind,
    left: left.statistics[key],
    right: right.statistics[key],
    isSame: Object.is(left.statistics[key], right.statistics[key]),
  }));
}

const series = aSeries();
const LEFT = aResult(series);
const RIGHT = aResult(series, { statistics: someStatistics({ sharpe: -0.25, profitFactor: Infinity }) });

function aReport(overrides: Partial<RunComparison> = {}, isSynthetic = false) {
  const comparison: RunComparison = {
    left: aSummary("run-1"),
    right: aSummary("run-2"),
    rows: [
      { group: "Run", label: "Workflow", kind: "text", left: "=cmd()", right: "b", isSame: false },
      ...statisticRows(LEFT, RIGHT),
    ],
    divergence: { cause: undefined, fill: undefined, text: "They part at the fees." },
    onlyLeft: [aTrade()],
    onlyRight: [],
    ...overrides,
  };
  return buildComparisonReport({
    comparison,
    left: { isSynthetic, result: LEFT },
    right: { isSynthetic: false, result: RIGHT },
    appVersion: "0.1.0",
    tsCreatedMs: epochMs(Date.UTC(2026, 0, 3)),
  });
}

describe("buildComparisonReport", () => {
  it("holds both numbers of every statistic, the same in HTML, JSON and CSV", () => {
    const { html, data, figuresCsv } = aReport();
    const rows = (data as { readonly rows: readonly ComparedRow[] }).rows;
    for (const { key, label } of STATISTIC_DEFINITIONS) {
      const row = rows.find((found) => found.label === label);
      for (const [side, result] of [
        ["left", LEFT],
        ["right", RIGHT],
      ] as const) {
        const value = result.statistics[key];
        expect(html).toContain(`<data value="${value}" data-figure="${key}" data-side="${side}">`);
        expect(Number(row?.[side])).toBe(value);
      }
      const line = figuresCsv.split("\n").find((text) => text.includes(`,${key},`));
      expect(line).toContain(`${LEFT.statistics[key]},${RIGHT.statistics[key]},`);
    }
  });

  it("says where they part, draws both curves, and lists the trades of one only", () => {
    const { html, tradesCsv } = aReport();
    expect(html).toContain("They part at the fees.");
    expect(html.match(/class="line (equity|benchmark)"/g)).toHaveLength(4);
    expect(html).toContain("Trades of the left run only (1)");
    expect(html).not.toContain("Trades of the right run only");
    expect(tradesCsv.split("\n")[1]).toContain("left,SPX,long,10");
  });

  it("guards its CSV against formulas, and is one file without script", () => {
    const { figuresCsv, html } = aReport();
    expect(figuresCsv).toContain("'=cmd()");
    expect(html).not.toMatch(/<script|https?:|<img|<link/i);
  });

  it("names each mode and SYNTHETIC in bands", () => {
    const { html } = aReport(
      { right: aSummary("run-2", { mode: "paper", workflow: "paper_trading" }) },
      true,
    );
    expect(html.match(/class="band mode-/g)).toHaveLength(2);
    expect(html.match(/▧ SYNTHETIC/g)).toHaveLength(1);
    expect(html).toContain("simple_backtest beside paper_trading");
  });

  it("says so when nothing differs, and does without curves where no run made a backtest", () => {
    const rows: readonly ComparedRow[] = [
      { group: "Run", label: "Mode", kind: "text", left: "a", right: "a", isSame: true },
    ];
    const { html } = buildComparisonReport({
      comparison: {
        left: aSummary("run-1"),
        right: aSummary("run-2"),
        rows,
        divergence: undefined,
        onlyLeft: [],
        onlyRight: [],
      },
      left: { isSynthetic: false, result: undefined },
      right: { isSynthetic: false, result: undefined },
      appVersion: "0.1.0",
      tsCreatedMs: epochMs(0),
    });
    expect(html).toContain("the same in everything that is compared");
    expect(html).not.toContain("<svg");
  });
});

describe("what is compared", () => {
  it.each([
    ["time", Date.UTC(2026, 0, 2, 3, 4, 5), "2026-01-02 03:04:05"],
    ["duration", 1_500, "1.50 s"],
    ["days", 12, "12 days"],
    ["fraction", 0.1234, "12.34%"],
    ["text", 7, "7"],
    ["money", undefined, "—"],
  ] as const)("shows %s as people read it", (kind, value, text) => {
    expect(showCompared(kind, value)).toBe(text);
  });

  it.each([
    [0.1, 0.15, "fraction", "+5.00%"],
    [0.2, 0.1, "fraction", "−10.00%"],
    [1, Infinity, "ratio", ""],
    [1, 2, "time", ""],
    ["a", "b", "text", ""],
  ] as const)("tells the difference of %s and %s", (left, right, kind, text) => {
    expect(showDifference({ group: "Run", label: "x", kind, left, right, isSame: false })).toBe(text);
  });
});
