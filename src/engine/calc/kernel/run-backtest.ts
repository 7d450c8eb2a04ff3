import type { Cancellation } from "#engine/base/cancellation.ts";
import type { Hasher } from "#engine/base/hasher.ts";
import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { Fill } from "#shared/model/order.ts";
import { barsPerYear } from "../calendar/bars-per-year.ts";
import { computeStatistics } from "../metrics/compute-statistics.ts";
import { findStrategy, resolveParameters } from "../strategies/strategy-catalogue.ts";
import type { Strategy } from "../strategies/strategy.ts";
import { backtestWarnings } from "./backtest-warnings.ts";
import { checkBacktestInput } from "./check-backtest-input.ts";
import { createEquityRecorder, type EquityRecorder } from "./equity-recorder.ts";
import { createFinerPath, type FinerPath } from "./finer-path.ts";
import type { BacktestInput } from "./kernel-types.ts";
import { createLane, finerBarsOf, loadBar, warmUp, type Lane } from "./lane.ts";
import { orderListHash } from "./order-list-hash.ts";
import { findTradedBars } from "./traded-bars.ts";
import { createTrader, type Trader } from "./trader.ts";

export interface BacktestTools {
  readonly hash: Hasher;
  readonly cancellation: Cancellation;
  onProgress(fraction: number, message: string): void;
}

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
  const trader = createTrader(input);
  const lanes = input.bars.map((series) =>
    createLane(
      series,
      findTradedBars(series, input.range),
      strategy.start(parameters),
      trader.venue.market(series.symbol),
      findFiner(input, series.symbol),
    ),
  );
  const barsTraded = lanes.reduce((sum, lane) => sum + lane.end - lane.start, 0);
  const recorder = createEquityRecorder(barsTraded, input.initialCash);
  for (const lane of lanes) warmUp(lane);
  const fills = tradeBars(lanes, trader, recorder, { barsTraded, tools });
  return assemble(
    { ...input, strategy: { id: strategy.id, parameters } },
    { strategy, lanes, trader, recorder, fills, barsTraded },
    tools,
  );
}

/** Bars between two looks at the clock of others: progress and cancellation cost a call each. */
const BARS_A_STRETCH = 4096;

function tradeBars(
  lanes: readonly Lane[],
  trader: Trader,
  recorder: EquityRecorder,
  { barsTraded, tools }: { readonly barsTraded: number; readonly tools: BacktestTools },
): readonly Fill[] {
  const fills: Fill[] = [];
  const { venue } = trader;
  let bars = 0;
  let reportAt = 0;
  for (let tsMs = nextTime(lanes); tsMs < Number.POSITIVE_INFINITY; tsMs = nextTime(lanes)) {
    if (bars >= reportAt) {
      tools.cancellation.throwIfCancelled();
      tools.onProgress(bars / barsTraded, `${bars} of ${barsTraded} bars`);
      reportAt = bars + BARS_A_STRETCH;
    }
    for (const lane of lanes) {
      if (lane.cursor >= lane.end || lane.series.tsOpenMs[lane.cursor] !== tsMs) continue;
      for (const fill of tradeBar(lane, trader)) fills.push(fill);
      bars += 1;
    }
    recorder.record(tsMs, venue.equity(), venue.positionsValue());
  }
  tools.onProgress(1, `${bars} bars traded`);
  return fills;
}

/** Fills first, then the decision at the close: an order can never fill at the bar that decided it. */
function tradeBar(lane: Lane, trader: Trader): readonly Fill[] {
  const index = lane.cursor;
  const bar = loadBar(lane, index);
  const fills = lane.market.onBar(bar, finerBarsOf(lane, index));
  const decision = lane.strategy.decide(bar, Math.sign(lane.market.holding.quantity));
  if (decision !== undefined) trader.act(lane, index, decision);
  lane.cursor += 1;
  return fills;
}

function findFiner({ finerBars }: BacktestInput, symbol: string): FinerPath | undefined {
  const series = finerBars?.find((candidate) => candidate.symbol === symbol);
  return series === undefined ? undefined : createFinerPath(series);
}

function nextTime(lanes: readonly Lane[]): number {
  let earliest = Number.POSITIVE_INFINITY;
  for (const { series, cursor, end } of lanes) {
    const tsMs = cursor < end ? (series.tsOpenMs[cursor] ?? earliest) : earliest;
    if (tsMs < earliest) earliest = tsMs;
  }
  return earliest;
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
    openPositions,
    statistics: computeStatistics({
      startEquity: initialCash,
      curve: equity,
      fills,
      trades,
      // The curve has a point wherever any symbol has a bar.
      periodsPerYear: Math.max(...run.lanes.map(periodsPerYear)),
      benchmarkReturn: benchmarkReturn(run.lanes),
    }),
    warnings: backtestWarnings(input, { ...run, trades, openPositions, equity }),
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
