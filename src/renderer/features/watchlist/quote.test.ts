import { describe, expect, it } from "vitest";
import type { BarsView } from "#shared/ipc/channels/data-channels.ts";
import { isStale, quoteOf } from "./quote.ts";

const DAY_MS = 86_400_000;

const bars = (close: readonly number[]): BarsView => ({
  symbol: "ACME",
  timeframe: "1d",
  isSynthetic: false,
  origin: "",
  totalBars: close.length,
  tsOpenMs: close.map((_, index) => index * DAY_MS),
  open: close,
  high: close,
  low: close,
  close,
  volume: close,
});

describe("quoteOf", () => {
  it("tells the last close, the one before and their line", () => {
    expect(quoteOf(bars([10, 20, 15]))).toMatchObject({
      last: 15,
      change: -5,
      changeFraction: -0.25,
      tsMs: 2 * DAY_MS,
      path: "M0 100L50 0L100 50",
    });
  });

  it("draws a flat line in the middle, and none of a single bar", () => {
    expect(quoteOf(bars([5, 5]))?.path).toBe("M0 50L100 50");
    expect(quoteOf(bars([5]))).toMatchObject({ last: 5, change: undefined, path: "" });
    expect(quoteOf(bars([]))).toBeUndefined();
  });

  it("is stale after more than a long weekend", () => {
    const quote = quoteOf(bars([5]));
    expect([4, 5].map((days) => quote !== undefined && isStale(quote, days * DAY_MS))).toEqual([false, true]);
  });
});
