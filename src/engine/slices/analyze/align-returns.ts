import { userError, type AppError } from "#shared/errors/app-error.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { DateRange } from "#shared/model/date-range.ts";
import { DAY_MS, parseIsoDate } from "#shared/model/time.ts";
import { alignCloses } from "./align-benchmark.ts";

/** Returns of closes between the bars that all series have. */
export interface AlignedReturns {
  /** Open times of the bars that the returns end at. */
  readonly tsOpenMs: Float64Array;
  /** One column a series, in their order. */
  readonly columns: readonly Float64Array[];
}

/**
 * Of the bars of the range, where one is given. Throws `analyze.mixed-timeframes`, and `analyze.too-few-returns` where the series have
 * fewer than `fewest` returns in common.
 */
export function alignReturns(
  bars: readonly BarSeries[],
  range: DateRange | undefined,
  fewest: number,
): AlignedReturns {
  const lengths = [...new Set(bars.map(({ timeframe }) => timeframe))];
  if (lengths.length > 1) throw mixedTimeframes(lengths);
  const times = bars.map(({ tsOpenMs }) => tsOpenMs).reduce(commonTimes);
  const tsOpenMs = within(times, range);
  const columns = bars.map((series) => returnsOf(alignCloses({ tsOpenMs }, series)));
  const count = Math.max(0, tsOpenMs.length - 1);
  if (count < fewest) throw tooFewReturns(bars, count, fewest);
  return { tsOpenMs: tsOpenMs.subarray(1), columns };
}

function commonTimes(left: Float64Array, right: Float64Array): Float64Array {
  const known = new Set(right);
  return left.filter((time) => known.has(time));
}

function within(times: Float64Array, range: DateRange | undefined): Float64Array {
  const fromMs = parseIsoDate(range?.from ?? "") ?? Number.NEGATIVE_INFINITY;
  const toMs = (parseIsoDate(range?.to ?? "") ?? Number.POSITIVE_INFINITY) + DAY_MS;
  return times.filter((time) => time >= fromMs && time < toMs);
}

function returnsOf(closes: Float64Array): Float64Array {
  return closes.subarray(1).map((close, index) => close / (closes[index] ?? Number.NaN) - 1);
}

const mixedTimeframes = (lengths: readonly string[]): AppError =>
  userError({
    code: "analyze.mixed-timeframes",
    message: `returns can be compared over bars of one length only, was ${lengths.join(", ")}`,
    field: "bars",
    value: lengths.join(", "),
    remedy: "load all symbols with the same timeframe",
  });

const tooFewReturns = (bars: readonly BarSeries[], count: number, fewest: number): AppError =>
  userError({
    code: "analyze.too-few-returns",
    message: `${bars.map(({ symbol }) => symbol).join(", ")} must have at least ${fewest} returns in common, was ${count}`,
    field: "bars",
    value: String(count),
    remedy: "ask for more days, for days that all symbols have, or for fewer symbols",
  });
