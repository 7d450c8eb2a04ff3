import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { epochMs, formatIsoDate } from "#shared/model/time.ts";
import type { ReplayFeed, ReplayStep } from "./replay-feed.ts";
import { createReplayFeed } from "./replay-feed.ts";

const first = aBarSeries({ symbol: "A", closes: [1, 2, 3], startDate: "2020-01-01" });
const second = aBarSeries({ symbol: "B", closes: [10, 20, 30], startDate: "2020-01-02" });

function drain(feed: ReplayFeed): readonly ReplayStep[] {
  const steps: ReplayStep[] = [];
  for (let step = feed.next(); step !== undefined; step = feed.next()) steps.push(step);
  return steps;
}

const brief = ({ symbol, bar, windows }: ReplayStep) => [
  formatIsoDate(epochMs(bar.tsOpenMs)),
  symbol,
  bar.close,
  windows.map((window) => [window.symbol, ...window.close]),
];

describe("createReplayFeed", () => {
  it("shows nobody a bar that is still to come, whatever the series' first days", () => {
    const closes = Array.from({ length: 20 }, (_, index) => 100 + index);
    const series = [
      aBarSeries({ symbol: "OLD", closes, startDate: "2020-01-01" }),
      aBarSeries({ symbol: "NEW", closes, startDate: "2020-01-10" }),
    ];
    for (const { bar, windows } of drain(createReplayFeed(series, { startIndex: 5 }))) {
      expect(windows.every(({ tsOpenMs }) => (tsOpenMs.at(-1) ?? 0) <= bar.tsOpenMs)).toBe(true);
    }
  });

  it("merges series by time, then by their order, with windows up to now", () => {
    expect(drain(createReplayFeed([first, second], { startIndex: 0 })).map(brief)).toEqual([
      ["2020-01-02", "A", 2, [["A", 1, 2]]],
      [
        "2020-01-02",
        "B",
        10,
        [
          ["A", 1, 2],
          ["B", 10],
        ],
      ],
      [
        "2020-01-03",
        "A",
        3,
        [
          ["A", 1, 2, 3],
          ["B", 10],
        ],
      ],
      [
        "2020-01-03",
        "B",
        20,
        [
          ["A", 1, 2, 3],
          ["B", 10, 20],
        ],
      ],
      [
        "2020-01-04",
        "B",
        30,
        [
          ["A", 1, 2, 3],
          ["B", 10, 20, 30],
        ],
      ],
    ]);
  });

  it("follows the order of the series, not of their names", () => {
    const symbols = drain(createReplayFeed([second, first], { startIndex: 0 })).map(({ symbol }) => symbol);
    expect(symbols).toEqual(["B", "A", "B", "A", "B"]);
  });

  it("takes the bars before the start as history", () => {
    expect(drain(createReplayFeed([first, second], { startIndex: 2 })).map(brief)).toEqual([
      [
        "2020-01-04",
        "B",
        30,
        [
          ["A", 1, 2, 3],
          ["B", 10, 20, 30],
        ],
      ],
    ]);
  });

  it("bounds the windows, without a copy", () => {
    const feed = createReplayFeed([loadSpx()], { startIndex: 1_000, windowBars: 250 });
    const window = feed.next()?.windows[0];
    expect([window?.close.length, window?.close.buffer === loadSpx().close.buffer, window?.dataHash]).toEqual(
      [250, true, `${loadSpx().dataHash}[751,1001)`],
    );
  });

  it("stays at its end", () => {
    const feed = createReplayFeed([first], { startIndex: 99 });
    expect([feed.next(), feed.next()]).toEqual([undefined, undefined]);
  });

  it("says what it replays and whether any of it was generated", () => {
    const synthetic = aBarSeries({
      symbol: "S",
      closes: [1],
      provenance: { isSynthetic: true, origin: "seed 1" },
    });
    const feeds = [
      createReplayFeed([first], { startIndex: 0 }),
      createReplayFeed([first, synthetic], { startIndex: 0 }),
    ];
    expect(feeds.map(({ description, isSynthetic }) => [description, isSynthetic])).toEqual([
      ["replay of A 1d: made by a test", false],
      ["replay of A 1d: made by a test; replay of S 1d: SYNTHETIC, seed 1", true],
    ]);
  });
});
