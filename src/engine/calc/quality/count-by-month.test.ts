import { describe, expect, it } from "vitest";
import { QUALITY } from "#shared/model/bar.ts";
import { countByMonth } from "./count-by-month.ts";

const times = Float64Array.from(["2019-12-30", "2019-12-31", "2020-02-03", "2020-02-04"], (day) =>
  Date.parse(day),
);
const quality = Uint8Array.of(QUALITY.real, QUALITY.suspicious, QUALITY.repaired, QUALITY.real);

describe("countByMonth", () => {
  it("counts bars, grades and holes of each month, those without bars too", () => {
    const hole = { index: 2, tsFirstMs: Date.parse("2020-01-02"), missing: 22, unit: "sessions" } as const;
    expect(countByMonth({ tsOpenMs: times, quality }, [hole])).toEqual([
      { month: "2019-12", bars: 2, missing: 0, suspicious: 1, repaired: 0 },
      { month: "2020-01", bars: 0, missing: 22, suspicious: 0, repaired: 0 },
      { month: "2020-02", bars: 2, missing: 0, suspicious: 0, repaired: 1 },
    ]);
  });

  it("has no month without a bar to begin with", () => {
    expect(countByMonth({ tsOpenMs: new Float64Array(), quality: new Uint8Array() }, [])).toEqual([]);
  });
});
