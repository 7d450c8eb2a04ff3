import type { Brand } from "./brand.ts";

/** UTC milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = Brand<number, "EpochMs">;

export const epochMs = (value: number): EpochMs => value as EpochMs;

export const DAY_MS = 86_400_000;

export const TIMEFRAMES = ["1m", "5m", "15m", "30m", "1h", "4h", "1d", "1w", "1mo"] as const;
export type Timeframe = (typeof TIMEFRAMES)[number];

/** Nominal length of one bar; a month counts as 30 days. */
export const TIMEFRAME_MS: Readonly<Record<Timeframe, number>> = {
  "1m": 60_000,
  "5m": 300_000,
  "15m": 900_000,
  "30m": 1_800_000,
  "1h": 3_600_000,
  "4h": 14_400_000,
  "1d": DAY_MS,
  "1w": 7 * DAY_MS,
  "1mo": 30 * DAY_MS,
};

/** Bars in a trading year of the US equity market, used to annualise. */
export const BARS_PER_YEAR: Readonly<Record<Timeframe, number>> = {
  "1m": 252 * 390,
  "5m": 252 * 78,
  "15m": 252 * 26,
  "30m": 252 * 13,
  "1h": 252 * 7,
  "4h": 252 * 2,
  "1d": 252,
  "1w": 52,
  "1mo": 12,
};

/** A calendar day as `YYYY-MM-DD`. */
export type IsoDate = string;

/** Midnight UTC at the start of `date`; undefined unless `date` is a real calendar day. */
export function parseIsoDate(date: IsoDate): EpochMs | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const value = Date.UTC(year, month - 1, day);
  return formatIsoDate(epochMs(value)) === date ? epochMs(value) : undefined;
}

/** The UTC calendar day that holds `time`. */
export function formatIsoDate(time: EpochMs): IsoDate {
  return new Date(time).toISOString().slice(0, 10);
}

/** ISO 8601 in UTC with milliseconds. */
export function formatIsoTime(time: EpochMs): string {
  return new Date(time).toISOString();
}
