import { describe, expect, it } from "vitest";
import { createRng } from "#engine/base/rng.ts";
import { aTrade } from "../testing/a-trade.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { epochMs } from "#shared/model/time.ts";
import { aFill } from "../accounting/testing/a-fill.ts";
import { autocorrelationPenalty } from "./autocorrelation-penalty.ts";
import { balanceCurve, deepestFall } from "./balance-curve.ts";
import { calendarReturns } from "./calendar-returns.ts";
import { correlationOf, covarianceOf } from "./covariance.ts";
import { exitReasons, leftOpen } from "./exit-reasons.ts";
import { holdingColumns } from "./holding-columns.ts";
import { periodCurve } from "./period-curve.ts";
import { periodFigures } from "./period-figures.ts";
import { quantile } from "./quantile.ts";
import { standardizedMoments } from "./standardized-moments.ts";
import { returnToDate, trailingReturn } from "./trailing-return.ts";
import type { BacktestResult, EquityCurve } from "#shared/model/backtest-result.ts";
import type { Timeframe } from "#shared/model/time.ts";

const column = (...values: readonly number[]): Float64Array => Float64Array.from(values);
const day = (text: string): number => Date.parse(text);

function aCurve(points: readonly (readonly [string, number])[]): EquityCurve {
  const equity = Float64Array.from(points, ([, value]) => value);
  const none = new Float64Array(points.length);
  return {
    tsOpenMs: Float64Array.from(points, ([time]) => day(time)),
    equity,
    drawdown: none,
    exposure: none,
  };
}

const bars = (timeframe: Timeframe) => [aBarSeries({ closes: [1, 1], timeframe })];
const daily = (...points: readonly (readonly [string, number])[]) =>
  periodCurve(aCurve(points), points[0]?.[1] ?? 1, bars("1d"));

describe("quantile", () => {
  it("interpolates between neighbours", () => {
    expect([0, 0.25, 0.5, 0.9, 1].map((share) => quantile(column(1, 2, 3, 4), share))).toEqual([
      1, 1.75, 2.5, 3.7, 4,
    ]);
  });

  it("has nothing to say of nothing, and keeps infinity", () => {
    expect(quantile(column(), 0.5)).toBeNaN();
    expect(quantile(column(1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY), 0.75)).toBe(
      Number.POSITIVE_INFINITY,
    );
  });
});

describe("standardizedMoments", () => {
  it("needs three values for skew and four for kurtosis", () => {
    expect(standardizedMoments(column(1, 2))).toEqual({ skew: Number.NaN, excessKurtosis: Number.NaN });
    expect(standardizedMoments(column(1, 2, 3)).skew).toBeCloseTo(0, 12);
    // By hand for 1 2 3 10: m = 4, squares 50, cubes 180, fourths 1,394.
    const { skew, excessKurtosis } = standardizedMoments(column(1, 2, 3, 10));
    expect(skew).toBeCloseTo((4 * 180) / (3 * 2 * (50 / 3) ** 1.5), 12);
    expect(excessKurtosis).toBeCloseTo((4 * 5 * 1_394) / (3 * 2 * 1 * (50 / 3) ** 2) - (3 * 9) / 2, 12);
  });
});

describe("covariance and correlation", () => {
  it("follow the textbook", () => {
    expect(covarianceOf(column(1, 2, 3), column(2, 4, 9))).toBe(3.5);
    expect(correlationOf(column(1, 2, 3), column(-2, -4, -6))).toBeCloseTo(-1, 12);
  });

  it("have no answer where nothing varies", () => {
    expect(correlationOf(column(1, 1, 1), column(1, 2, 3))).toBeNaN();
    expect(covarianceOf(column(1), column(1))).toBeNaN();
    expect(autocorrelationPenalty(column(0, 0, 0))).toBeNaN();
  });
});

describe("periodCurve", () => {
  it("starts daily periods at the first close", () => {
    const curve = daily(["2020-01-01", 100], ["2020-01-02", 110], ["2020-01-03", 99]);
    expect([curve.period, curve.periodsPerYear, curve.start]).toEqual(["bar", 252, 100]);
    expect([...curve.drawdown].map((value) => Number(value.toFixed(12)))).toEqual([0, -0.1]);
  });

  it("joins the bars of a day, the first of them from the start equity", () => {
    const points = [
      ["2020-01-02T15:00Z", 101],
      ["2020-01-02T20:00Z", 110],
      ["2020-01-03T15:00Z", 50],
      ["2020-01-03T20:00Z", 121],
    ] as const;
    const curve = periodCurve(aCurve(points), 100, bars("1h"));
    expect([curve.period, curve.periodsPerYear]).toEqual(["day", 252]);
    expect([...curve.returns].map((value) => Number(value.toFixed(12)))).toEqual([0.1, 0.1]);
    expect([...curve.tsMs]).toEqual([day("2020-01-02T20:00Z"), day("2020-01-03T20:00Z")]);
  });

  it("is empty without bars", () => {
    expect(daily().returns).toHaveLength(0);
  });
});

describe("calendar figures", () => {
  const curve = daily(
    ["2019-11-29", 100],
    ["2019-12-02", 110],
    ["2019-12-31", 121],
    ["2020-01-15", 121],
    ["2020-02-28", 60.5],
    ["2020-03-31", 121],
  );

  it("compound months, quarters and years from end to end", () => {
    const rounded = (stretch: "month" | "quarter" | "year") =>
      [...calendarReturns(curve, stretch).returns].map((value) => Number(value.toFixed(12)));
    expect([rounded("month"), rounded("quarter"), rounded("year")]).toEqual([
      [0.21, 0, -0.5, 1],
      [0.21, 0],
      [0.21, 0],
    ]);
    expect(calendarReturns(curve, "year").keys).toEqual([2019, 2020]);
  });

  it("count winners among what moved", () => {
    const figures = periodFigures(curve);
    expect(figures).toMatchObject({
      upPeriods: 3,
      flatPeriods: 1,
      downPeriods: 1,
      winningPeriods: 0.75,
      winningYears: 1,
      consecutiveUpPeriods: 2,
      consecutiveDownPeriods: 1,
      bestPeriod: 1,
      worstPeriod: -0.5,
    });
    expect(figures.winningMonths).toBeCloseTo(2 / 3, 12);
    expect(figures.averageDownMonth).toBeCloseTo(-0.5, 12);
  });

  it("reach back by calendar months, and not beyond the run", () => {
    expect(trailingReturn(curve, 1)).toBeCloseTo(1, 12);
    expect(trailingReturn(curve, 3)).toBeCloseTo(121 / 110 - 1, 12);
    expect(trailingReturn(curve, 12)).toBeNaN();
    expect(returnToDate(curve, "month")).toBeCloseTo(1, 12);
    expect(returnToDate(curve, "year")).toBeCloseTo(0, 12);
    expect(trailingReturn(daily(), 3)).toBeNaN();
  });

  it("take the month's last day where a month is shorter", () => {
    const march = daily(["2020-02-27", 90], ["2020-02-28", 95], ["2020-02-29", 100], ["2020-03-31", 110]);
    expect(trailingReturn(march, 1)).toBeCloseTo(110 / 95 - 1, 12);
  });
});

describe("balance", () => {
  it("adds profits in the order of exits and falls from its highest value", () => {
    const trades = [
      aTrade({ profit: -30, tsExitMs: epochMs(2) }),
      aTrade({ profit: 50, tsExitMs: epochMs(1) }),
    ];
    const balance = balanceCurve(100, trades);
    expect([...balance]).toEqual([150, 120]);
    expect(deepestFall(100, balance)).toEqual({ money: 30, fraction: 120 / 150 - 1 });
    expect(deepestFall(100, column())).toEqual({ money: 0, fraction: 0 });
  });
});

describe("exit reasons", () => {
  it("gather trades by why they ended, the most frequent first", () => {
    const trades = [
      aTrade({ exitReason: "stop", profit: -10, returnFraction: -0.1, barsHeld: 1 }),
      aTrade({ exitReason: "target", profit: 20, returnFraction: 0.2, barsHeld: 2 }),
      aTrade({ exitReason: "target", profit: -5, returnFraction: -0.1, barsHeld: 4 }),
    ];
    expect(exitReasons(trades)).toEqual([
      { reason: "target", trades: 2, winRate: 0.5, profit: 15, averageReturn: 0.05, averageBarsHeld: 3 },
      { reason: "stop", trades: 1, winRate: 0, profit: -10, averageReturn: -0.1, averageBarsHeld: 1 },
    ]);
  });

  it("say since when a position is open: the fill that took its side", () => {
    const fills = [
      aFill({ quantity: 10, tsMs: epochMs(1) }),
      aFill({ side: "sell", quantity: 15, tsMs: epochMs(2) }),
      aFill({ side: "sell", quantity: 5, tsMs: epochMs(3) }),
    ];
    const openPositions = [{ symbol: "TEST", quantity: -10, averagePrice: 100, lastPrice: 90 }];
    const [open] = leftOpen({ openPositions, fills } as unknown as BacktestResult);
    expect(open).toMatchObject({ symbol: "TEST", side: "short", tsSinceMs: 2, profit: 100 });
    expect(open?.returnFraction).toBeCloseTo(0.1, 12);
  });

  it("takes what rounding leaves for closed", () => {
    const fills = [
      aFill({ quantity: 0.1 + 0.2, tsMs: epochMs(1) }),
      aFill({ side: "sell", quantity: 0.3, tsMs: epochMs(2) }),
      aFill({ quantity: 1, tsMs: epochMs(3) }),
    ];
    const openPositions = [{ symbol: "TEST", quantity: 1, averagePrice: 100, lastPrice: 90 }];
    const [open] = leftOpen({ openPositions, fills } as unknown as BacktestResult);
    expect(open?.tsSinceMs).toBe(3);
  });
});

describe("holdingColumns", () => {
  it("replays positions and marks them at each close", () => {
    const [a, b] = [
      aBarSeries({ symbol: "A", closes: [10, 20, 30] }),
      aBarSeries({ symbol: "B", closes: [100, 100, 50] }),
    ];
    const at = (index: number) => epochMs(a.tsOpenMs[index]!);
    const fills = [
      aFill({ symbol: "A", quantity: 5, tsMs: at(1) }),
      aFill({ symbol: "B", side: "sell", quantity: 1, tsMs: at(1) }),
      aFill({ symbol: "A", side: "sell", quantity: 5, tsMs: at(2) }),
    ];
    const equity = { tsOpenMs: a.tsOpenMs, equity: column(1_000, 1_000, 1_000) };
    const columns = holdingColumns({ fills, equity } as unknown as BacktestResult, [a, b]);
    expect(Object.values(columns).map((values: Float64Array) => [...values])).toEqual([
      [0, 0.1, 0],
      [0, -0.1, -0.05],
      [0, 0.1, 0.05],
      [0, 2, 1],
    ]);
  });

  it("takes what rounding leaves of a position for nothing", () => {
    const series = aBarSeries({ symbol: "TEST", closes: [10, 10] });
    const rng = createRng(1);
    const part = rng.next();
    const fills = [
      aFill({ quantity: 0.1 + part, tsMs: epochMs(series.tsOpenMs[0]!) }),
      aFill({ side: "sell", quantity: 0.1, tsMs: epochMs(series.tsOpenMs[1]!) }),
      aFill({ side: "sell", quantity: part, tsMs: epochMs(series.tsOpenMs[1]!) }),
    ];
    const equity = { tsOpenMs: series.tsOpenMs, equity: column(1_000, 1_000) };
    const { holdings } = holdingColumns({ fills, equity } as unknown as BacktestResult, [series]);
    expect([...holdings]).toEqual([1, 0]);
  });
});

describe("periodCurve", () => {
  it.each([
    ["forex", "1d", 260],
    ["forex", "1h", 260],
    ["crypto", "1h", 365],
    ["us_equity", "1d", 252],
  ] as const)(
    "counts the periods a year of %s on %s bars as the headline does",
    (market, timeframe, periods) => {
      const series = aBarSeries({ closes: [1, 1], timeframe, provenance: { market } });
      const curve = aCurve([["2020-01-01", 1]]);
      expect(periodCurve(curve, 1, [series]).periodsPerYear).toBe(periods);
    },
  );
});
