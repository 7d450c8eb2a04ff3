import { describe, expect, it } from "vitest";
import { reportNotices } from "./report-notices.ts";
import { aReportInput, aResult, aSeries } from "./testing/a-report-input.ts";

const series = aSeries();

describe("reportNotices", () => {
  it("is silent without warnings and caveats", () => {
    expect(reportNotices(aReportInput())).toEqual([]);
  });

  it("warns when the range traded is not the range asked for", () => {
    const result = aResult(series, { range: { from: "2019-02-01", to: "2021-10-29", isAsked: true } });
    expect(reportNotices(aReportInput({ result }))).toEqual([
      {
        kind: "warning",
        text: "The range traded (2019-02-01 to 2021-10-29) is not the range asked for (2019-01-01 to 2021-10-29).",
      },
    ]);
  });

  it("tells each caveat once, although the run repeats it", () => {
    const provenance = {
      ...series.provenance,
      caveats: ["opens copy the close before", "3 bars of SPX are suspicious"],
    };
    const warnings = ["SPX: opens copy the close before", "Slippage is 0.", "Slippage is 0."];
    const input = aReportInput({ bars: [aSeries({ provenance })], result: aResult(series, { warnings }) });
    expect(reportNotices(input)).toEqual([
      { kind: "warning", text: "Slippage is 0." },
      { kind: "caveat", text: "SPX: opens copy the close before" },
      { kind: "caveat", text: "3 bars of SPX are suspicious" },
    ]);
  });

  it("leaves out caveats of a series without a bar in the range", () => {
    const provenance = { ...series.provenance, caveats: ["something"] };
    const input = aReportInput({
      bars: [aSeries({ provenance })],
      range: { from: "1999-01-01", to: "1999-12-31", isAsked: true },
      result: undefined,
    });
    expect(reportNotices(input)).toEqual([]);
  });
});
