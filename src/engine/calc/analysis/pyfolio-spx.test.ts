import { describe, expect, it } from "vitest";
import { aBacktestInput, testTools } from "#engine/testing/a-backtest-input.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { runBacktest } from "../kernel/run-backtest.ts";
import { meanOf } from "../metrics/mean-and-deviation.ts";
import {
  PYFOLIO_SPX_CURVES,
  PYFOLIO_SPX_FIGURES,
  PYFOLIO_SPX_HARD_TIMES,
  WALKED_SPX,
} from "../metrics/testing/pyfolio-spx.ts";
import { analyseResult } from "./analyse-result.ts";
import { analysisCurves } from "./analysis-curves.ts";

const bars = [loadSpx()];
const result = runBacktest(
  aBacktestInput({
    bars,
    range: { from: "2005-01-01", to: "2019-12-31", isAsked: true },
    strategy: { id: "macd_trend", parameters: {} },
    allowShort: true,
    feeBps: 1,
    slippageBps: 2,
  }),
  testTools,
);
const analysis = analyseResult(result, bars);
const curves = analysisCurves(result, bars, analysis);

function expectSame(ours: number, theirs: number): void {
  expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(1e-9 * Math.abs(theirs));
}

/** Made over the run with these orders: a run with others has other figures. */
const ORDERS = "0420ef571257992a05baa0d812f0391aac386e5319411fde28003aa5b55c7385";

describe("the analysis of a long and short run on the S&P 500", () => {
  it("is of the run that pyfolio was given", () => {
    expect(result.orderListHash).toBe(ORDERS);
  });

  it.each(Object.entries(PYFOLIO_SPX_FIGURES))("has pyfolio's %s to nine digits", (key, theirs) => {
    expectSame(analysis.statistics[key as keyof typeof PYFOLIO_SPX_FIGURES], theirs);
  });

  it("has the excursions and the liquidity of a plain walk over fills and bars", () => {
    const { averageAdverseExcursion, averageFavourableExcursion } = analysis.statistics;
    expectSame(averageAdverseExcursion, WALKED_SPX.averageAdverseExcursion);
    expectSame(averageFavourableExcursion, WALKED_SPX.averageFavourableExcursion);
    const [held] = analysis.tables.positions;
    expectSame(held!.largestFillOfVolume, WALKED_SPX.largestFillOfVolume);
    expectSame(held!.barsToLeave, WALKED_SPX.barsToLeave);
    expectSame(held!.maximumLong, PYFOLIO_SPX_FIGURES.maximumLongExposure);
    expectSame(held!.averageExposure, PYFOLIO_SPX_FIGURES.averageNetExposure);
  });

  it("has empyrical's rolling beta over six and twelve months", () => {
    const { beta, betaOfYear, windowPeriods } = curves.rolling;
    const yearly = betaOfYear.filter(Number.isFinite);
    expect([windowPeriods, beta.length, yearly.length]).toEqual([126, 3_649, 3_523]);
    expectSame(meanOf(beta), PYFOLIO_SPX_CURVES.beta6Mean);
    expectSame(beta.at(-1)!, PYFOLIO_SPX_CURVES.beta6Last);
    expectSame(meanOf(yearly), PYFOLIO_SPX_CURVES.beta12Mean);
    expectSame(yearly[0]!, PYFOLIO_SPX_CURVES.beta12First);
    expectSame(yearly.at(-1)!, PYFOLIO_SPX_CURVES.beta12Last);
  });

  it("has pyfolio's turnover day by day", () => {
    const { turnover } = curves.activity;
    expectSame(
      turnover.reduce((sum, value) => sum + value, 0),
      PYFOLIO_SPX_CURVES.turnoverSum,
    );
    expectSame(Math.max(...turnover), PYFOLIO_SPX_CURVES.turnoverMax);
  });

  it("has pyfolio's interesting times, the worst first", () => {
    const { hardTimes } = analysis.tables;
    expect(hardTimes.map(({ name }) => name).toSorted()).toEqual(
      Object.keys(PYFOLIO_SPX_HARD_TIMES).toSorted(),
    );
    for (const { name, strategy, worstPeriod } of hardTimes) {
      const [theirs, worst] = PYFOLIO_SPX_HARD_TIMES[name]!;
      expectSame(strategy, theirs);
      expectSame(worstPeriod, worst);
    }
    const returns = hardTimes.map(({ strategy }) => strategy);
    expect(returns).toEqual(returns.toSorted((left, right) => left - right));
  });
});
