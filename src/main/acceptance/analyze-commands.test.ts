import { describe, expect, it } from "vitest";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { callCommandLine } from "./testing/call-command-line.ts";
import { openAnApp } from "./testing/open-an-app.ts";

describe("gpt-trader analyze", () => {
  it("shows indicators of the range asked for, computed over all bars before it", async () => {
    const app = await openAnApp();
    const words = "analyze indicators spx --indicators sma:200 --from 2020-04-16 --to 2020-04-16 --json";
    const { out, code } = await callCommandLine(app, words.split(" "));
    const { close } = loadSpx();
    const last = close.length - 1;
    const average = close.subarray(last - 200, last).reduce((sum, value) => sum + value, 0) / 200;
    const document = JSON.parse(out);
    expect([code, document.symbol, document.close]).toEqual([0, "SPX", [close[last - 1]]]);
    expect(document.lines).toMatchObject([{ indicator: "sma(200)", line: "value", pane: "price" }]);
    expect(document.lines[0].values[0]).toBeCloseTo(average, 6);
  });

  it("lists what it can compute, and compares with a benchmark", async () => {
    const app = await openAnApp();
    const catalogue = await callCommandLine(app, ["analyze", "catalogue"]);
    expect(catalogue.out.split("\n").length).toBeGreaterThan(45);
    const words = "analyze indicators SPX --indicators beta --benchmark SPX --json";
    const { out } = await callCommandLine(app, words.split(" "));
    expect(JSON.parse(out).lines[0].values.at(-1)).toBeCloseTo(1, 12);
  });

  it("lists the patterns confirmed in the range, and the hit rates of all bars", async () => {
    const app = await openAnApp();
    const words = "analyze patterns SPX --from 2018-01-01".split(" ");
    const { out } = await callCommandLine(app, words);
    expect(out).toMatch(/^double top +26 +13 +50.00 % +32.06 % +67.94 %$/m);
    const document = JSON.parse((await callCommandLine(app, [...words, "--json"])).out);
    const times = document.patterns.map(({ tsConfirmedMs }: { tsConfirmedMs: number }) => tsConfirmedMs);
    expect(times.length).toBeGreaterThan(5);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(Date.UTC(2018, 0, 1));
  });

  it.each([
    ["analyze indicators SPX --indicators smaa", "ANALYZE.UNKNOWN-INDICATOR"],
    ["analyze indicators SPX --indicators sma:0", "ANALYZE.BAD-INDICATOR"],
    ["analyze levels SPX --timeframe 7m", "COMMAND.UNKNOWN-TIMEFRAME"],
  ])("refuses %s with exit code 2", async (words, errorCode) => {
    const { code, err } = await callCommandLine(await openAnApp(), words.split(" "));
    expect(code).toBe(2);
    expect(err.toUpperCase()).toContain(errorCode);
  });
});
