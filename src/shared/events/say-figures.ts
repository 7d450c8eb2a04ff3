import { DAY_MS, formatIsoTime } from "../model/time.ts";
import type { EpochMs } from "../model/time.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
/** Digits behind the point that a price is told with at most. */
const PRICE_DECIMALS = 6;

/** The day of a bar, with its time in UTC where it is no midnight. */
export function sayBarTime(tsMs: EpochMs): string {
  const text = formatIsoTime(tsMs);
  return tsMs % DAY_MS === 0 ? text.slice(0, 10) : text.slice(0, 16).replace("T", " ");
}

/** An amount to the cent. */
export const sayMoney = (amount: number): string => amount.toFixed(2);

/** A price without the digits that only arithmetic left. */
export const sayPrice = (price: number): string => String(Number(price.toFixed(PRICE_DECIMALS)));

/** `183 ms`, `4.2 s`, `3 min 5 s`. */
export function sayDuration(durationMs: number): string {
  if (durationMs < SECOND_MS) return `${Math.round(durationMs)} ms`;
  if (durationMs < MINUTE_MS) return `${(durationMs / SECOND_MS).toFixed(1)} s`;
  const seconds = Math.round((durationMs % MINUTE_MS) / SECOND_MS);
  return `${Math.floor(durationMs / MINUTE_MS)} min${seconds === 0 ? "" : ` ${seconds} s`}`;
}

/** Where a price came from, by its first words: what follows is in the event itself. */
export function saySource(source: string, symbol: string): string {
  const parts = source.split("; ");
  const own = parts.find((part) => part.includes(` ${symbol} `)) ?? parts[0] ?? source;
  return own.split(/[:,]/)[0] ?? own;
}
