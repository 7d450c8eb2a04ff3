import { describe, expect, it } from "vitest";
import { summaryText } from "./summary-text.ts";

const nameOf = (id: string): string => (id === "sma_cross" ? "Moving average cross" : id);

describe("summaryText", () => {
  it.each([
    {
      summary: {
        bars: [{ symbol: "SPX", tsOpenMs: "5031 values" }],
        range: { from: "2010-01-01", to: "2019-12-31" },
        dataHash: "cc74",
      },
      text: "SPX · 2010-01-01 to 2019-12-31 of 5,031 bars",
    },
    {
      summary: { patterns: [{ patterns: "56 items", pivots: "577 items" }] },
      text: "56 patterns · 577 pivots",
    },
    { summary: { current: [{ regime: "bull_quiet", confidence: 0.84 }] }, text: "bull quiet · 84% clear" },
    {
      summary: { strategyChoice: { id: "sma_cross", confidence: 0.6 } },
      text: "Moving average cross · confidence 60%",
    },
    {
      summary: { result: { statistics: { totalReturn: 0.2893, sharpe: 0.641 }, trades: "22 items" } },
      text: "+28.93% · 22 trades · Sharpe 0.64",
    },
    { summary: { result: { statistics: {}, trades: [] } }, text: "— · 0 trades · Sharpe —" },
    {
      summary: { openOrders: 3, isHalted: false, dataHash: "x", rate: Number.NaN },
      text: "open orders 3 · is halted no",
    },
    {
      summary: { study: { trials: "48 items", best: { sharpe: 0.94 }, bestOutOfSample: { sharpe: -0.08 } } },
      text: "48 trials · Sharpe 0.94 searched · −0.08 on the rest",
    },
    {
      summary: {
        walkForward: {
          unseen: { totalReturn: 0.5514, sharpe: 0.372 },
          unseenOfDefaults: { sharpe: 0.323 },
          windows: "5 items",
        },
      },
      text: "+55.14% on unseen days · Sharpe 0.37 · 0.32 with defaults · 5 windows",
    },
    {
      summary: {
        refreshed: [
          { symbol: "SPX", newBars: 2 },
          { symbol: "FB", newBars: 1_200 },
        ],
      },
      text: "2 series · 1,202 new bars",
    },
    { summary: { refreshed: "40 items" }, text: "40 series" },
    {
      summary: {
        lookAhead: {
          verdict: "momentum decided the same without the bars that came later.",
          ordersDecided: 1_204,
          decisionsChecked: 1_204,
          quietBarsChecked: 1,
        },
      },
      text: "momentum decided the same without the bars that came later · 1,204 decisions checked · 1 other bar checked",
    },
    { summary: { items: [], results: "2 items", failures: [] }, text: "2 results · 0 failures" },
    { summary: {}, text: "" },
  ])("reads $text", ({ summary, text }) => {
    expect(summaryText(summary, nameOf)).toBe(text);
  });
});
