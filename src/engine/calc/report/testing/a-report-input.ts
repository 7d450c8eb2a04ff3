import type { BacktestResult, EquityCurve, Statistics } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { Fill } from "#shared/model/order.ts";
import { contentHash, orderId, runId } from "#shared/model/ids.ts";
import type { Trade } from "#shared/model/position.ts";
import type { RegimeSeries } from "#shared/model/regime.ts";
import type { SizingPolicy } from "#shared/model/sizing-policy.ts";
import type { StrategyChoice } from "#shared/model/strategy-choice.ts";
import { DAY_MS, epochMs } from "#shared/model/time.ts";
import { createRng } from "#engine/base/rng.ts";
import { aCurve } from "#engine/calc/testing/a-curve.ts";
import { aTrade } from "#engine/calc/testing/a-trade.ts";
import type { ReportInput } from "../report-input.ts";

/** 2018-01-01, a Monday. */
const TS_FIRST_MS = Date.UTC(2018, 0, 1);
const HASH = "0123456789abcdef".repeat(4);

export function aSeries(overrides: Partial<BarSeries> = {}, bars = 1_000, seed = 7): BarSeries {
  const rng = createRng(seed);
  const tsOpenMs = Float64Array.from(
    { length: bars },
    (_, index) => TS_FIRST_MS + (index + 2 * Math.floor(index / 5)) * DAY_MS,
  );
  const close = new Float64Array(bars);
  let price = 2_000;
  for (let index = 0; index < bars; index += 1) {
    price *= Math.exp(0.0004 + 0.011 * rng.nextGaussian());
    close[index] = price;
  }
  return {
    symbol: "SPX",
    timeframe: "1d",
    tsOpenMs,
    open: close,
    high: close.map((value) => value * 1.006),
    low: close.map((value) => value * 0.994),
    close,
    volume: close.map(() => 1e6),
    quality: new Uint8Array(bars),
    provenance: { provider: "bundled", isSynthetic: false, origin: "hand-made for a test", caveats: [] },
    dataHash: contentHash(HASH),
    ...overrides,
  };
}

/** A round trip every 40 bars, 20 of them in the market, fully invested, over the bars from `start` on. */
function roundTrips(series: BarSeries, start: number): readonly Trade[] {
  const trades: Trade[] = [];
  for (let entry = start + 1; entry + 20 < series.close.length; entry += 40) {
    const entryPrice = series.close[entry] ?? 0;
    const exitPrice = series.close[entry + 20] ?? 0;
    const profit = 30 * (exitPrice - entryPrice);
    trades.push(
      aTrade({
        symbol: series.symbol,
        quantity: 30,
        tsEntryMs: epochMs(series.tsOpenMs[entry] ?? 0),
        entryPrice,
        tsExitMs: epochMs(series.tsOpenMs[entry + 20] ?? 0),
        exitPrice,
        fees: 0,
        profit,
        returnFraction: exitPrice / entryPrice - 1,
        barsHeld: 20,
      }),
    );
  }
  return trades;
}

function toFills(trade: Trade, index: number): readonly Fill[] {
  const { symbol, quantity } = trade;
  return [
    {
      orderId: orderId(`entry-${index}`),
      symbol,
      side: "buy",
      quantity,
      price: trade.entryPrice,
      fee: 0,
      tsMs: trade.tsEntryMs,
      reason: trade.entryReason,
    },
    {
      orderId: orderId(`exit-${index}`),
      symbol,
      side: "sell",
      quantity,
      price: trade.exitPrice,
      fee: 0,
      tsMs: trade.tsExitMs,
      reason: trade.exitReason,
    },
  ];
}

function curveOf(series: BarSeries, start: number, trades: readonly Trade[]): EquityCurve {
  const tsOpenMs = series.tsOpenMs.slice(start);
  const equity = tsOpenMs.map((tsMs, index) => {
    const price = series.close[start + index] ?? 0;
    return trades.reduce((value, trade) => {
      if (tsMs >= trade.tsExitMs) return value + trade.profit;
      return tsMs > trade.tsEntryMs ? value + trade.quantity * (price - trade.entryPrice) : value;
    }, 100_000);
  });
  return aCurve(tsOpenMs, equity);
}

export function someStatistics(overrides: Partial<Statistics> = {}): Statistics {
  return {
    startEquity: 100_000,
    endEquity: 123_456.78,
    totalReturn: 0.2345678,
    annualReturn: 0.0789,
    annualVolatility: 0.1234,
    sharpe: 0.71,
    sortino: 1.02,
    calmar: 0.55,
    maximumDrawdown: -0.1435,
    longestDrawdownDays: 214,
    timeInMarket: 0.5,
    trades: 18,
    winRate: 0.6111,
    profitFactor: 1.93,
    averageTrade: 1_303.1,
    averageWin: 4_400.2,
    averageLoss: -3_600.7,
    bestTrade: 9_876.5,
    worstTrade: -6_543.2,
    feesPaid: 0,
    turnover: 34.5,
    benchmarkReturn: 0.3571,
    ...overrides,
  };
}

export function aResult(series: BarSeries, overrides: Partial<BacktestResult> = {}): BacktestResult {
  const start = 261;
  const trades = roundTrips(series, start);
  const equity = curveOf(series, start, trades);
  const endEquity = equity.equity.at(-1) ?? 0;
  return {
    range: { from: "2019-01-01", to: "2021-10-29", isAsked: true },
    symbols: [series.symbol],
    strategy: { id: "momentum", parameters: { lookback: 20, threshold: 0.02 } },
    initialCash: 100_000,
    feeBps: 1,
    slippageBps: 2,
    seed: 42,
    fills: trades.flatMap(toFills),
    trades,
    rejected: [],
    openPositions: [],
    equity,
    statistics: someStatistics({
      trades: trades.length,
      endEquity,
      totalReturn: endEquity / 100_000 - 1,
      maximumDrawdown: equity.drawdown.reduce((least, value) => Math.min(least, value), 0),
      benchmarkReturn: (series.close.at(-1) ?? 0) / (series.close[start] ?? 1) - 1,
    }),
    warnings: [],
    barsTraded: series.close.length - start,
    dataHash: contentHash(HASH),
    orderListHash: contentHash("fedcba9876543210".repeat(4)),
    contributions: [
      { name: "regime", ordersChanged: 12, meanFactor: 0.912 },
      { name: "pattern", ordersChanged: 0, meanFactor: 1 },
      { name: "confidence", ordersChanged: 18, meanFactor: 0.6 },
    ],
    ...overrides,
  };
}

function someRegimes(series: BarSeries): RegimeSeries {
  return {
    symbol: series.symbol,
    tsOpenMs: series.tsOpenMs,
    regime: Uint8Array.from(series.tsOpenMs, (_, index) => Math.floor(index / 67) % 8),
    confidence: series.tsOpenMs.map(() => 0.8),
  };
}

export function aChoice(overrides: Partial<StrategyChoice> = {}): StrategyChoice {
  const ranking = ["momentum", "sma_cross", "breakout"].map((id, index) => ({
    id,
    parameters: { lookback: 20 },
    score: 0.9 - 0.4 * index,
    folds: [{ from: "2018-06-01", to: "2018-12-31", sharpe: 0.9, returnFraction: 0.05, trades: 4 }],
    trades: 12,
    winRate: 0.58,
    meanReturn: 0.0004,
    varianceReturn: 0.0001,
  }));
  return {
    id: "momentum",
    parameters: { lookback: 20, threshold: 0.02 },
    method: "walk_forward_ranking",
    note: "Ranked by walk-forward on bars before the range; no model was trained.",
    ranking,
    evidence: ranking[0],
    confidence: 0.75,
    history: { from: "2018-01-01", to: "2018-12-31", bars: 261 },
    ...overrides,
  };
}

export function aPolicy(overrides: Partial<SizingPolicy> = {}): SizingPolicy {
  return {
    method: "intelligent",
    quantity: 0,
    fraction: 0.1,
    riskFraction: 0.01,
    stopAtrMultiple: 2,
    targetVolatility: 0.15,
    kellyShare: 0.25,
    kellyFraction: 0.8,
    confidence: 0.75,
    minimumConfidence: 0.5,
    regimeFactors: {
      bull_quiet: 1.2,
      bull_volatile: 0.9,
      bear_quiet: 0.6,
      bear_volatile: 0.4,
      sideways_quiet: 1,
      sideways_volatile: 0.7,
      crisis: 0.2,
      unknown: 0.5,
    },
    patternFactors: { against: 0.5, with: 1.2 },
    maximumPositionFraction: 1,
    maximumGrossFraction: 1,
    lotSize: 1,
    minimumNotional: 1,
    grounds: ["Kelly fraction from 12 trades before the range."],
    ...overrides,
  };
}

/** A complete run on hand-made bars. */
export function aReportInput(overrides: Partial<ReportInput> = {}): ReportInput {
  const series = overrides.bars?.[0] ?? aSeries();
  return {
    mode: "backtest",
    bars: [series],
    range: { from: "2019-01-01", to: "2021-10-29", isAsked: true },
    patterns: [
      {
        symbol: series.symbol,
        tsOpenMs: series.tsOpenMs,
        pivots: [],
        patterns: [
          {
            kind: "double_top",
            direction: "bearish",
            pivots: [],
            neckline: 2_100,
            target: 2_000,
            confirmedIndex: 400,
            outcome: "hit",
          },
        ],
        bias: new Int8Array(series.tsOpenMs.length),
        hitRates: [{ kind: "double_top", hits: 1, finished: 1 }],
      },
    ],
    regimes: [someRegimes(series)],
    strategyChoice: aChoice(),
    sizing: aPolicy(),
    result: aResult(series),
    runId: runId("run-1"),
    appVersion: "0.1.0",
    tsCreatedMs: epochMs(Date.UTC(2026, 0, 2, 3, 4, 5)),
    ...overrides,
  };
}
