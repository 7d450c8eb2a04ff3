import { marketOf } from "#engine/calc/calendar/market-of.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { DAY_MS, epochMs, formatIsoDate } from "#shared/model/time.ts";
import { firstBarAtOrAfter } from "./slice-range.ts";

/** A real open meets the close before by chance on one or two days in a hundred. */
const ARTEFACT_SHARE = 0.1;

/**
 * What a reader must know when daily bars of the range open at exactly the close before, in a series that does so too often for
 * chance (the S&P 500 index: 1,760 of 5,105 days); undefined when the range holds no such day. A market
 * without a close opens there rightly and gets no caveat.
 */
export function copiedOpensCaveat(series: BarSeries, fromMs: number, toMs: number): string | undefined {
  const { tsOpenMs } = series;
  if (series.timeframe !== "1d" || marketOf(series) !== "us_equity") return undefined;
  if (countCopiedOpens(series, 0, tsOpenMs.length) < ARTEFACT_SHARE * tsOpenMs.length) return undefined;
  const start = firstBarAtOrAfter(tsOpenMs, fromMs);
  const end = firstBarAtOrAfter(tsOpenMs, toMs + DAY_MS);
  const copied = countCopiedOpens(series, start, end);
  if (copied === 0) return undefined;
  return (
    `${series.symbol} opens at exactly the close of the day before on ${copied} of ${end - start} days ` +
    `from ${formatIsoDate(epochMs(fromMs))} to ${formatIsoDate(epochMs(toMs))}: published so, not traded so; ` +
    "gap strategies and fills at the open mislead on such days"
  );
}

function countCopiedOpens({ open, close }: BarSeries, start: number, end: number): number {
  let count = 0;
  for (let index = Math.max(1, start); index < end; index += 1) {
    if (open[index] === close[index - 1]) count += 1;
  }
  return count;
}
