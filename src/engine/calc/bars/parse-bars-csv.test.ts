import { describe, expect, it } from "vitest";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { BarProblem } from "./bar-problem.ts";
import { describeBarProblem } from "./bar-problem.ts";
import type { CsvOptions } from "./parse-bars-csv.ts";
import { parseBarsCsv } from "./parse-bars-csv.ts";

const HEADER = "date,open,high,low,close,volume";
const provenance = { provider: "csv", isSynthetic: false, origin: "a test", caveats: [] };

function parse(text: string, options: Partial<CsvOptions> = {}) {
  return parseBarsCsv(text, { symbol: "ACME", provenance, hash: sha256, ...options });
}

function seriesOf(text: string, options: Partial<CsvOptions> = {}): BarSeries {
  const parsed = parse(text, options);
  if (!parsed.ok) throw new Error(parsed.error.map(describeBarProblem).join("\n"));
  return parsed.value;
}

function problemsOf(text: string, options: Partial<CsvOptions> = {}): readonly BarProblem[] {
  const parsed = parse(text, options);
  return parsed.ok ? [] : parsed.error;
}

const places = (problems: readonly BarProblem[]) =>
  problems.map(({ line, field, value }) => [line, field, value]);

const rows = (...lines: readonly string[]): string => [HEADER, ...lines, ""].join("\n");
const bar = (date: string): string => `${date},10,12,9,11,100`;
const isoTimes = (series: BarSeries) => Array.from(series.tsOpenMs, (time) => new Date(time).toISOString());

describe("parseBarsCsv", () => {
  it("reads the bundled S&P 500 series as it was published", () => {
    const spx = loadSpx();
    expect([spx.tsOpenMs.length, spx.timeframe, spx.close[0], spx.close.at(-1), spx.volume[0]]).toEqual([
      5105,
      "1d",
      1455.219971,
      2874.560059,
      931_800_000,
    ]);
  });

  it("reads headings in any order and case, quotes, a byte order mark and Windows line ends", () => {
    const series = seriesOf(
      '\uFEFFVolume,"Close",LOW,High,open,Timestamp\r\n"100",11,9,12,10,2020-01-02\r\n200,12,10,13,11,2020-01-03\r\n\r\n',
    );
    expect({ ...series, dataHash: "", tsOpenMs: isoTimes(series) }).toEqual({
      symbol: "ACME",
      timeframe: "1d",
      tsOpenMs: ["2020-01-02T00:00:00.000Z", "2020-01-03T00:00:00.000Z"],
      open: Float64Array.of(10, 11),
      high: Float64Array.of(12, 13),
      low: Float64Array.of(9, 10),
      close: Float64Array.of(11, 12),
      volume: Float64Array.of(100, 200),
      quality: Uint8Array.of(0, 0),
      provenance,
      dataHash: "",
    });
  });

  it("notes a column that it did not read", () => {
    const series = seriesOf("date,open,high,low,close,adjclose,volume\n2020-01-02,10,12,9,11,5,100\n");
    expect(series.provenance.caveats).toEqual(["columns not read: adjclose"]);
  });

  it.each([
    ["UTC times", "2020-01-02T14:30:00Z", "2020-01-02T14:31:00Z"],
    ["times with an offset", "2020-01-02T09:30-05:00", "2020-01-02T09:31-05:00"],
    ["times without zone", "2020-01-02 14:30", "2020-01-02 14:31"],
    ["epoch seconds", "1577975400", "1577975460"],
    ["epoch milliseconds", "1577975400000", "1577975460000"],
  ])("reads %s", (_, first, second) => {
    const series = seriesOf(rows(bar(first), bar(second)));
    expect([series.timeframe, ...isoTimes(series)]).toEqual([
      "1m",
      "2020-01-02T14:30:00.000Z",
      "2020-01-02T14:31:00.000Z",
    ]);
  });

  it("says that times without zone were taken for UTC", () => {
    const series = seriesOf(rows(bar("2020-01-02 14:30"), bar("2020-01-02 15:30")));
    expect(series.provenance.caveats).toEqual(["times carried no zone and were read as UTC"]);
  });

  it("puts daily bars with a time of day at midnight and says so", () => {
    const series = seriesOf(rows(bar("2020-01-02T05:00:00Z"), bar("2020-01-03T05:00:00Z")));
    expect([isoTimes(series), series.provenance.caveats]).toEqual([
      ["2020-01-02T00:00:00.000Z", "2020-01-03T00:00:00.000Z"],
      ["daily bars carried a time of day; each was put at midnight UTC of its UTC date"],
    ]);
  });

  it.each(["5m", "1w", "1mo"] as const)("finds the timeframe %s from the times", (timeframe) => {
    const dates = {
      "5m": ["2020-01-02T10:00Z", "2020-01-02T10:05Z"],
      "1w": ["2020-01-06", "2020-01-13"],
      "1mo": ["2020-01-01", "2020-02-01", "2020-03-01"],
    }[timeframe];
    expect(seriesOf(rows(...dates.map(bar))).timeframe).toBe(timeframe);
  });

  it("lists a hole, a NaN, a negative and a zero price, each with line, field, value and remedy", () => {
    const problems = problemsOf(
      rows(
        "2020-01-02,,12,9,11,100",
        "2020-01-03,10,NaN,9,11,100",
        "2020-01-06,10,12,-9,11,100",
        "2020-01-07,10,12,9,0,-5",
      ),
    );
    expect(problems).toEqual([
      {
        line: 2,
        field: "open",
        value: "empty",
        message: "must have a value",
        remedy: "fill in the value from the source, or remove the line and allow gaps",
      },
      {
        line: 3,
        field: "high",
        value: "NaN",
        message: "must be a finite number",
        remedy: "write digits with a point, such as 101.25",
      },
      {
        line: 4,
        field: "low",
        value: "-9",
        message: "must be a price above zero",
        remedy: "correct the price, or remove the bar and allow gaps",
      },
      {
        line: 5,
        field: "close",
        value: "0",
        message: "must be a price above zero",
        remedy: "correct the price, or remove the bar and allow gaps",
      },
      {
        line: 5,
        field: "volume",
        value: "-5",
        message: "must be zero or more",
        remedy: "correct the volume",
      },
    ]);
  });

  it("refuses a high below the low, and an open or close outside them", () => {
    const problems = problemsOf(
      rows("2020-01-02,10,8,9,11,100", "2020-01-03,13,12,9,11,100", "2020-01-06,10,12,9,8,100"),
    );
    expect(places(problems)).toEqual([
      [2, "high", "8"],
      [3, "open", "13"],
      [4, "close", "8"],
    ]);
  });

  it("refuses duplicates and bars out of order", () => {
    const problems = problemsOf(
      rows(bar("2020-01-03"), bar("2020-01-03"), bar("2020-01-06"), bar("2020-01-02")),
    );
    expect(places(problems)).toEqual([
      [3, "date", "2020-01-03T00:00:00.000Z"],
      [5, "date", "2020-01-02T00:00:00.000Z"],
    ]);
  });

  it.each([
    ["20200102", "a number that is neither seconds nor milliseconds"],
    ["1577975400000000", "microseconds"],
    ["2020-02-30", "a day that does not exist"],
    ["2020-01-02T25:00Z", "an hour that does not exist"],
    ["2020-01-02T10:00+15:00", "an offset that does not exist"],
    ["01/02/2020", "an ambiguous date"],
  ])("refuses the time %s (%s)", (cell) => {
    expect(places(problemsOf(rows(bar(cell)), { timeframe: "1d" }))).toEqual([[2, "date", cell]]);
  });

  it("refuses a second way of writing times", () => {
    expect(places(problemsOf(rows(bar("2020-01-02"), bar("1578009600"), bar("2020-01-06"))))).toEqual([
      [3, "date", "1578009600 (epoch seconds)"],
    ]);
  });

  it.each([
    ["open,high,low,close,volume", "date"],
    ["date,open,high,low,close", "volume"],
    ["date,date,open,high,low,close,volume", "date"],
    ["date;open;high;low;close;volume", "header"],
    ["", "date"],
  ])("refuses the header '%s'", (header, field) => {
    const [problem] = problemsOf(`${header}\n2020-01-02,1,1,1,1,1\n`);
    expect([problem?.line, problem?.field]).toEqual([1, field]);
  });

  it("refuses a file without bars, an empty line and a row of the wrong width", () => {
    expect(places(problemsOf(`${HEADER}\n`))).toEqual([[undefined, "file", HEADER]]);
    expect(places(problemsOf(rows(bar("2020-01-02"), "", "2020-01-03,1,2")))).toEqual([
      [3, "row", "an empty line"],
      [4, "row", "3 cells"],
    ]);
  });

  it("refuses a missing session of a weekday market, but no holiday and no additional day", () => {
    const complete = ["2020-01-17", "2020-01-21", "2020-01-22"]; // 2020-01-20 was a holiday
    expect(problemsOf(rows(...complete.map(bar)))).toEqual([]);
    expect(problemsOf(rows(...["2020-01-17", "2020-01-20", "2020-01-21"].map(bar)))).toEqual([]);
    expect(places(problemsOf(rows(...["2020-01-16", "2020-01-17", "2020-01-23"].map(bar))))).toEqual([
      [4, "date", "no bars for 2 sessions from 2020-01-21"],
    ]);
  });

  it("refuses a missing day of a market that trades every day", () => {
    const days = ["02", "03", "04", "05", "06", "07", "09", "10", "11", "12", "13"];
    expect(places(problemsOf(rows(...days.map((day) => bar(`2020-01-${day}`)))))).toEqual([
      [8, "date", "no bar for 2020-01-08"],
    ]);
  });

  it("takes missing sessions when gaps are allowed, and leaves a caveat", () => {
    const series = seriesOf(rows(...["2020-01-16", "2020-01-17", "2020-01-23"].map(bar)), {
      allowGaps: true,
    });
    expect(series.provenance.caveats).toEqual([
      "1 gap was allowed; first: no bars for 2 sessions from 2020-01-21",
    ]);
  });

  it("refuses a bar missing inside a day that all other days have", () => {
    const days = ["06", "07", "08", "09", "10", "13", "14", "15", "16", "17"];
    const lines = days.flatMap((day) => ["14", "15", "16"].map((hour) => bar(`2020-01-${day}T${hour}:00Z`)));
    const text = rows(...lines.filter((line) => !line.startsWith("2020-01-13T15")));
    expect(places(problemsOf(text))).toEqual([[18, "date", "no bar at 2020-01-13T15:00:00.000Z"]]);
  });

  it("refuses a week that is missing", () => {
    expect(places(problemsOf(rows(...["2020-01-06", "2020-01-13", "2020-01-27"].map(bar))))).toEqual([
      [4, "date", "no bar for 2020-01-20"],
    ]);
  });

  it.each(["1h", "1w"] as const)("refuses daily bars as %s", (timeframe) => {
    const daily = rows(bar("2020-01-02"), bar("2020-01-03"));
    expect(places(problemsOf(daily, { timeframe }))).toEqual([
      [undefined, "timeframe", "1440 minutes between most bars"],
    ]);
  });

  it("refuses hours as days, and takes minutes that are far apart", () => {
    const hours = rows(bar("2020-01-02T10:00Z"), bar("2020-01-02T11:00Z"));
    expect(places(problemsOf(hours, { timeframe: "1d" }))).toEqual([
      [undefined, "timeframe", "60 minutes between most bars"],
    ]);
    expect(seriesOf(hours, { timeframe: "1m" }).timeframe).toBe("1m");
  });

  it("takes a Friday and a Monday for daily bars, and a single date for one", () => {
    expect(seriesOf(rows(bar("2020-01-03"), bar("2020-01-06"))).timeframe).toBe("1d");
    expect(seriesOf(rows(bar("2020-01-03"))).timeframe).toBe("1d");
  });

  it("refuses times from which no timeframe can be told", () => {
    expect(places(problemsOf(rows(bar("2020-01-02T10:00Z"))))).toEqual([
      [undefined, "timeframe", "a single bar"],
    ]);
    const odd = rows(bar("2020-01-02T10:00Z"), bar("2020-01-02T10:07Z"));
    expect(places(problemsOf(odd))).toEqual([[undefined, "timeframe", "7 minutes between most bars"]]);
  });
});
