import type { Hasher } from "#engine/base/hasher.ts";
import { barAt } from "#engine/calc/bars/bar-at.ts";
import { columnsFromBars } from "#engine/calc/bars/bar-columns.ts";
import { makeBarSeries } from "#engine/calc/bars/make-bar-series.ts";
import { sliceBefore } from "#engine/calc/bars/slice-range.ts";
import type { Bar, BarSeries } from "#shared/model/bar.ts";

/** The bars that a session was given, after those of `series` that are older: what its strategy had seen. */
export function joinRecorded(
  series: BarSeries,
  { sessionId, bars, tsStartMs }: RecordedBars,
  hash: Hasher,
): BarSeries {
  const { symbol, timeframe, provenance } = series;
  const history = sliceBefore(series, tsStartMs);
  const older = Array.from(history.tsOpenMs, (_, index) => barAt(history, index));
  const origin = `as session ${sessionId} recorded them, after ${provenance.origin}`;
  return makeBarSeries(
    {
      symbol,
      timeframe,
      columns: columnsFromBars([...older, ...bars]),
      provenance: { ...provenance, origin },
    },
    hash,
  );
}

interface RecordedBars {
  readonly sessionId: string;
  /** Of one symbol, ascending. */
  readonly bars: readonly Bar[];
  /** When the session's first bar of any symbol opened. */
  readonly tsStartMs: number;
}
