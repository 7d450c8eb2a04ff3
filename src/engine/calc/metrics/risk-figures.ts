import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { RiskFigures } from "#shared/model/statistics/risk-figures.ts";
import { averageOf } from "./average-of.ts";
import { balanceCurve, deepestFall } from "./balance-curve.ts";
import { columnMaximum, columnMinimum, shareOfGains } from "./column-figures.ts";
import { drawdownPeriods } from "./drawdown-periods.ts";
import type { PeriodCurve } from "./period-curve.ts";
import { standardizedMoments } from "./standardized-moments.ts";
import { conditionalValueAtRisk, ulcerIndex, valueAtRisk } from "./tail-risk.ts";

/** Each figure as its definition in shared/model/statistics/risk-figures.ts says. */
export function riskFigures(result: BacktestResult, { returns, drawdown }: PeriodCurve): RiskFigures {
  const winning = shareOfGains(returns);
  return {
    ...standardizedMoments(returns),
    valueAtRisk: valueAtRisk(returns),
    conditionalValueAtRisk: conditionalValueAtRisk(returns),
    ulcerIndex: ulcerIndex(drawdown),
    riskOfRuin: ((1 - winning) / (1 + winning)) ** returns.length,
    ...stretchFigures(result),
    ...moneyFigures(result),
  };
}

function stretchFigures({ equity }: BacktestResult) {
  const stretches = drawdownPeriods(equity, Number.POSITIVE_INFINITY);
  return {
    averageDrawdown: averageOf(stretches.map(({ depth }) => depth)),
    averageDrawdownDays: averageOf(stretches.map(({ days }) => days)),
    drawdownCount: stretches.length,
  };
}

function moneyFigures({ equity, trades, initialCash, statistics }: BacktestResult) {
  const balance = balanceCurve(initialCash, trades);
  const [ofEquity, ofBalance] = [deepestFall(initialCash, equity.equity), deepestFall(initialCash, balance)];
  const lowest = columnMinimum(equity.equity);
  const minimumBalance = Math.min(initialCash, ...extremes(balance));
  return {
    maximumDrawdownMoney: ofEquity.money,
    equityBelowStart: Math.max(0, initialCash - lowest),
    balanceDrawdown: ofBalance.fraction,
    balanceDrawdownMoney: ofBalance.money,
    balanceBelowStart: initialCash - minimumBalance,
    profitToDrawdown: (statistics.endEquity - initialCash) / ofEquity.money,
    minimumEquity: lowest,
    maximumEquity: columnMaximum(equity.equity),
    minimumBalance,
    maximumBalance: Math.max(initialCash, ...extremes(balance)),
  };
}

function extremes(values: Float64Array): readonly number[] {
  return values.length === 0 ? [] : [columnMinimum(values), columnMaximum(values)];
}
