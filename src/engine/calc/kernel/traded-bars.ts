import { userError } from "#shared/errors/app-error.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { DateRange } from "#shared/model/date-range.ts";
import { DAY_MS, parseIsoDate, type EpochMs } from "#shared/model/time.ts";
import { firstAtOrAfter } from "./index-of-time.ts";

/** The bars of a series that are traded: from `start` to before `end`; those before `start` only warm up. */
export interface TradedBars {
  readonly start: number;
  readonly end: number;
}

/** Both days count whole, in UTC. Throws `backtest.bad-range`, or `backtest.no-bars-in-range`. */
export function findTradedBars(series: BarSeries, range: DateRange): TradedBars {
  const [tsFromMs, tsToMs] = [parseDay("from", range.from), parseDay("to", range.to)];
  if (tsFromMs > tsToMs) throw badRange("from", `${range.from} is after ${range.to}`, "swap the two days");
  const start = firstAtOrAfter(series.tsOpenMs, tsFromMs);
  const end = firstAtOrAfter(series.tsOpenMs, tsToMs + DAY_MS);
  if (end > start) return { start, end };
  throw userError({
    code: "backtest.no-bars-in-range",
    message: `${series.symbol} has no bar from ${range.from} to ${range.to}`,
    field: "range",
    value: `${range.from} to ${range.to}`,
    remedy: "choose days that the data covers",
  });
}

function parseDay(field: "from" | "to", day: string): EpochMs {
  const time = parseIsoDate(day);
  if (time === undefined) throw badRange(field, `was ${day}`, "give a calendar day such as 2010-01-31");
  return time;
}

function badRange(field: "from" | "to", problem: string, remedy: string): Error {
  return userError({
    code: "backtest.bad-range",
    message: `range must run from a day to the same or a later one: ${problem}`,
    field,
    value: problem,
    remedy,
  });
}
