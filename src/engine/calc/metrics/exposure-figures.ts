import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { ExposureFigures } from "#shared/model/statistics/exposure-figures.ts";
import { columnMaximum, columnMean, columnMinimum } from "./column-figures.ts";
import { holdingColumns, type HoldingColumns } from "./holding-columns.ts";
import { sumOf } from "./sum-of.ts";

/** Each figure as its definition in shared/model/statistics/exposure-figures.ts says. */
export function exposureFigures(
  result: BacktestResult,
  bars: readonly BarSeries[],
  sample: { readonly years: number; readonly periods: number },
): ExposureFigures {
  const { fills, statistics } = result;
  const traded = sumOf(fills.map(({ quantity, price }) => quantity * price));
  return {
    ...heldFigures(holdingColumns(result, bars)),
    fills: fills.length,
    averageFillValue: traded / fills.length,
    unitsPerPeriod: sumOf(fills.map(({ quantity }) => quantity)) / sample.periods,
    turnoverPerYear: statistics.turnover / sample.years,
    turnoverPerPeriod: statistics.turnover / sample.periods,
    feesToGrossProfit: feesToGrossProfit(result),
  };
}

function heldFigures({ long, short, largest, holdings }: HoldingColumns) {
  const gross = long.map((value, index) => value - (short[index] ?? Number.NaN));
  const shares = largest.map((value, index) => value / (gross[index] ?? Number.NaN));
  return {
    averageLongExposure: columnMean(long),
    averageShortExposure: columnMean(short) + 0,
    maximumLongExposure: columnMaximum(long),
    maximumShortExposure: columnMinimum(short) + 0,
    averageGrossExposure: columnMean(gross),
    averageNetExposure: columnMean(long) + columnMean(short),
    maximumGrossExposure: columnMaximum(gross),
    averageConcentration: columnMean(shares.filter((share) => !Number.isNaN(share))),
    maximumConcentration: columnMaximum(largest),
    averageHoldings: columnMean(holdings),
    maximumHoldings: holdings.length === 0 ? 0 : columnMaximum(holdings),
  };
}

/** NaN where the trades made nothing even before fees: a share of a loss says nothing. */
function feesToGrossProfit({ trades }: BacktestResult): number {
  const fees = sumOf(trades.map((trade) => trade.fees));
  const gross = sumOf(trades.map(({ profit }) => profit)) + fees;
  return gross > 0 ? fees / gross : Number.NaN;
}
