import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { epochMs, formatIsoTime } from "#shared/model/time.ts";
import { resampleUp } from "./resample-up.ts";

const opens = (times: Float64Array) => Array.from(times, (time) => formatIsoTime(epochMs(time)).slice(0, 16));

describe("resampleUp", () => {
  it("joins days into weeks that begin on Monday", () => {
    const days = aBarSeries({
      closes: [10, 12, 11, 15, 14],
      highs: [13, 12, 16, 15, 15],
      lows: [9, 10, 8, 11, 14],
      startDate: "2020-01-03", // a Friday
    });
    const weeks = resampleUp(days, "1w", sha256);
    expect([opens(weeks.tsOpenMs), weeks.open, weeks.high, weeks.low, weeks.close, weeks.volume]).toEqual([
      ["2019-12-30T00:00", "2020-01-06T00:00"],
      Float64Array.of(10, 11),
      Float64Array.of(16, 15),
      Float64Array.of(8, 11),
      Float64Array.of(11, 14),
      Float64Array.of(3_000, 2_000),
    ]);
  });

  it("joins days into calendar months", () => {
    const days = aBarSeries({ closes: [1, 2, 3], startDate: "2020-01-31" });
    expect(opens(resampleUp(days, "1mo", sha256).tsOpenMs)).toEqual(["2020-01-01T00:00", "2020-02-01T00:00"]);
  });

  it("joins hours into days, keeps the worst grade and says where the bars come from", () => {
    const hours = aBarSeries({ closes: Array.from({ length: 30 }, () => 5), timeframe: "1h" });
    const days = resampleUp({ ...hours, quality: hours.quality.with(3, 2) }, "1d", sha256);
    expect([opens(days.tsOpenMs), days.quality, days.provenance.caveats]).toEqual([
      ["2020-01-01T00:00", "2020-01-02T00:00"],
      Uint8Array.of(2, 0),
      ["1d bars were joined from 1h bars"],
    ]);
  });

  it("joins the hours of a currency into its own days, without one for Sunday evening", () => {
    const hours = aBarSeries({
      // From Wednesday on, the weekend left out: Friday ends and Sunday begins at 22:00 UTC in winter.
      closes: Array.from({ length: 24 * 6 - 2 }, (_, index) => index + 1),
      timeframe: "1h",
      provenance: { market: "forex" },
    });
    const open = (time: number): boolean => {
      const ofWeek = (time / 3_600_000 + 72) % 168;
      return ofWeek < 118 || ofWeek >= 166;
    };
    const kept = Array.from(hours.tsOpenMs.keys()).filter((index) => open(hours.tsOpenMs[index]!));
    const pick = (column: Float64Array) => Float64Array.from(kept, (index) => column[index]!);
    const week = {
      ...hours,
      tsOpenMs: pick(hours.tsOpenMs),
      open: pick(hours.open),
      high: pick(hours.high),
      low: pick(hours.low),
      close: pick(hours.close),
      volume: pick(hours.volume),
      quality: new Uint8Array(kept.length),
    };
    expect(opens(resampleUp(week, "1d", sha256).tsOpenMs)).toEqual([
      "2020-01-01T00:00",
      "2020-01-02T00:00",
      "2020-01-03T00:00",
      "2020-01-06T00:00",
    ]);
  });

  it("refuses to make shorter bars", () => {
    expect(() => resampleUp(aBarSeries({ closes: [1] }), "1h", sha256)).toThrow("cannot make 1h from 1d");
  });
});
