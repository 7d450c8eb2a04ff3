import type { Timeframe } from "#shared/model/time.ts";

type Period = "month" | "year" | "decade" | "all";

/** Chosen so that a full chunk of a market that never closes has some ten to a hundred thousand bars. */
const PERIODS: Readonly<Record<Timeframe, Period>> = {
  "1m": "month",
  "5m": "year",
  "15m": "year",
  "30m": "year",
  "1h": "decade",
  "4h": "decade",
  "1d": "all",
  "1w": "all",
  "1mo": "all",
};

/** A stretch of time whose bars lie in one chunk; `tsEndMs` is the start of the next. */
export interface ChunkPeriod {
  readonly tsStartMs: number;
  readonly tsEndMs: number;
}

/** The period, in UTC, that holds a time; one that has no bounds starts with the year 0 and never ends. */
export function chunkPeriodOf(timeframe: Timeframe, tsMs: number): ChunkPeriod {
  const date = new Date(tsMs);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const decade = Math.floor(year / 10) * 10;
  switch (PERIODS[timeframe]) {
    case "month":
      return { tsStartMs: startOf(year, month), tsEndMs: startOf(year, month + 1) };
    case "year":
      return { tsStartMs: startOf(year, 0), tsEndMs: startOf(year + 1, 0) };
    case "decade":
      return { tsStartMs: startOf(decade, 0), tsEndMs: startOf(decade + 10, 0) };
    case "all":
      return { tsStartMs: startOf(0, 0), tsEndMs: Number.POSITIVE_INFINITY };
  }
}

/** `Date.UTC` takes the years 0 to 99 for those of the last century. */
function startOf(year: number, month: number): number {
  return new Date(0).setUTCFullYear(year, month, 1);
}
