import { describe, expect, it } from "vitest";
import { epochMs } from "#shared/model/time.ts";
import { runId } from "#shared/model/ids.ts";
import { buildReport } from "./build-report.ts";
import { formatFigure } from "../figures/format-figure.ts";
import { STATISTIC_DEFINITIONS } from "#shared/model/statistic-definitions.ts";
import { aReportInput, aResult, aSeries, someStatistics } from "./testing/a-report-input.ts";
import { aTrade } from "../testing/a-trade.ts";

function figureOf(html: string, key: string): { readonly value: string; readonly shown: string } | undefined {
  const match = new RegExp(`<data value="([^"]*)" data-figure="${key}">([^<]*)</data>`).exec(html);
  return match === null ? undefined : { value: match[1] ?? "", shown: match[2] ?? "" };
}

describe("buildReport", () => {
  it("shows every statistic in the HTML with the value that the data holds", () => {
    const input = aReportInput();
    const { html, data } = buildReport(input);
    const result = data["result"] as { readonly statistics: Readonly<Record<string, number>> };
    for (const { key, kind } of STATISTIC_DEFINITIONS) {
      const value = result.statistics[key] ?? Number.NaN;
      expect(value).toBe(input.result?.statistics[key]);
      expect(figureOf(html, key)).toEqual({ value: String(value), shown: formatFigure(value, kind) });
    }
  });

  it("defines every statistic of a result", () => {
    expect(STATISTIC_DEFINITIONS.map(({ key }) => key).toSorted()).toEqual(
      Object.keys(someStatistics()).toSorted(),
    );
  });

  it("gives the same bytes for the same input", () => {
    expect(buildReport(aReportInput())).toEqual(buildReport(aReportInput()));
  });

  it("depends on the created time and the run's id in their own lines only", () => {
    const one = buildReport(aReportInput());
    const other = buildReport(aReportInput({ runId: runId("run-2"), tsCreatedMs: epochMs(0) }));
    const changed = one.html.split("\n").filter((line, index) => line !== other.html.split("\n")[index]);
    expect(changed).toHaveLength(2);
    expect(other.tradesCsv).toBe(one.tradesCsv);
  });

  it("is one file without script and without anything from outside", () => {
    const { html } = buildReport(aReportInput());
    expect(html).not.toMatch(/<script|javascript:|<link|<img|@import|url\(|\son\w+=/i);
    expect(html).not.toMatch(/https?:/);
    expect(html).toContain("Content-Security-Policy");
  });

  it.each([
    ["backtest", "SIMULATED DATA"],
    ["replay", "REPLAY"],
    ["paper", "PAPER"],
    ["live", "LIVE"],
  ] as const)("names the mode %s by a word and a colour", (mode, word) => {
    const { html } = buildReport(aReportInput({ mode }));
    expect(html).toMatch(new RegExp(`class="band mode-${mode}"[^>]*><strong>[◆●▲] ${word}</strong>`));
  });

  it("says SYNTHETIC when any price was generated, and not otherwise", () => {
    const provenance = { provider: "synthetic", isSynthetic: true, origin: "generator, seed 7", caveats: [] };
    const synthetic = buildReport(aReportInput({ bars: [aSeries({ provenance })] }));
    expect(synthetic.isSynthetic).toBe(true);
    expect(synthetic.html).toContain("▧ SYNTHETIC");
    expect(synthetic.html).toContain("synthetic (SYNTHETIC)");
    expect(buildReport(aReportInput()).html).not.toContain("SYNTHETIC");
  });

  it("escapes every text that comes from outside", () => {
    const attack = `<img src=x onerror="alert('1')">&`;
    const series = aSeries({
      symbol: attack,
      provenance: { provider: attack, isSynthetic: false, origin: attack, caveats: [attack] },
    });
    const trade = aTrade({ symbol: attack, entryReason: attack, exitReason: attack });
    const { html } = buildReport(
      aReportInput({
        bars: [series],
        appVersion: attack,
        runId: runId(attack),
        study: { name: attack },
        result: aResult(series, {
          trades: [trade],
          strategy: { id: attack, parameters: { [attack]: 1 } },
          warnings: [attack],
          rejected: [{ symbol: attack, tsMs: 0, code: attack, message: attack }],
          openPositions: [{ symbol: attack, quantity: 1, averagePrice: 1, lastPrice: 2 }],
        }),
      }),
    );
    expect(html).not.toContain("<img");
    expect(html).not.toContain(`onerror="`);
    expect(html).toContain("&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;");
  });

  it("shows an infinite and a missing figure with the reason, and keeps both in the data", () => {
    const series = aSeries();
    const statistics = someStatistics({ profitFactor: Infinity, averageLoss: Number.NaN });
    const { html, data } = buildReport(
      aReportInput({ bars: [series], result: aResult(series, { statistics }) }),
    );
    expect(html).toContain(
      `<data value="Infinity" data-figure="profitFactor">∞</data> <small>(no losing trade)</small>`,
    );
    expect(html).toContain(
      `<data value="NaN" data-figure="averageLoss">—</data> <small>(no losing trade)</small>`,
    );
    expect(html.replaceAll(/value="[^"]*"/g, "")).not.toMatch(/NaN|Infinity/);
    expect(data).toMatchObject({ result: { statistics: { profitFactor: "Infinity", averageLoss: "NaN" } } });
  });

  it("survives a trip through JSON unchanged", () => {
    const { data } = buildReport(aReportInput());
    expect(JSON.parse(JSON.stringify(data))).toEqual(data);
  });

  it("lists each trade once in the HTML and in the CSV", () => {
    const input = aReportInput();
    const { html, tradesCsv } = buildReport(input);
    const trades = input.result?.trades.length ?? 0;
    expect(trades).toBeGreaterThan(10);
    expect(html.match(/<tr><td class="number">\d+<\/td><td>SPX<\/td><td>long<\/td>/g)).toHaveLength(trades);
    expect(tradesCsv.trimEnd().split("\n")).toHaveLength(trades + 1);
  });

  it("draws each fill on the price chart", () => {
    const input = aReportInput();
    expect(buildReport(input).html.match(/<polygon/g)).toHaveLength(input.result?.fills.length ?? -1);
  });

  it("draws the first six symbols and names the others", () => {
    const bars = Array.from({ length: 8 }, (_, index) => aSeries({ symbol: `S${index}` }));
    const { html } = buildReport(aReportInput({ bars, regimes: undefined }));
    expect(html.match(/<h2>Price of/g)).toHaveLength(6);
    expect(html).toContain("Not drawn: S6, S7.");
    expect(html).toContain("Momentum on S0, S1, S2, S3, 4 more");
  });

  it("reports a run without a backtest by what it has", () => {
    const { html, data, title } = buildReport(
      aReportInput({
        result: undefined,
        strategyChoice: undefined,
        sizing: undefined,
        patterns: undefined,
        regimes: undefined,
        runId: undefined,
      }),
    );
    expect(title).toBe("SPX, 2019-01-01 to 2021-10-29");
    expect(html).toContain("Price of SPX");
    expect(html).not.toContain("Statistics");
    expect(html).toContain("Not part of this run.");
    expect(data["result"]).toBeUndefined();
  });

  it("says that nothing was traded where nothing was", () => {
    const series = aSeries();
    const empty = new Float64Array();
    const result = aResult(series, {
      trades: [],
      fills: [],
      barsTraded: 0,
      equity: { tsOpenMs: empty, equity: empty, drawdown: empty, exposure: empty },
    });
    const { html } = buildReport(aReportInput({ bars: [series], result }));
    expect(html).toContain("No bar was traded.");
    expect(html).toContain("No trade was closed.");
  });

  it("shows what an optimiser answered", () => {
    const { html, data } = buildReport(
      aReportInput({ study: { trialCount: 12, best: { sharpe: 1 }, trials: [1, 2] } }),
    );
    expect(html).toContain(`<th scope="row">trialCount</th><td>12</td>`);
    expect(html).toContain(`<th scope="row">best, sharpe</th><td>1</td>`);
    expect(data["study"]).toEqual({ trialCount: 12, best: { sharpe: 1 }, trials: [1, 2] });
  });

  it("shows what unseen days said first, and a line for each window", () => {
    const study = {
      efficiency: 0.5,
      days: { from: "a" },
      unseen: { sharpe: 2 },
      windows: [{ seen: 1 }, { seen: 3 }],
    };
    const { html } = buildReport(aReportInput({ study }));
    const places = ["efficiency", "unseen, sharpe", "days, from"].map((name) => html.indexOf(`>${name}<`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((left, right) => left - right));
    expect(html).toContain(`<th scope="col">seen</th></tr></thead>`);
    expect(html).toContain(`<td class="number">3</td>`);
  });

  it("names the further costs that a run was given, and what borrowing came to", () => {
    const input = aReportInput();
    if (input.result === undefined) throw new Error("the input has a result");
    const result = { ...input.result, execution: { halfSpreadBps: 2, borrowRate: 0.01 }, chargesPaid: 12.5 };
    const { html } = buildReport({ ...input, result });
    expect(html).toContain("halfSpreadBps 2, borrowRate 0.01; borrow fees 12.50 USD");
    expect(buildReport(input).html).not.toContain("Further costs");
  });

  it("shows range asked and used, data hash, seed, costs and version", () => {
    const { html } = buildReport(aReportInput());
    for (const text of [
      "2019-01-01 to 2021-10-29 (as asked)",
      "2019-01-01 to 2021-10-29 (the same)",
      "0123456789abcdef".repeat(4),
      "fee 1 bps, slippage 2 bps",
      `<th scope="row">Seed</th><td class="">42</td>`,
      "GPT-Trader Workstation 0.1.0",
    ]) {
      expect(html).toContain(text);
    }
  });
});
