import { describe, expect, it } from "vitest";
import { callCommandLine } from "./testing/call-command-line.ts";
import { openAnApp } from "./testing/open-an-app.ts";

const BACKTEST =
  "run --workflow strategy_backtest --strategy sma_cross --symbols SPX --from 2015-01-01 --json".split(" ");
const PAPER =
  "run --mode paper --strategy momentum --symbols AAPL MSFT --input barIntervalMs=0 maximumBars=20 --json".split(
    " ",
  );

interface Printed {
  readonly statistics: { readonly endEquity: number };
  readonly warnings: readonly string[];
}

describe("costs beyond fee and slippage", () => {
  it("are inputs of a backtest and of a paper session like any other", async () => {
    const app = await openAnApp();
    const call = async (words: readonly string[]): Promise<string> => {
      const { code, out, err } = await callCommandLine(app, words);
      expect([code, err]).toEqual([0, expect.any(String)]);
      return out;
    };
    const plain = JSON.parse(await call(BACKTEST)) as Printed;
    const dear = JSON.parse(
      await call([...BACKTEST, "--input", "halfSpreadBps=5", "minimumFee=50"]),
    ) as Printed;
    expect(dear.statistics.endEquity).toBeLessThan(plain.statistics.endEquity);
    expect(plain.warnings).toContain(
      "Costs left out: spread, latency, volume (orders fill whole), interest on cash.",
    );
    expect(dear.warnings).toContain("Costs left out: latency, volume (orders fill whole), interest on cash.");
    await call([...PAPER, "--input", "participationFraction=0.1"]);
    const wrong = await callCommandLine(app, [...BACKTEST, "--input", "borrowRate=-1"]);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining("borrowRate")]);
    await app.dispose();
  });
});
