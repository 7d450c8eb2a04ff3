import { describe, expect, it } from "vitest";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { createEquityRecorder } from "../kernel/equity-recorder.ts";
import { firstAtOrAfter } from "../kernel/index-of-time.ts";
import { computeStatistics } from "./compute-statistics.ts";
import { QUANTSTATS_SPX } from "./testing/quantstats-spx.ts";

/** Holding the index from the close of 2009-12-31 to that of 2019-12-31. */
function holdSpx() {
  const { tsOpenMs, close } = loadSpx();
  const start = firstAtOrAfter(tsOpenMs, Date.UTC(2009, 11, 31));
  const end = firstAtOrAfter(tsOpenMs, Date.UTC(2020, 0, 1));
  const recorder = createEquityRecorder(end - start, close[start]!);
  for (let index = start; index < end; index += 1)
    recorder.record(tsOpenMs[index]!, close[index]!, close[index]!);
  const startEquity = close[start]!;
  return computeStatistics({
    startEquity,
    curve: recorder.curve(),
    fills: [],
    trades: [],
    periodsPerYear: 252,
    benchmarkReturn: 0,
  });
}

describe("computeStatistics on the S&P 500, 2010 to 2019", () => {
  const statistics = holdSpx();

  it.each([
    ["annualReturn", QUANTSTATS_SPX.cagr],
    ["annualVolatility", QUANTSTATS_SPX.volatility],
    ["sharpe", QUANTSTATS_SPX.sharpe],
    ["sortino", QUANTSTATS_SPX.sortino],
    ["calmar", QUANTSTATS_SPX.calmar],
    ["maximumDrawdown", QUANTSTATS_SPX.maxDrawdown],
    ["totalReturn", QUANTSTATS_SPX.comp],
  ] as const)("gives the %s of QuantStats", (name, expected) => {
    expect(Math.abs(statistics[name] - expected)).toBeLessThan(1e-9);
  });

  it("counts the longest drawdown from the peak to its recovery, three days more than QuantStats here", () => {
    // Peak on Thursday 2015-05-21, recovered on Monday 2016-07-11.
    expect(statistics.longestDrawdownDays).toBe(417);
    expect(statistics.longestDrawdownDays - QUANTSTATS_SPX.longestDrawdownDays).toBe(3);
  });
});
