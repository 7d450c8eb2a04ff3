import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { Fill } from "#shared/model/order.ts";
import { barsPerYear } from "../calendar/bars-per-year.ts";
import { computeStatistics } from "../metrics/compute-statistics.ts";
import { measureCurve } from "../metrics/measure-curve.ts";
import { findStrategy, resolveParameters } from "../strategies/strategy-catalogue.ts";
import { checkMarket, startRuns } from "../strategies/start-runs.ts";
import type { Strategy } from "../strategies/strategy.ts";
import type { BacktestTools } from "./backtest-tools.ts";
import { backtestWarnings } from "./backtest-warnings.ts";
import { checkBacktestInput } from "./check-backtest-input.ts";
import { createIndicatorColumns } from "../strategies/indicator-columns.ts";
import { createEquityRecorder, type EquityRecorder } from "./equity-recorder.ts";
import { createFinerPath, type FinerPath } from "./finer-path.ts";
import type { BacktestInput } from "./kernel-types.ts";
import { createLane, warmUp, type Lane } from "./lane.ts";
import { orderListHash } from "./order-list-hash.ts";
import { tradeBars } from "./trade-bars.ts";
import { findTradedBars } from "./traded-bars.ts";
import { createTrader, type Trader } from "./trader.ts";

/**
 * Trades a strategy over the bars of the range and nothing else: the bars before it only warm up, those after it are
 * not read. What is decided at a close fills at the next bar of that symbol at the earliest, so nothing decided before
 * the range fills inside it. Positions that are open at the end stay open, marked at the last close.
 *
 * Throws user errors (`strategy.…`, `backtest.…`) and `run.cancelled`.
 */
export function runBacktest(input: BacktestInput, tools: BacktestTools): BacktestResult {
  checkBacktestInput(input);
  const strategy = findStrategy(input.strategy.id);
  const parameters = resolveParameters(strategy, input.strategy.parameters);
  const symbols = input.bars.map(({ symbol }) => symbol);
  checkMarket(strategy, { symbols, allowShort: input.allowShort });
  const trader = createTrader(input, tools.onOrder);
  const runs = startRuns(strategy, parameters, symbols);
  const lanes = input.bars.map((series, index) => {
    const traded = findTradedBars(series, input.range);
    const run = {
      strategy: runs[index] ?? strategy.start(parameters),
      scan: strategy.scan?.(
        createIndicatorColumns(series, traded.end, { isShared: false }),
        parameters,
        input.allowShort,
      ),
    };
    return createLane(
      series,
      traded,
      run,
      trader.venue.market(series.symbol),
      findFiner(input, series.symbol),
    );
  });
  const barsTraded = lanes.reduce((sum, lane) => sum + lane.end - lane.start, 0);
  const recorder = createEquityRecorder(barsTraded, input.initialCash, timesOfOne(lanes));
  for (const lane of lanes) warmUp(lane);
  const fills = tradeBars(lanes, { trader, recorder, barsTraded, tools });
  return assemble(
    { ...input, strategy: { id: strategy.id, parameters } },
    { strategy, lanes, trader, recorder, fills, barsTraded },
    tools,
  );
}

/** Of one symbol every traded bar is a point of the curve; undefined for several, whose times have to be joined. */
function timesOfOne(lanes: readonly Lane[]): Float64Array | undefined {
  const [only, another] = lanes;
  if (only === undefined || another !== undefined) return undefined;
  return only.series.tsOpenMs.subarray(only.start, only.end);
}

function findFiner({ finerBars }: BacktestInput, symbol: string): FinerPath | undefined {
  const series = finerBars?.find((candidate) => candidate.symbol === symbol);
  return series === undefined ? undefined : createFinerPath(series);
}

interface TradedRun {
  readonly strategy: Strategy;
  readonly lanes: readonly Lane[];
  readonly trader: Trader;
  readonly recorder: EquityRecorder;
  readonly fills: readonly Fill[];
  readonly barsTraded: number;
}

function assemble(input: BacktestInput, run: TradedRun, { hash }: BacktestTools): BacktestResult {
  const { range, strategy, initialCash, feeBps, slippageBps, seed, bars } = input;
  const { trader, fills, barsTraded } = run;
  const trades = trader.venue.trades();
  const equity = run.recorder.curve();
  const measured = measureCurve(equity);
  const facts = {
    range,
    strategy,
    initialCash,
    feeBps,
    slippageBps,
    seed,
    fills,
    trades,
    equity,
    barsTraded,
  };
  const openPositions = trader.venue
    .account()
    .positions.map(({ symbol, quantity, averagePrice, lastPrice }) => ({
      symbol,
      quantity,
      averagePrice,
      lastPrice,
    }));
  return {
    ...facts,
    symbols: bars.map((series) => series.symbol),
    ...(input.execution === undefined
      ? {}
      : { execution: input.execution, chargesPaid: trader.venue.chargesPaid() }),
    rejected: trader.rejected,
    orders: trader.outcomes(),
    openPositions,
    statistics: computeStatistics(
      {
        startEquity: initialCash,
        curve: equity,
        fills,
        trades,
        // The curve has a point wherever any symbol has a bar.
        periodsPerYear: Math.max(...run.lanes.map(periodsPerYear)),
        benchmarkReturn: benchmarkReturn(run.lanes),
      },
      measured,
    ),
    warnings: backtestWarnings(input, { ...run, trades, openPositions, isSolvent: measured.isSolvent }),
    dataHash: hash(...bars.map((series) => series.dataHash)),
    orderListHash: orderListHash(fills, hash),
    contributions: trader.contributions.contributions(),
  };
}

function periodsPerYear({ series, end }: Lane): number {
  return barsPerYear(series)(end - 1);
}

/** Of the first symbol, from the close of the first traded bar to that of the last, without costs. */
function benchmarkReturn(lanes: readonly Lane[]): number {
  const lane = lanes[0];
  if (lane === undefined) return Number.NaN;
  const { close } = lane.series;
  return (close[lane.end - 1] ?? Number.NaN) / (close[lane.start] ?? Number.NaN) - 1;
}
