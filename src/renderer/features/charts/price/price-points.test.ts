import { describe, expect, it } from "vitest";
import type { ChartBars } from "#shared/ipc/channels/chart-channels.ts";
import type { ChartColors } from "../chart-theme.ts";
import { candleAt, toLinePoint, toMainPoint, toVolumePoint } from "./price-points.ts";
import { toSpells } from "./regime-spells.ts";

const colors = {
  up: "green",
  down: "red",
  upFaint: "pale green",
  downFaint: "pale red",
} as ChartColors;
const bars: ChartBars = {
  symbol: "SPX",
  isSynthetic: false,
  origin: "test",
  stretch: { first: 0, end: 2, barsPerPoint: 1 },
  totalBars: 2,
  dataHash: "hash",
  tsOpenMs: [86_400_000, 172_800_000],
  open: [10, 8],
  high: [13, 12],
  low: [9, 7],
  close: [12, 11],
  volume: [5, 6],
  quality: [0, 0],
};

describe("toMainPoint", () => {
  it("shows a bar as a candle, or its close as a line", () => {
    expect([toMainPoint(bars, 1, "candles", colors), toMainPoint(bars, 1, "line", colors)]).toEqual([
      { time: 172_800, open: 8, high: 12, low: 7, close: 11 },
      { time: 172_800, value: 11 },
    ]);
  });

  it("is hollow when it closed above its open, and down when it closed below the close before", () => {
    expect(toMainPoint(bars, 1, "hollow", colors)).toMatchObject({
      color: "pale red",
      borderColor: "red",
      wickColor: "red",
    });
  });

  it("is nothing beyond the last bar", () => {
    expect([candleAt(bars, 2), toMainPoint(bars, 2, "bars", colors), toVolumePoint(bars, 2, colors)]).toEqual(
      [undefined, undefined, undefined],
    );
  });
});

describe("toVolumePoint", () => {
  it("has the colour of its bar", () => {
    expect(toVolumePoint(bars, 0, colors)).toEqual({ time: 86_400, value: 5, color: "pale green" });
  });
});

describe("toLinePoint", () => {
  it("leaves a gap where the line has no value", () => {
    const values = [Number.NaN, 4];
    expect([0, 1, 2].map((point) => toLinePoint(bars, values, point))).toEqual([
      { time: 86_400 },
      { time: 172_800, value: 4 },
      undefined,
    ]);
  });
});

describe("toSpells", () => {
  it("joins regimes that last", () => {
    expect(toSpells([7, 0, 0, 6, 99])).toEqual([
      { regime: "unknown", first: 0, last: 0 },
      { regime: "bull_quiet", first: 1, last: 2 },
      { regime: "crisis", first: 3, last: 3 },
      { regime: "unknown", first: 4, last: 4 },
    ]);
  });
});
