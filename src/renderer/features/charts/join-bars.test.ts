import { describe, expect, it } from "vitest";
import type { BarsView } from "#shared/ipc/channels/data-channels.ts";
import type { Bar } from "#shared/model/bar.ts";
import { epochMs } from "#shared/model/time.ts";
import { joinBars } from "./join-bars.ts";
import { joinEquity } from "./join-equity.ts";

const DAYS = [1, 2, 3];
const known: BarsView = {
  symbol: "AAPL",
  timeframe: "1d",
  isSynthetic: true,
  origin: "test",
  totalBars: 3,
  tsOpenMs: DAYS,
  open: DAYS,
  high: DAYS,
  low: DAYS,
  close: DAYS,
  volume: DAYS,
};

function aBar(day: number): Bar {
  return { tsOpenMs: epochMs(day), open: 9, high: 9, low: 9, close: 9, volume: 9 };
}

const read = (bars: readonly Bar[]) => bars.map((bar) => [bar.tsOpenMs, bar.close]);

describe("joinBars", () => {
  it("goes on with what was seen after what main kept", () => {
    expect(read(joinBars(known, [aBar(2), aBar(3), aBar(4)]))).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 9],
    ]);
  });

  it("shows what was seen while main has not answered, and what main kept when nothing was seen", () => {
    expect([read(joinBars(undefined, [aBar(4)])), read(joinBars(known, []))]).toEqual([
      [[4, 9]],
      [
        [1, 1],
        [2, 2],
        [3, 3],
      ],
    ]);
  });
});

describe("joinEquity", () => {
  it("goes on with what was seen after what main kept", () => {
    const seen = [
      { tsMs: 2, equity: 99 },
      { tsMs: 3, equity: 30 },
    ];
    const kept = { tsMs: [1, 2], equity: [10, 20] };
    expect([joinEquity(kept, seen), joinEquity(undefined, seen)]).toEqual([
      [
        { tsMs: 1, equity: 10 },
        { tsMs: 2, equity: 20 },
        { tsMs: 3, equity: 30 },
      ],
      seen,
    ]);
  });
});
