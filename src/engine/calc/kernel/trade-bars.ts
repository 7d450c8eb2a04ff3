import type { Fill } from "#shared/model/order.ts";
import type { EquityRecorder } from "./equity-recorder.ts";
import { decideAt, finerBarsOf, loadBar, type Lane } from "./lane.ts";
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
  while (lane.cursor < end) {
    passIdleBars(lane, end, trading);
    if (lane.cursor >= end) return;
    const tsMs = lane.series.tsOpenMs[lane.cursor] ?? Number.NaN;
    tradeBar(lane, trader, fills);
    recorder.record(tsMs, venue.equity(), venue.positionsValue());
  }
}

function passIdleBars(lane: Lane, end: number, { trader, recorder }: Trading): void {
  const { scan, market, series, cursor } = lane;
  if (scan === undefined || !market.isIdle) return;
  const { quantity } = market.holding;
  const next = scan.next(cursor, end, Math.sign(quantity));
  if (next === cursor) return;
  const { tsOpenMs, close } = series;
  recorder.recordIdle({ tsOpenMs, close, from: cursor, to: next, cash: trader.venue.cash(), quantity });
  market.pass(next - cursor, close[next - 1] ?? Number.NaN);
  lane.cursor = next;
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
  const { cursor: index, market, scan, series } = lane;
  // A bar that nobody looks into is not even read.
  if (scan !== undefined && market.isIdle) market.pass(1, series.close[index] ?? Number.NaN);
  else market.onBar(loadBar(lane, index), fills, finerBarsOf(lane, index));
  const decision = decideAt(lane, index);
  if (decision !== undefined) trader.act(lane, index, decision);
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
