import { describe, expect, it } from "vitest";
import { STATISTIC_DEFINITIONS } from "#shared/model/statistic-definitions.ts";
import { DETAILED_STATISTICS } from "#shared/model/statistics/detailed-statistics.ts";
import { buildReport } from "./build-report.ts";
import { figuresCsv } from "./figures-csv.ts";
import { formatFigure } from "../figures/format-figure.ts";
import { aReportInput, aResult, aSeries, someStatistics } from "./testing/a-report-input.ts";

/** A figure as JSON or a CSV has it: Infinity and NaN are words, and a sign at the start is guarded. */
function numberOf(text: unknown): number {
  const plain = String(text).replace(/^'/, "");
  return plain === "" ? Number.NaN : Number(plain);
}

function htmlFigures(html: string): ReadonlyMap<string, { readonly value: number; readonly shown: string }> {
  const cells = html.matchAll(/<data value="([^"]*)" data-figure="([^"]*)">([^<]*)<\/data>/g);
  return new Map(
    [...cells].map(([, value, key, shown]) => [key ?? "", { value: numberOf(value), shown: shown ?? "" }]),
  );
}

function csvFigures(csv: string): ReadonlyMap<string, number> {
  return new Map(
    csv
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => {
        // What comes before the value holds no comma inside its cells but for the name.
        const [, , key, , value] =
          line.match(/("(?:[^"]|"")*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, "")) ?? [];
        return [key ?? "", numberOf(value)];
      }),
  );
}

const EVERY_FIGURE = [...STATISTIC_DEFINITIONS, ...DETAILED_STATISTICS.flatMap(({ figures }) => figures)];

describe("every figure of a report", () => {
  it("is the same number in HTML, JSON and CSV, and is shown as that number", () => {
    const report = buildReport(aReportInput());
    const data = report.data as {
      readonly result: {
        readonly statistics: Readonly<Record<string, unknown>>;
        readonly analysed: { readonly analysis: { readonly statistics: Readonly<Record<string, unknown>> } };
      };
    };
    const json = { ...data.result.analysed.analysis.statistics, ...data.result.statistics };
    const [html, csv] = [htmlFigures(report.html), csvFigures(figuresCsv(report.data))];
    expect(EVERY_FIGURE.length).toBeGreaterThan(100);
    for (const { key, kind } of EVERY_FIGURE) {
      const value = numberOf(json[key]);
      expect([key, html.get(key)]).toEqual([key, { value, shown: formatFigure(value, kind) }]);
      expect([key, csv.get(key)]).toEqual([key, value]);
    }
  });

  it("is the same where it is infinite or missing", () => {
    const statistics = someStatistics({ profitFactor: Infinity, sharpe: Number.NaN, calmar: -Infinity });
    const series = aSeries();
    const report = buildReport(aReportInput({ bars: [series], result: aResult(series, { statistics }) }));
    const [html, csv] = [htmlFigures(report.html), csvFigures(figuresCsv(report.data))];
    for (const [key, value] of [
      ["profitFactor", Infinity],
      ["sharpe", Number.NaN],
      ["calmar", -Infinity],
    ] as const) {
      expect([html.get(key)?.value, csv.get(key)]).toEqual([value, value]);
    }
  });

  it("has no line in the CSV of a report without a result", () => {
    const { data } = buildReport(aReportInput({ result: undefined }));
    expect(figuresCsv(data).trim()).toBe("");
  });
});
