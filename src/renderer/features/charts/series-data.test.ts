import { describe, expect, it } from "vitest";
import type { BarsView } from "#shared/ipc/channels/data-channels.ts";
import { orderId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { toCandles, toDrawdown, toLine, toTradeMarks } from "./series-data.ts";

const bars: BarsView = {
  symbol: "SPX",
  timeframe: "1d",
  isSynthetic: false,
  origin: "test",
  totalBars: 2,
  tsOpenMs: [86_400_000, 172_800_000],
  open: [1, 2],
  high: [3, 4],
  low: [0.5, 1],
  close: [2, 3],
  volume: [10, 20],
};

function aFill(symbol: string, side: "buy" | "sell", tsMs: number) {
  const id = orderId("order-1");
  return { orderId: id, symbol, side, quantity: 1, price: 2, fee: 0, tsMs: epochMs(tsMs), reason: "" };
}

describe("toCandles", () => {
  it("counts time in seconds", () => {
    expect(toCandles(bars)[1]).toEqual({ time: 172_800, open: 2, high: 4, low: 1, close: 3, volume: 20 });
  });

  it("ends where a column ends", () => {
    expect(toCandles({ ...bars, close: [2] })).toHaveLength(1);
  });
});

describe("toLine", () => {
  it("leaves out what is no number and keeps the last of one second", () => {
    expect(toLine([1_000, 2_000, 2_400, 3_000], [1, 2, 3, Number.NaN])).toEqual([
      { time: 1, value: 1 },
      { time: 2, value: 3 },
    ]);
  });
});

describe("toTradeMarks", () => {
  it("takes the symbol's fills in order of time", () => {
    const fills = [aFill("SPX", "sell", 2_000), aFill("FB", "buy", 1_500), aFill("SPX", "buy", 1_000)];
    expect(toTradeMarks(fills, "SPX")).toEqual([
      { time: 1, side: "buy", price: 2 },
      { time: 2, side: "sell", price: 2 },
    ]);
  });
});

describe("toDrawdown", () => {
  it("measures from the highest value so far", () => {
    const line = toLine([1_000, 2_000, 3_000, 4_000], [100, 120, 90, 130]);
    expect(toDrawdown(line).map(({ value }) => value)).toEqual([0, 0, -0.25, 0]);
  });
});
