import { describe, expect, it } from "vitest";
import { STATISTIC_DEFINITIONS } from "#shared/model/statistic-definitions.ts";
import { callCommandLine } from "./testing/call-command-line.ts";
import { openAnApp } from "./testing/open-an-app.ts";

const SESSION =
  "run --mode paper --strategy momentum --symbols SPX --input barIntervalMs=0 maximumBars=60 --json";
const RUN = "run --symbols SPX --from 2018-01-01 --json";

interface StatedReport {
  readonly mode: string;
  readonly result: {
    readonly statistics: Readonly<Record<string, unknown>>;
    readonly fills: readonly unknown[];
  };
  readonly session: { readonly isReplay: boolean; readonly audit: { readonly chain: unknown } };
}

describe("a report of a paper session", () => {
  it("states the account that the session shows, in HTML, JSON and CSV alike", async () => {
    const app = await openAnApp();
    expect((await callCommandLine(app, SESSION.split(" "))).code).toBe(0);
    const shown = await app.handlers["session:get"]({ of: "last" });
    const get = async (format: "html" | "json" | "figures" | "csv") =>
      app.handlers["report:get"]({ source: { kind: "session", of: "last" }, format });
    const [html, json, figures] = [await get("html"), await get("json"), await get("figures")];
    const report = JSON.parse(json.content) as StatedReport;
    const { statistics, fills } = report.result;

    // The report counts in floating point, the session exactly; they agree to the cent (ADR 0002).
    expect(Number(statistics["endEquity"])).toBeCloseTo(shown.account.equity, 2);
    expect(Number(statistics["feesPaid"])).toBeCloseTo(shown.account.feesPaid, 2);
    expect(fills).toHaveLength(shown.fillCount);
    expect(report).toMatchObject({
      mode: "paper",
      session: { isReplay: true, audit: { stateHash: shown.stateHash, chain: { log: "paper" } } },
    });
    for (const { key } of STATISTIC_DEFINITIONS) {
      expect(html.content).toContain(`<data value="${String(statistics[key])}" data-figure="${key}">`);
      expect(figures.content).toContain(`,${key},`);
    }
    expect([html.fileName, figures.fileName]).toEqual([
      `session-${shown.sessionId}.html`,
      `session-${shown.sessionId}-figures.csv`,
    ]);
    expect(html.content).toContain("● PAPER");
    expect((await get("csv")).content.trim().split("\n")).toHaveLength(Number(statistics["trades"]) + 1);
  });
});

describe("gpt-trader export", () => {
  it("writes a run, and a run beside another", async () => {
    const app = await openAnApp();
    expect((await callCommandLine(app, RUN.split(" "))).code).toBe(0);
    const [run] = await app.handlers["run:list"](undefined);
    const ids = { left: run!.runId, right: run!.runId };
    const { content } = await app.handlers["report:get"]({
      source: { kind: "comparison", ...ids },
      format: "html",
    });
    expect(content).toContain("Two runs of simple_backtest");
    expect(content).toContain("the same in everything that is compared");
    const figures = await app.handlers["report:get"]({
      source: { kind: "run", runId: ids.left },
      format: "figures",
    });
    expect(figures.content.split("\n").length).toBeGreaterThan(100);
    expect((await callCommandLine(app, ["export", "nobody"])).code).toBe(2);
    expect((await callCommandLine(app, ["export", "last", "--format", "docx"])).code).toBe(2);
  });
});
