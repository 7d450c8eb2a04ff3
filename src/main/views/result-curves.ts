import { analysisCurves } from "#engine/calc/analysis/analysis-curves.ts";
import { monthlyReturns, type YearOfReturns } from "#engine/calc/report/monthly-returns.ts";
import { returnDistribution } from "#engine/calc/report/return-distribution.ts";
import type { ResultCurves, YearOfMonths } from "#shared/ipc/channels/run-channels.ts";
import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";

const MONTHS = 12;

/** What the plots of a backtest are drawn from: the same figures as the report's. `bars` hold what was traded. */
export function toResultCurves(result: BacktestResult, bars: readonly BarSeries[]): ResultCurves {
  const [benchmark = ""] = result.symbols;
  const {
    tsMs,
    strategy,
    benchmark: held,
    rolling,
  } = analysisCurves(result, bars, { sample: { benchmark } });
  const years = monthlyReturns(result.equity, result.statistics.startEquity);
  return {
    benchmark,
    tsMs: [...tsMs],
    strategy: [...strategy],
    held: [...held],
    drawdown: drawdownOf(strategy),
    months: years.map(toMonths),
    monthlyReturns: [...returnDistribution(years.flatMap(({ months }) => months.map(({ total }) => total)))],
    tradeReturns: [...returnDistribution(result.trades.map(({ returnFraction }) => returnFraction))],
    rolling: {
      windowPeriods: rolling.windowPeriods,
      tsMs: [...rolling.tsMs],
      sharpe: [...rolling.sharpe],
      volatility: [...rolling.volatility],
      beta: [...rolling.beta],
    },
  };
}

function toMonths({ year, months, total }: YearOfReturns): YearOfMonths {
  const byMonth = new Map(months.map((of) => [of.month, of.total]));
  return { year, months: Array.from({ length: MONTHS }, (_, index) => byMonth.get(index + 1)), total };
}

/** The start, 1, counts as a highest value. */
function drawdownOf(strategy: Float64Array): readonly number[] {
  let peak = 1;
  return Array.from(strategy, (value) => {
    peak = Math.max(peak, value);
    return value / peak - 1;
  });
}
