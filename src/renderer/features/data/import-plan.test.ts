import { describe, expect, it } from "vitest";
import {
  guessPlan,
  isDateAmbiguous,
  missingFields,
  previewOf,
  readProblems,
  toOrder,
} from "./import-plan.ts";

const PLAIN = "date,open,high,low,close,volume\n2020-01-02,1,2,0.5,1.5,100\n";
const EUROPEAN = "Datum;Erst;Hoch;Tief;Schlusskurs;Volumen\r\n31.12.2019;1,5;2;1;1,25;7\r\n";

const aFile = (name: string, head?: string) => ({ path: `/files/${name}`, name, bytes: 10, head });

describe("guessPlan", () => {
  it("takes a plain file as it is", () => {
    const file = aFile("acme.csv", PLAIN);
    expect(toOrder(guessPlan(file), file)).toEqual({
      paths: ["/files/acme.csv"],
      symbol: "ACME",
      allowGaps: false,
      columns: {},
      isTicks: false,
    });
  });

  it("finds separators, decimals, days and columns of another country", () => {
    const file = aFile("daten.csv", EUROPEAN);
    expect(toOrder(guessPlan(file), file)).toMatchObject({
      columns: {
        date: "Datum",
        open: "Erst",
        high: "Hoch",
        low: "Tief",
        close: "Schlusskurs",
        volume: "Volumen",
      },
      dialect: { delimiter: "semicolon", decimal: "comma", dateOrder: "day_first" },
    });
  });

  it("tells the month first from a day above twelve", () => {
    const file = aFile("us.csv", "date,close\n01/02/2020,5\n01/13/2020,6\n");
    expect(guessPlan(file).dialect.dateOrder).toBe("month_first");
  });

  it("knows which columns it did not find, and asks for none of a file that is no text", () => {
    const file = aFile("short.csv", "date,last\n2020-01-02,5\n");
    expect(missingFields(guessPlan(file), file)).toEqual(["open", "high", "low", "volume"]);
    const binary = aFile("bars.parquet");
    expect(missingFields(guessPlan(binary), binary)).toEqual([]);
  });
});

describe("isDateAmbiguous", () => {
  it.each([
    ["date\n01/02/2020", true],
    ["date\n01/02/2020\n01/13/2020", false],
    ["date\n01.02.2020", false],
    ["date\n2020-01-02", false],
  ])("of %j is %s", (head, expected) => {
    const { dialect } = guessPlan({ name: "a.csv", head });
    expect(isDateAmbiguous(previewOf(head, dialect))).toBe(expected);
  });
});

describe("readProblems", () => {
  it("puts the line apart", () => {
    expect(readProblems(["line 12: close must be above zero", "and 3 more problems"])).toEqual([
      { line: 12, text: "close must be above zero" },
      { line: undefined, text: "and 3 more problems" },
    ]);
  });
});
