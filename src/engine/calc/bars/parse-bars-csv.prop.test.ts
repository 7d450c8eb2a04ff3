import fc from "fast-check";
import { expect, it } from "vitest";
import { anyBarSeries } from "#engine/testing/any-bar-series.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { epochMs, formatIsoDate } from "#shared/model/time.ts";
import { parseBarsCsv } from "./parse-bars-csv.ts";

function print(series: BarSeries): string {
  const lines = Array.from(series.tsOpenMs, (time, index) =>
    [
      formatIsoDate(epochMs(time)),
      series.open[index],
      series.high[index],
      series.low[index],
      series.close[index],
      series.volume[index],
    ].join(","),
  );
  return ["date,open,high,low,close,volume", ...lines].join("\n");
}

it("gives back every series that is printed", () => {
  fc.assert(
    fc.property(anyBarSeries(), (series) => {
      const { symbol, timeframe, provenance } = series;
      const parsed = parseBarsCsv(print(series), { symbol, timeframe, provenance, hash: sha256 });
      expect(parsed).toEqual({ ok: true, value: series });
    }),
    { numRuns: 100 },
  );
});

it("refuses a printed series with any one cell spoilt, and names its line", () => {
  const spoilt = fc.constantFrom("", "NaN", "-1", "abc", "Infinity", "1e999");
  fc.assert(
    fc.property(anyBarSeries(), fc.nat(), fc.nat(5), spoilt, (series, row, column, cell) => {
      const lines = print(series).split("\n");
      const line = 1 + (row % series.tsOpenMs.length);
      lines[line] = lines[line]!.split(",")
        .map((value, index) => (index === column ? cell : value))
        .join(",");
      const { symbol, timeframe, provenance } = series;
      const parsed = parseBarsCsv(lines.join("\n"), { symbol, timeframe, provenance, hash: sha256 });
      expect(parsed.ok ? [] : parsed.error.map((problem) => problem.line)).toContain(line + 1);
    }),
    { numRuns: 100 },
  );
});
