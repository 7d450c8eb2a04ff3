import type { Fill } from "#shared/model/order.ts";
import type { EquityRecorder } from "./equity-recorder.ts";
import { decideAt, finerBarsOf, loadBar, type Lane } from "./lane.ts";
import type { DecisionScan } from "../strategies/strategy.ts";
import type { BacktestTools } from "./backtest-tools.ts";
import type { Trader } from "./trader.ts";

/** Bars between two looks at the clock of others: progress and cancellation cost a call each. */
const BARS_A_STRETCH = 4096;

export interface Trading {
  readonly trader: Trader;
  readonly recorder: EquityRecorder;
  readonly barsTraded: number;
  readonly tools: BacktestTools;
}

/** Trades all lanes to their ends, bar time after bar time, and answers the fills in their order. */
export function tradeBars(lanes: readonly Lane[], trading: Trading): readonly Fill[] {
  const fills: Fill[] = [];
  const [only] = lanes;
  if (only !== undefined && lanes.length === 1) tradeAlone(only, trading, fills);
  else tradeTogether(lanes, trading, fills);
  trading.tools.onProgress(1, `${trading.barsTraded} bars traded`);
  return fills;
}

/** One symbol has no other to wait for, and bars at which nothing happens are passed in one go. */
function tradeAlone(lane: Lane, trading: Trading, fills: Fill[]): void {
  while (lane.cursor < lane.end) {
    const reportAt = lane.start + report(lane.cursor - lane.start, trading);
    tradeStretch(lane, Math.min(lane.end, reportAt), trading, fills);
  }
}

/** A function of its own, called often: one long loop would be compiled anew in every run, which costs more than the trading. */
function tradeStretch(lane: Lane, end: number, trading: Trading, fills: Fill[]): void {
  const { trader, recorder } = trading;
  const { venue } = trader;
  const { market, scan, series } = lane;
  while (lane.cursor < end) {
    const index = lane.cursor;
    if (scan === undefined || !market.isIdle) {
      market.match(loadBar(lane, index), fills, finerBarsOf(lane, index));
    }
    if (scan !== undefined && market.isIdle) {
      passIdleBars(lane, scan, end, trading);
      continue;
    }
    closeBar(lane, trader);
    recorder.record(series.tsOpenMs[index] ?? Number.NaN, venue.equity(), venue.positionsValue());
  }
}

/** From the bar whose orders are matched, if it had any, to the one whose close decides the next. */
function passIdleBars(lane: Lane, scan: DecisionScan, end: number, { trader, recorder }: Trading): void {
  const { market, series, cursor } = lane;
  const { tsOpenMs, close } = series;
  const { quantity } = market.holding;
  const position = Math.sign(quantity);
  const next = scan.next(cursor, end, position);
  const to = Math.min(next + 1, end);
  recorder.recordIdle({ tsOpenMs, close, from: cursor, to, cash: trader.venue.cash(), quantity });
  market.pass(to - cursor, close[to - 1] ?? Number.NaN);
  lane.cursor = to;
  const decision = next < end ? scan.decisionAt(next, position) : undefined;
  if (decision !== undefined) trader.act(lane, next, decision);
}

function tradeTogether(lanes: readonly Lane[], trading: Trading, fills: Fill[]): void {
  const { trader, recorder } = trading;
  const { venue } = trader;
  let bars = 0;
  let reportAt = 0;
  for (let tsMs = nextTime(lanes); tsMs < Number.POSITIVE_INFINITY; tsMs = nextTime(lanes)) {
    if (bars >= reportAt) reportAt = report(bars, trading);
    for (const lane of lanes) {
      if (lane.cursor >= lane.end || lane.series.tsOpenMs[lane.cursor] !== tsMs) continue;
      tradeBar(lane, trader, fills);
      bars += 1;
    }
    recorder.record(tsMs, venue.equity(), venue.positionsValue());
  }
}

/** Throws when the run is cancelled; answers at how many bars to come back. */
function report(bars: number, { barsTraded, tools }: Trading): number {
  tools.cancellation.throwIfCancelled();
  tools.onProgress(bars / barsTraded, `${bars} of ${barsTraded} bars`);
  return bars + BARS_A_STRETCH;
}

/** Fills first, then the decision at the close: an order can never fill at the bar that decided it. */
function tradeBar(lane: Lane, trader: Trader, fills: Fill[]): void {
  const { market, cursor } = lane;
  market.match(loadBar(lane, cursor), fills, finerBarsOf(lane, cursor));
  closeBar(lane, trader);
}

function closeBar(lane: Lane, trader: Trader): void {
  const { market, bar, cursor } = lane;
  market.mark(bar);
  const decision = decideAt(lane, cursor);
  if (decision !== undefined) trader.act(lane, cursor, decision);
  lane.cursor += 1;
}

function nextTime(lanes: readonly Lane[]): number {
  let earliest = Number.POSITIVE_INFINITY;
  for (const { series, cursor, end } of lanes) {
    const tsMs = cursor < end ? (series.tsOpenMs[cursor] ?? earliest) : earliest;
    if (tsMs < earliest) earliest = tsMs;
  }
  return earliest;
}
