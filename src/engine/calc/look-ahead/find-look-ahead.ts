import type { BarSeries } from "#shared/model/bar.ts";
import type { OrderRequest } from "#shared/model/order.ts";
import type { PatternSeries } from "#shared/model/pattern.ts";
import type { RegimeSeries } from "#shared/model/regime.ts";
import { epochMs, type EpochMs } from "#shared/model/time.ts";
import { sliceBefore } from "../bars/slice-range.ts";
import type { BacktestTools } from "../kernel/backtest-tools.ts";
import type { BacktestInput } from "../kernel/kernel-types.ts";
import { runBacktest } from "../kernel/run-backtest.ts";
import { findTradedBars } from "../kernel/traded-bars.ts";
import { findStrategy } from "../strategies/strategy-catalogue.ts";
import { spreadOver } from "./spread-over.ts";

/** What is computed from bars and reaches decisions; it is computed anew from what was known at each bar. */
export interface Derived {
  readonly regimes: readonly RegimeSeries[];
  readonly patterns: readonly PatternSeries[];
}

export interface LookAheadQuestion extends Omit<BacktestInput, keyof Derived | "finerBars"> {
  readonly derive: (bars: readonly BarSeries[]) => Derived;
  /** Most bars at which an order was decided that are checked; all when there are fewer. */
  readonly maximumDecisions: number;
  /** Bars at which nothing was decided that are checked: a peek can also keep an order back. */
  readonly quietBars: number;
}

/** An order that what came later made, changed or kept back. */
export interface LookAheadFinding {
  readonly symbol: string;
  /** The bar at whose close it was decided. */
  readonly tsMs: EpochMs;
  /** What was decided with all bars there, and with no bar after that one; undefined for no order. */
  readonly withLater: string | undefined;
  readonly without: string | undefined;
}

export interface LookAheadAnswer {
  readonly findings: readonly LookAheadFinding[];
  readonly ordersDecided: number;
  readonly decisionsChecked: number;
  readonly quietBarsChecked: number;
}

/** Of more differences than this the first say what there is to say. */
const FINDINGS_SHOWN = 20;

/**
 * Trades again with the data cut off after each bar at which an order was decided (and after some at which none was),
 * and compares all orders decided until then: what looks at no later bar decides the same (as freqtrade's
 * lookahead-analysis does). Whatever is computed from bars is computed anew from the cut ones.
 *
 * It finds what reads a later bar of this data. It cannot find a future that was written into code or parameters.
 */
export function findLookAhead(question: LookAheadQuestion, tools: BacktestTools): LookAheadAnswer {
  const full = ordersOf(question, question.bars, tools);
  const decided = [...new Set(full.map(({ tsDecidedMs }) => tsDecidedMs))];
  const decisions = spreadOver(decided, question.maximumDecisions);
  const quiet = spreadOver(quietTimes(question, new Set(decided)), question.quietBars);
  const times = [...decisions, ...quiet].toSorted((left, right) => left - right);
  const findings = new Map<string, LookAheadFinding>();
  for (const [index, tsMs] of times.entries()) {
    tools.cancellation.throwIfCancelled();
    tools.onProgress(index / times.length, `${index} of ${times.length} bars checked`);
    const known = ordersOf(question, knownAt(question, tsMs), tools);
    const finding = firstDifference(
      full.filter(({ tsDecidedMs }) => tsDecidedMs <= tsMs),
      known,
    );
    if (finding === undefined) continue;
    findings.set(`${finding.symbol} ${finding.tsMs}`, finding);
    if (findings.size === FINDINGS_SHOWN) break;
  }
  return {
    findings: [...findings.values()],
    ordersDecided: full.length,
    decisionsChecked: decisions.length,
    quietBarsChecked: quiet.length,
  };
}

function ordersOf(
  { derive, maximumDecisions: _most, quietBars: _quiet, ...input }: LookAheadQuestion,
  bars: readonly BarSeries[],
  { hash, cancellation }: BacktestTools,
): readonly OrderRequest[] {
  const orders: OrderRequest[] = [];
  // One that trades symbols against each other decides nothing before all of them trade.
  if (bars.length < (findStrategy(input.strategy.id).legs ?? 0)) return orders;
  runBacktest(
    { ...input, bars, ...derive(bars) },
    { hash, cancellation, onProgress: () => undefined, onOrder: (order) => orders.push(order) },
  );
  return orders;
}

/** Every series up to the bar that opens at `tsMs`, but for those that trade from later on. */
function knownAt({ bars, range }: LookAheadQuestion, tsMs: EpochMs): readonly BarSeries[] {
  return bars
    .filter((series) => (series.tsOpenMs[findTradedBars(series, range).start] ?? tsMs) <= tsMs)
    .map((series) => sliceBefore(series, tsMs + 1));
}

function quietTimes({ bars, range }: LookAheadQuestion, decided: ReadonlySet<EpochMs>): readonly EpochMs[] {
  const times = bars.flatMap((series) => {
    const { start, end } = findTradedBars(series, range);
    return Array.from(series.tsOpenMs.subarray(start, end), epochMs);
  });
  return [...new Set(times)].filter((time) => !decided.has(time)).toSorted((left, right) => left - right);
}

function firstDifference(
  withLater: readonly OrderRequest[],
  without: readonly OrderRequest[],
): LookAheadFinding | undefined {
  const longer = Math.max(withLater.length, without.length);
  for (let index = 0; index < longer; index += 1) {
    const [seen, known] = [withLater[index], without[index]];
    const earlier = [seen, known].filter((order) => order !== undefined);
    if (describe(seen) === describe(known)) continue;
    const [first] = earlier.toSorted((left, right) => left.tsDecidedMs - right.tsDecidedMs);
    if (first === undefined) continue;
    const { symbol, tsDecidedMs: tsMs } = first;
    const at = (order: OrderRequest | undefined): string | undefined =>
      order?.tsDecidedMs === tsMs && order.symbol === symbol ? describe(order) : undefined;
    return { symbol, tsMs, withLater: at(seen), without: at(known) };
  }
  return undefined;
}

/** Everything that makes an order what it is, in words; its id only counts the orders before it. */
function describe(order: OrderRequest | undefined): string | undefined {
  if (order === undefined) return undefined;
  const { id: _id, side, quantity, symbol, type, reason, tsDecidedMs, ...rest } = order;
  const { kind, ...prices } = type;
  const terms = JSON.stringify({ ...prices, ...rest });
  const more = terms === "{}" ? "" : ` ${terms}`;
  return `${side} ${quantity} ${symbol} ${kind}${more} (${reason}) at ${new Date(tsDecidedMs).toISOString()}`;
}
