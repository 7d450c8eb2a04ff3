import { describe, expect, it } from "vitest";
import type { BacktestResult } from "#shared/model/backtest-result.ts";
import { DAY_MS, epochMs, formatIsoDate } from "#shared/model/time.ts";
import { analyseResult } from "#engine/calc/analysis/analyse-result.ts";
import { aBacktestInput, testTools } from "#engine/testing/a-backtest-input.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { createEquityRecorder } from "../kernel/equity-recorder.ts";
import { firstAtOrAfter } from "../kernel/index-of-time.ts";
import { runBacktest } from "../kernel/run-backtest.ts";
import { computeStatistics } from "./compute-statistics.ts";
import { QUANTSTATS_SPX, QUANTSTATS_SPX_DRAWDOWNS } from "./testing/quantstats-spx.ts";

/** Holding the index from the close of 2009-12-31 to that of 2019-12-31, as the account of a run. */
function holdSpx(): BacktestResult {
  const series = loadSpx();
  const { tsOpenMs, close } = series;
  const start = firstAtOrAfter(tsOpenMs, Date.UTC(2009, 11, 31));
  const end = firstAtOrAfter(tsOpenMs, Date.UTC(2020, 0, 1));
  const recorder = createEquityRecorder(end - start, close[start]!);
  for (let index = start; index < end; index += 1)
    recorder.record(tsOpenMs[index]!, close[index]!, close[index]!);
  const startEquity = close[start]!;
  const range = { from: "2009-12-31", to: "2019-12-31", isAsked: true };
  const equity = recorder.curve();
  const measured = {
    startEquity,
    curve: equity,
    fills: [],
    trades: [],
    periodsPerYear: 252,
    benchmarkReturn: 0,
  };
  return {
    ...runBacktest(aBacktestInput({ bars: [series], range }), testTools),
    initialCash: startEquity,
    fills: [],
    trades: [],
    equity,
    statistics: computeStatistics(measured),
  };
}

const held = holdSpx();
const { statistics, drawdowns, intervals } = analyseResult(held, [loadSpx()]);
const ours = { ...statistics, ...held.statistics };
const theirs = QUANTSTATS_SPX;

function expectRelative(value: number, expected: number): void {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected));
}

describe("the statistics of the S&P 500, 2010 to 2019", () => {
  it.each([
    ["annualReturn", theirs.cagr],
    ["annualVolatility", theirs.volatility],
    ["sharpe", theirs.sharpe],
    ["smartSharpe", theirs.smart_sharpe],
    ["sortino", theirs.sortino],
    ["smartSortino", theirs.smart_sortino],
    ["adjustedSortino", theirs.adjusted_sortino],
    ["probabilisticSharpe", theirs.probabilistic_sharpe_ratio],
    ["omega", theirs.omega],
    ["calmar", theirs.calmar],
    ["maximumDrawdown", theirs.max_drawdown],
    ["ulcerIndex", theirs.ulcer_index],
    ["ulcerPerformanceIndex", theirs.ulcer_performance_index],
    ["serenityIndex", theirs.serenity_index],
    ["skew", theirs.skew],
    ["excessKurtosis", theirs.kurtosis],
    ["valueAtRisk", theirs.value_at_risk],
    ["conditionalValueAtRisk", theirs.cvar],
    ["expectedPeriod", theirs.expected_return],
    ["expectedPeriod", theirs.geometric_mean],
    ["averagePeriod", theirs.avg_return],
    ["averageUpPeriod", theirs.avg_win],
    ["averageDownPeriod", theirs.avg_loss],
    ["bestPeriod", theirs.best],
    ["worstPeriod", theirs.worst],
    ["winningPeriods", theirs.win_rate],
    ["periodPayoff", theirs.win_loss_ratio],
    ["periodPayoff", theirs.payoff_ratio],
    ["profitRatio", theirs.profit_ratio],
    ["periodProfitFactor", theirs.profit_factor],
    ["cpcIndex", theirs.cpc_index],
    ["gainToPain", theirs.gain_to_pain_ratio],
    ["tailRatio", theirs.tail_ratio],
    ["commonSenseRatio", theirs.common_sense_ratio],
    ["outlierWinRatio", theirs.outlier_win_ratio],
    ["outlierLossRatio", theirs.outlier_loss_ratio],
    ["recoveryFactor", theirs.recovery_factor],
    ["riskReturnRatio", theirs.risk_return_ratio],
    ["kellyCriterion", theirs.kelly_criterion],
    ["consecutiveUpPeriods", theirs.consecutive_wins],
    ["consecutiveDownPeriods", theirs.consecutive_losses],
    ["totalReturn", theirs.comp],
    ["timeInMarket", theirs.exposure],
    ["riskAdjustedReturn", theirs.rar],
  ] as const)("give the %s of QuantStats", (name, expected) => {
    expectRelative(ours[name], expected);
  });

  it("give a risk of ruin that is too small for a number, as QuantStats", () => {
    expect([ours.riskOfRuin, theirs.risk_of_ruin]).toEqual([0, 0]);
  });

  it("count the longest drawdown from the peak to its recovery, three days more than QuantStats here", () => {
    // Peak on Thursday 2015-05-21, recovered on Monday 2016-07-11.
    expect(ours.longestDrawdownDays).toBe(417);
    expect(ours.longestDrawdownDays - theirs.longest_drawdown_days).toBe(3);
  });

  it("give the worst drawdowns of QuantStats, each from the close before to the close after", () => {
    const { tsOpenMs } = loadSpx();
    const dayAt = (tsMs: number, offset: number): string =>
      formatIsoDate(epochMs(tsOpenMs[firstAtOrAfter(tsOpenMs, tsMs) + offset]!));
    expect(
      drawdowns.slice(0, 5).map(({ tsPeakMs, tsTroughMs, tsRecoveredMs = Number.NaN, depth }) => ({
        start: dayAt(tsPeakMs, 1),
        valley: dayAt(tsTroughMs, 0),
        end: dayAt(tsRecoveredMs, -1),
        days: (Date.parse(dayAt(tsRecoveredMs, -1)) - Date.parse(dayAt(tsPeakMs, 1))) / DAY_MS + 1,
        depthPercent: Number((depth * 100).toFixed(9)),
      })),
    ).toEqual(
      QUANTSTATS_SPX_DRAWDOWNS.map((drawdown) => ({
        ...drawdown,
        depthPercent: Number(drawdown.depthPercent.toFixed(9)),
      })),
    );
  });

  it("stand between the bounds of their intervals", () => {
    expect(intervals.map(({ figure }) => figure)).toEqual(["sharpe", "annualReturn", "maximumDrawdown"]);
    for (const { value, lower, upper } of intervals) {
      expect(lower).toBeLessThan(value);
      expect(upper).toBeGreaterThan(value);
    }
  });
});
