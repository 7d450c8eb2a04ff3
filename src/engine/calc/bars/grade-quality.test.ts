import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { QUALITY } from "#shared/model/bar.ts";
import { gradeQuality } from "./grade-quality.ts";

const calm = Array.from({ length: 40 }, (_, index) => 100 + (index % 2));

describe("gradeQuality", () => {
  it("grades a bar suspicious that moves far beyond what is usual, up or down", () => {
    const series = aBarSeries({ closes: [...calm, 300, 100, 101] });
    expect(Array.from(gradeQuality(series).subarray(40))).toEqual([
      QUALITY.suspicious,
      QUALITY.suspicious,
      QUALITY.real,
    ]);
  });

  it("sees a spike inside a bar", () => {
    const highs = [...calm.map((close) => close + 1), 200];
    const series = aBarSeries({ closes: [...calm, 100], highs });
    expect(gradeQuality(series).at(-1)).toBe(QUALITY.suspicious);
  });

  it("passes a large move in a market that is used to them, and while history is short", () => {
    const wild = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? 100 : 130));
    const short = aBarSeries({ closes: [100, 101, 300] });
    expect(
      [...gradeQuality(aBarSeries({ closes: wild })), ...gradeQuality(short)].every((grade) => grade === 0),
    ).toBe(true);
  });

  it("knows nothing of later bars", () => {
    const closes = [...calm, 300, 100, 101];
    const whole = gradeQuality(aBarSeries({ closes }));
    const part = gradeQuality(aBarSeries({ closes: closes.slice(0, 41) }));
    expect(part).toEqual(whole.subarray(0, 41));
  });

  it("finds the S&P 500 series real, its crashes included", () => {
    expect(loadSpx().quality.every((grade) => grade === QUALITY.real)).toBe(true);
  });
});
