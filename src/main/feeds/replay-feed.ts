import { barAt } from "#engine/calc/bars/bar-at.ts";
import { firstBarAtOrAfter, sliceSeries } from "#engine/calc/bars/slice-range.ts";
import type { Bar, BarSeries } from "#shared/model/bar.ts";

const DEFAULT_WINDOW_BARS = 512;

export interface ReplayOptions {
  /**
   * Bars that each series at least has as history when the replay starts. All start at one time: the history of a
   * series that begins later would be the future of the others.
   */
  readonly startIndex: number;
  /** When the replay starts instead; bars that open before it are history. */
  readonly tsStartMs?: number;
  /** The most bars of a window. */
  readonly windowBars?: number;
}

export interface ReplayStep {
  readonly symbol: string;
  readonly bar: Bar;
  /** The newest bars of each series that has any by now, in the order of the series, the delivered bar included. */
  readonly windows: readonly BarSeries[];
}

export interface ReplayFeed {
  /** What is replayed, in words for a person. */
  readonly description: string;
  /** True as soon as one of the series was generated. */
  readonly isSynthetic: boolean;
  /** The next bar; undefined at the end. */
  next(): ReplayStep | undefined;
}

/**
 * Delivers the bars of several series as they would have come: by time, and at the same time in the order of the series. It only
 * moves when it is asked, so it can neither overtake its reader nor look ahead.
 */
export function createReplayFeed(series: readonly BarSeries[], options: ReplayOptions): ReplayFeed {
  const { startIndex, windowBars = DEFAULT_WINDOW_BARS } = options;
  const tsStartMs = options.tsStartMs ?? commonStart(series, startIndex);
  const nextIndexes = series.map(({ tsOpenMs }) => firstBarAtOrAfter(tsOpenMs, tsStartMs));
  const windowAt = (source: BarSeries, end: number): BarSeries =>
    sliceSeries(source, Math.max(0, end - windowBars), end);
  const windows = series.map((source, position) => windowAt(source, nextIndexes[position] ?? 0));

  return {
    description: series.map(describeReplay).join("; "),
    isSynthetic: series.some(({ provenance }) => provenance.isSynthetic),
    next() {
      const position = findEarliest(series, nextIndexes);
      const source = series[position];
      if (source === undefined) return undefined;
      const index = nextIndexes[position] ?? 0;
      nextIndexes[position] = index + 1;
      windows[position] = windowAt(source, index + 1);
      return {
        symbol: source.symbol,
        bar: barAt(source, index),
        windows: windows.filter(({ tsOpenMs }) => tsOpenMs.length > 0),
      };
    },
  };
}

/** When the series that is last to do so has its history; one that is too short to ever have it does not count. */
function commonStart(series: readonly BarSeries[], startIndex: number): number {
  const starts = series.map(({ tsOpenMs }) => tsOpenMs[startIndex]).filter((time) => time !== undefined);
  return starts.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...starts);
}

/** Position of the series whose next bar opens first, -1 when all have ended. */
function findEarliest(series: readonly BarSeries[], nextIndexes: readonly number[]): number {
  let earliest = -1;
  let earliestMs = Number.POSITIVE_INFINITY;
  for (const [position, { tsOpenMs }] of series.entries()) {
    const timeMs = tsOpenMs[nextIndexes[position] ?? 0] ?? Number.POSITIVE_INFINITY;
    if (timeMs >= earliestMs) continue;
    earliest = position;
    earliestMs = timeMs;
  }
  return earliest;
}

const describeReplay = ({ symbol, timeframe, provenance }: BarSeries): string =>
  `replay of ${symbol} ${timeframe}: ${provenance.isSynthetic ? "SYNTHETIC, " : ""}${provenance.origin}`;
