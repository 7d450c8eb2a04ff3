import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BarSeries } from "#shared/model/bar.ts";
import { PATTERN_KINDS, type PatternKind, type PatternSeries } from "#shared/model/pattern.ts";
import { firstBars } from "#engine/calc/indicators/testing/first-bars.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { findPatterns } from "./find-patterns.ts";
import { DEFAULT_PATTERN_SETTINGS } from "./pattern-settings.ts";
import { pathThrough } from "./testing/path-through.ts";

type Corner = readonly [bar: number, price: number];

interface Example {
  readonly kind: PatternKind;
  /** The same path upside down. */
  readonly mirror?: PatternKind;
  readonly direction: "bullish" | "bearish";
  readonly corners: readonly Corner[];
  readonly confirmedIndex: number;
  readonly neckline: number;
  readonly target: number;
}

const EXAMPLES: readonly Example[] = [
  {
    kind: "double_top",
    mirror: "double_bottom",
    direction: "bearish",
    corners: [
      [0, 90],
      [10, 80],
      [30, 110],
      [40, 100],
      [55, 109.5],
      [67, 98],
    ],
    confirmedIndex: 65,
    neckline: 100,
    target: 90.25,
  },
  {
    kind: "head_and_shoulders",
    mirror: "inverse_head_and_shoulders",
    direction: "bearish",
    corners: [
      [0, 90],
      [10, 80],
      [30, 110],
      [40, 104],
      [50, 120],
      [60, 105],
      [70, 111],
      [80, 103],
    ],
    confirmedIndex: 77,
    neckline: 105.85,
    target: 90.35,
  },
  {
    // The lower of the two valleys is the line; the middle of the tops is 109.75.
    kind: "triple_top",
    mirror: "triple_bottom",
    direction: "bearish",
    corners: [
      [0, 90],
      [10, 80],
      [30, 110],
      [40, 100],
      [50, 109],
      [60, 101],
      [70, 110.5],
      [85, 95],
    ],
    confirmedIndex: 81,
    neckline: 100,
    target: 90.25,
  },
  {
    // Lows rise by 0.5 a bar, so the lines are 25 apart at the first top.
    kind: "ascending_triangle",
    mirror: "descending_triangle",
    direction: "bullish",
    corners: [
      [0, 80],
      [20, 110],
      [30, 90],
      [42, 110],
      [52, 101],
      [70, 119],
    ],
    confirmedIndex: 62,
    neckline: 110,
    target: 135,
  },
  {
    // Highs rise by 0.25 a bar and lows by 0.5: 21 apart at the first top.
    kind: "rising_wedge",
    mirror: "falling_wedge",
    direction: "bearish",
    corners: [
      [0, 80],
      [20, 110],
      [32, 95],
      [44, 116],
      [56, 107],
      [64, 112],
      [80, 96],
    ],
    confirmedIndex: 65,
    neckline: 111.5,
    target: 90.5,
  },
  {
    // Both lines fall by 0.15 a bar; the pole is 40 high.
    kind: "bull_flag",
    mirror: "bear_flag",
    direction: "bullish",
    corners: [
      [0, 85],
      [10, 80],
      [30, 120],
      [40, 112],
      [50, 117],
      [60, 109],
      [72, 121],
    ],
    confirmedIndex: 66,
    neckline: 114.6,
    target: 154.6,
  },
  {
    kind: "cup_and_handle",
    direction: "bullish",
    corners: [
      [0, 90],
      [10, 80],
      [40, 110],
      [65, 95],
      [90, 110],
      [98, 105],
      [110, 117],
    ],
    confirmedIndex: 104,
    neckline: 110,
    target: 125,
  },
];

/** Breaks upwards, and downwards when it is turned around 100. */
const SYMMETRICAL: readonly Corner[] = [
  [0, 80],
  [20, 112],
  [32, 88],
  [44, 106],
  [56, 93],
  [72, 109],
];

const seriesOf = (corners: readonly Corner[]): BarSeries => aBarSeries({ closes: pathThrough(...corners) });
const upsideDown = (corners: readonly Corner[]): readonly Corner[] =>
  corners.map(([bar, price]) => [bar, 200 - price]);
const found = (series: BarSeries, kind: PatternKind) =>
  findPatterns(series).patterns.filter((pattern) => pattern.kind === kind);

/** All that a search knows at a bar; how patterns ended is known later. */
function knownAt(last: number, { pivots, patterns }: PatternSeries) {
  return {
    pivots: pivots.filter((pivot) => pivot.confirmedIndex <= last),
    patterns: patterns
      .filter((pattern) => pattern.confirmedIndex <= last)
      .map((pattern) => ({ ...pattern, outcome: "not known yet" })),
  };
}

function expectCausal(series: BarSeries): void {
  const whole = findPatterns(series);
  for (let last = 50; last < series.close.length; last += 1) {
    const known = findPatterns(firstBars(series, last + 1));
    expect(knownAt(last, known)).toEqual(knownAt(last, whole));
  }
}

describe("each kind of pattern", () => {
  it.each(EXAMPLES)("is confirmed by the first close beyond its line: $kind", (example) => {
    const { kind, direction, corners, confirmedIndex, neckline, target } = example;
    const [pattern, ...more] = found(seriesOf(corners), kind);
    expect(more).toEqual([]);
    expect(pattern).toMatchObject({ kind, direction, confirmedIndex });
    expect(pattern?.neckline).toBeCloseTo(neckline, 9);
    expect(pattern?.target).toBeCloseTo(target, 9);
  });

  it.each(EXAMPLES.filter(({ mirror }) => mirror !== undefined))(
    "has its mirror image: $mirror",
    (example) => {
      const { mirror, corners, confirmedIndex, target, direction } = example;
      const [pattern] = found(seriesOf(upsideDown(corners)), mirror!);
      expect(pattern).toMatchObject({ kind: mirror, confirmedIndex });
      expect(pattern?.direction).not.toBe(direction);
      expect(pattern?.target).toBeCloseTo(200 - target, 9);
    },
  );

  it("breaks a symmetrical triangle to the side that price takes, once", () => {
    const ways = [SYMMETRICAL, upsideDown(SYMMETRICAL)].map((corners) =>
      found(seriesOf(corners), "symmetrical_triangle"),
    );
    expect(ways.map((patterns) => patterns.map(({ direction }) => direction))).toEqual([
      ["bullish"],
      ["bearish"],
    ]);
  });

  it.each([
    ...EXAMPLES,
    ...EXAMPLES.filter(({ mirror }) => mirror).map(({ mirror, corners }) => ({
      kind: mirror!,
      corners: upsideDown(corners),
    })),
    { kind: "symmetrical_triangle", corners: SYMMETRICAL } as const,
  ])("says the same of a bar whatever comes after it: $kind", ({ kind, corners }) => {
    const series = seriesOf(corners);
    expect(found(series, kind)).not.toEqual([]);
    expectCausal(series);
  });

  it("has an example here", () => {
    const kinds = EXAMPLES.flatMap(({ kind, mirror }) => (mirror === undefined ? [kind] : [kind, mirror]));
    expect(new Set([...kinds, "symmetrical_triangle"])).toEqual(new Set(PATTERN_KINDS));
  });

  it.each([
    ["ascending_triangle", "its lows do not rise", { 4: [52, 90] }],
    ["ascending_triangle", "the break comes after the lines have met", { 5: [75, 109] }],
    ["bull_flag", "the pole is too short", { 1: [10, 110] }],
    ["bull_flag", "it takes back most of the pole", { 3: [40, 92], 5: [60, 88] }],
    ["cup_and_handle", "the handle is too deep", { 5: [98, 98] }],
    ["cup_and_handle", "the bottom lies at its side", { 3: [48, 95] }],
    ["triple_top", "one top stands out", { 6: [70, 118] }],
  ] as const)("finds no %s when %s", (kind, _, changes) => {
    const { corners } = EXAMPLES.find((example) => example.kind === kind)!;
    const changed = corners.map((corner, place) => (changes as Record<number, Corner>)[place] ?? corner);
    const late: readonly Corner[] = kind === "ascending_triangle" && "5" in changes ? [[90, 125]] : [];
    expect(found(seriesOf([...changed, ...late]), kind)).toEqual([]);
  });

  it("gives no bias unless its kind is asked for", () => {
    const triangle = EXAMPLES.find(({ kind }) => kind === "ascending_triangle");
    const series = seriesOf(triangle!.corners);
    const active = (kinds: readonly PatternKind[]): number =>
      findPatterns(series, { ...DEFAULT_PATTERN_SETTINGS, biasKinds: kinds }).bias.filter(
        (bias) => bias === 1,
      ).length;
    expect([active(DEFAULT_PATTERN_SETTINGS.biasKinds), active(["ascending_triangle"])]).toEqual([0, 9]);
  });
});

describe("findPatterns", () => {
  const walk = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 60, maxLength: 250 }).map((steps) => {
    let close = 1_000;
    return steps.map((step) => (close += step * 5));
  });
  const loose = { ...DEFAULT_PATTERN_SETTINGS, strength: 2, minimumHeightAtr: 0.5 };
  const shapesOf = (closes: readonly number[]) =>
    findPatterns(aBarSeries({ closes }), loose).patterns.map((pattern) => ({
      ...pattern,
      pivots: pattern.pivots.map(({ index }) => index),
      neckline: 0,
      target: 0,
    }));

  it("finds the same whatever the unit of the prices", () => {
    const seen = new Set<PatternKind>();
    fc.assert(
      fc.property(walk, fc.constantFrom(0.25, 8), (closes, unit) => {
        const shapes = shapesOf(closes);
        for (const { kind } of shapes) seen.add(kind);
        expect(shapesOf(closes.map((close) => close * unit))).toEqual(shapes);
      }),
    );
    expect(seen.size).toBeGreaterThan(10);
  });

  it("measures on the S&P 500 how often each further kind reached its target", () => {
    const { hitRates } = findPatterns(loadSpx());
    expect(hitRates.slice(4).map(({ kind, hits, finished }) => [kind, hits, finished])).toEqual([
      ["triple_top", 2, 4],
      ["triple_bottom", 1, 1],
      ["ascending_triangle", 5, 20],
      ["descending_triangle", 1, 11],
      ["symmetrical_triangle", 5, 21],
      ["rising_wedge", 18, 43],
      ["falling_wedge", 3, 10],
      ["bull_flag", 0, 4],
      ["bear_flag", 0, 0],
      ["cup_and_handle", 1, 2],
    ]);
    for (const { hits, finished, interval } of hitRates.filter((rate) => rate.finished > 0)) {
      expect(interval!.low).toBeLessThanOrEqual(hits / finished);
      expect(interval!.high).toBeGreaterThanOrEqual(hits / finished);
    }
  });
});
