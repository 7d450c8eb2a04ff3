import { describe, expect, it } from "vitest";
import { findPatterns } from "./find-patterns.ts";
import { DEFAULT_PATTERN_SETTINGS } from "./pattern-settings.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { REVERSAL_KINDS } from "#shared/model/pattern.ts";
import { wilsonInterval } from "./wilson-interval.ts";
import { pathThrough as closesThrough } from "./testing/path-through.ts";

type Corner = readonly [number, number];

function pathThrough(...corners: readonly Corner[]): BarSeries {
  return aBarSeries({ closes: closesThrough(...corners) });
}

/** The same path upside down, around 100. */
function upsideDown(...corners: readonly Corner[]): BarSeries {
  return pathThrough(...corners.map(([bar, price]) => [bar, 200 - price] as const));
}

/** Up from 80, tops at 110 and 109.5, valley at 100; the neckline breaks at bar 66. */
const DOUBLE_TOP: readonly Corner[] = [
  [0, 90],
  [10, 80],
  [30, 110],
  [40, 100],
  [55, 109.5],
  [67, 98],
];
/** Shoulders at 110 and 111, head at 120, troughs at 104 and 105. */
const HEAD_AND_SHOULDERS: readonly Corner[] = [
  [0, 90],
  [10, 80],
  [30, 110],
  [40, 104],
  [50, 120],
  [60, 105],
  [70, 111],
  [80, 103],
];

/** The reversals, which these paths are about; they hold triangles and wedges, too. */
const patternsOf = (...given: Parameters<typeof findPatterns>) =>
  findPatterns(...given).patterns.filter(({ kind }) => REVERSAL_KINDS.some((reversal) => reversal === kind));

describe("findPatterns", () => {
  it("confirms a double top by the first close below the valley", () => {
    expect(patternsOf(pathThrough(...DOUBLE_TOP))).toEqual([
      {
        kind: "double_top",
        direction: "bearish",
        pivots: [
          { kind: "high", index: 30, confirmedIndex: 35, price: 110 },
          { kind: "low", index: 40, confirmedIndex: 45, price: 100 },
          { kind: "high", index: 55, confirmedIndex: 60, price: 109.5 },
        ],
        neckline: 100,
        target: 90.25,
        confirmedIndex: 65,
        outcome: "open",
      },
    ]);
  });

  it("confirms head and shoulders at the line through both troughs", () => {
    const [pattern] = patternsOf(pathThrough(...HEAD_AND_SHOULDERS));
    expect(pattern).toMatchObject({
      kind: "head_and_shoulders",
      direction: "bearish",
      neckline: 105.85,
      confirmedIndex: 77,
    });
    // The head stands 15.5 above the line at its own bar.
    expect(pattern?.target).toBeCloseTo(105.85 - 15.5, 9);
  });

  it.each([
    [DOUBLE_TOP, "double_bottom"],
    [HEAD_AND_SHOULDERS, "inverse_head_and_shoulders"],
  ] as const)("finds the mirror image of a top as a bottom %#", (corners, kind) => {
    const [top] = patternsOf(pathThrough(...corners));
    const [bottom] = patternsOf(upsideDown(...corners));
    expect(bottom).toMatchObject({ kind, direction: "bullish", confirmedIndex: top?.confirmedIndex });
    expect(bottom?.target).toBeCloseTo(200 - (top?.target ?? 0), 9);
  });

  it.each([
    ["the tops are not level", { 4: [55, 104] }],
    ["the move did not begin below the neckline", { 0: [0, 130], 1: [10, 102] }],
    ["the neckline holds", { 5: [67, 100.5] }],
  ] as const)("finds nothing when %s", (_, changes) => {
    const corners = DOUBLE_TOP.map((corner, index) => (changes as Record<number, Corner>)[index] ?? corner);
    expect(patternsOf(pathThrough(...corners))).toEqual([]);
  });

  it("drops a pattern that first closes above its tops", () => {
    expect(patternsOf(pathThrough(...DOUBLE_TOP.slice(0, 5), [62, 105], [75, 125], [90, 97]))).toEqual([]);
  });

  it("drops a pattern whose neckline holds for too long", () => {
    const patient = pathThrough(...DOUBLE_TOP.slice(0, 5), [62, 101], [110, 101.5], [114, 98]);
    const settings = { ...DEFAULT_PATTERN_SETTINGS, maximumWaitBars: 60 };
    expect(patternsOf(patient)).toEqual([]);
    expect(patternsOf(patient, settings)).toHaveLength(1);
  });

  it("drops a pattern that reached its target before it was known", () => {
    expect(patternsOf(pathThrough(...DOUBLE_TOP.slice(0, 5), [58, 85], [70, 84]))).toEqual([]);
  });

  it.each([
    ["hit", "the target came first", [[76, 90]]],
    [
      "failed",
      "the stop came first",
      [
        [90, 112],
        [120, 80],
      ],
    ],
    ["failed", "the target did not come in time", [[67 + 80, 97]]],
    ["open", "the bars end first", [[80, 97]]],
  ] as const)("calls a pattern %s when %s", (outcome, _, later) => {
    expect(patternsOf(pathThrough(...DOUBLE_TOP, ...later))[0]?.outcome).toBe(outcome);
  });

  it("counts hits and finished patterns of each kind", () => {
    const { hitRates } = findPatterns(pathThrough(...DOUBLE_TOP, [76, 90]));
    expect(hitRates.slice(0, REVERSAL_KINDS.length)).toEqual([
      { kind: "double_top", hits: 1, finished: 1, interval: wilsonInterval(1, 1) },
      { kind: "double_bottom", hits: 0, finished: 0 },
      { kind: "head_and_shoulders", hits: 0, finished: 0 },
      { kind: "inverse_head_and_shoulders", hits: 0, finished: 0 },
    ]);
  });

  it("gives a bearish bias from the confirming bar for `biasBars` bars, whatever the outcome", () => {
    for (const later of [
      [
        [76, 90],
        [110, 89],
      ],
      [
        [90, 112],
        [110, 112],
      ],
    ] as const) {
      const { bias } = findPatterns(pathThrough(...DOUBLE_TOP, ...later));
      expect(bias.slice(64, 86)).toEqual(Int8Array.of(0, ...Array.from({ length: 20 }, () => -1), 0));
    }
  });

  it("finds every kind of reversal on the S&P 500", () => {
    const { hitRates } = findPatterns(loadSpx());
    expect(
      hitRates.slice(0, REVERSAL_KINDS.length).map(({ kind, hits, finished }) => ({ kind, hits, finished })),
    ).toEqual([
      { kind: "double_top", hits: 13, finished: 26 },
      { kind: "double_bottom", hits: 10, finished: 18 },
      { kind: "head_and_shoulders", hits: 1, finished: 4 },
      { kind: "inverse_head_and_shoulders", hits: 3, finished: 8 },
    ]);
  });
});
