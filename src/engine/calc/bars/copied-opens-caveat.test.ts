import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { parseIsoDate } from "#shared/model/time.ts";
import { copiedOpensCaveat } from "./copied-opens-caveat.ts";

const ms = (date: string): number => parseIsoDate(date)!;

describe("copiedOpensCaveat", () => {
  it("counts the days of the range on which the S&P 500 opens at the close before", () => {
    expect(copiedOpensCaveat(loadSpx(), ms("2010-01-01"), ms("2019-12-31"))).toBe(
      "SPX opens at exactly the close of the day before on 157 of 2516 days from 2010-01-01 to 2019-12-31: " +
        "published so, not traded so; gap strategies and fills at the open mislead on such days",
    );
    expect(copiedOpensCaveat(loadSpx(), ms("2000-01-03"), ms("2020-04-17"))).toContain(
      "on 1760 of 5105 days",
    );
  });

  it("is silent when the range holds no such day", () => {
    expect(copiedOpensCaveat(loadSpx(), ms("2016-01-01"), ms("2019-12-31"))).toBeUndefined();
  });

  it("is silent when opens meet closes by chance", () => {
    const closes = Array.from({ length: 100 }, (_, index) => 100 + index);
    const opens = closes.map((close, index) => (index === 50 ? closes[49]! : close));
    const series = aBarSeries({ closes, opens });
    expect(copiedOpensCaveat(series, ms("2020-01-01"), ms("2020-12-31"))).toBeUndefined();
  });

  it("is silent on markets that never close and on bars shorter than a day", () => {
    const closes = Array.from({ length: 30 }, (_, index) => 100 + index);
    const everyDay = aBarSeries({ closes });
    const hourly = aBarSeries({ closes, timeframe: "1h" });
    expect(
      [everyDay, hourly].map((series) => copiedOpensCaveat(series, ms("2020-01-01"), ms("2020-02-01"))),
    ).toEqual([undefined, undefined]);
  });
});
