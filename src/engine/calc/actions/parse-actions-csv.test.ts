import { describe, expect, it } from "vitest";
import { parseActionsCsv } from "./parse-actions-csv.ts";

function problemsOf(text: string) {
  const parsed = parseActionsCsv(text);
  return parsed.ok ? [] : parsed.error.map(({ line, field, value }) => [line, field, value]);
}

describe("parseActionsCsv", () => {
  it("reads splits in every notation and dividends, and sorts them by day", () => {
    const text =
      "Kind,date,VALUE\r\nsplit,2020-08-31,4\r\nSplit,2009-07-01,1:20\r\nsplit,1998-08-03,3:2\r\ndividend,2020-08-07,0.82\r\n";
    expect(parseActionsCsv(text)).toEqual({
      ok: true,
      value: [
        { kind: "split", date: "1998-08-03", ratio: 1.5 },
        { kind: "split", date: "2009-07-01", ratio: 0.05 },
        { kind: "dividend", date: "2020-08-07", amount: 0.82 },
        { kind: "split", date: "2020-08-31", ratio: 4 },
      ],
    });
  });

  it("names every wrong cell", () => {
    const rows = [
      "2020-02-30,split,2",
      "2020-01-02,split,1",
      "2020-01-03,split,0:2",
      "2020-01-04,split,x",
      "2020-01-05,dividend,0",
      "2020-01-06,dividend,-1",
      "2020-01-07,merger,1",
      "2020-01-08,,",
    ];
    expect(problemsOf(["date,kind,value", ...rows].join("\n"))).toEqual([
      [2, "date", "2020-02-30"],
      [3, "value", "1"],
      [4, "value", "0:2"],
      [5, "value", "x"],
      [6, "value", "0"],
      [7, "value", "-1"],
      [8, "kind", "merger"],
      [9, "kind", "empty"],
    ]);
  });

  it("refuses two of a kind on one day, but not a split and a dividend", () => {
    const text = "date,kind,value\n2020-01-02,split,2\n2020-01-02,dividend,1\n2020-01-02,split,3";
    expect(problemsOf(text)).toEqual([[4, "date", "2020-01-02"]]);
  });

  it("refuses a text without its columns or without a line", () => {
    expect(problemsOf("")).toEqual([
      [1, "date", "empty"],
      [1, "kind", "empty"],
      [1, "value", "empty"],
    ]);
    expect(problemsOf("date,kind,value\n")).toEqual([[undefined, "file", "date,kind,value"]]);
  });
});
