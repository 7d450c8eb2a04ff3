import { describe, expect, it } from "vitest";
import { fanChart } from "./fan-chart.ts";

const aFan = (tsMs: Float64Array | undefined) => ({
  steps: Float64Array.of(0, 5, 10),
  tsMs,
  low: Float64Array.of(100, 80, 60),
  lowerQuarter: Float64Array.of(100, 90, 80),
  median: Float64Array.of(100, 100, 100),
  upperQuarter: Float64Array.of(100, 110, 120),
  high: Float64Array.of(100, 120, 160),
  actual: Float64Array.of(100, 95, 130),
});

describe("fanChart", () => {
  it("draws two bands, the middle and what really came, over numbers of trades", () => {
    const { markup } = fanChart(aFan(undefined), "Account & more");
    expect(markup.match(/<polygon class="fan \w+"/g)).toEqual([
      '<polygon class="fan outer"',
      '<polygon class="fan inner"',
    ]);
    expect(markup.match(/<path class="line \w+"/g)).toEqual([
      '<path class="line middling"',
      '<path class="line really"',
    ]);
    // The widest place of the outer band is the whole height of the plot.
    expect(markup).toContain('points="66,122.8 477,85.2 888,10 888,198 477,160.4 66,122.8"');
    expect(markup).toContain(">10</text>");
    expect(markup).toContain("Account &amp; more");
  });

  it("has times below where the steps are bars", () => {
    const years = Float64Array.of(Date.UTC(2015, 0), Date.UTC(2016, 0), Date.UTC(2017, 0));
    expect(fanChart(aFan(years), "").markup).toContain(">Jan 2016</text>");
  });

  it("is nothing for a single mark", () => {
    const fan = { ...aFan(undefined), steps: Float64Array.of(0) };
    expect(fanChart(fan, "").markup).toBe("");
  });
});
