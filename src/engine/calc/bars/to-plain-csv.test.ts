import { describe, expect, it } from "vitest";
import { PLAIN_CSV } from "#shared/model/csv-dialect.ts";
import { toPlainCsv } from "./to-plain-csv.ts";

describe("toPlainCsv", () => {
  it("reads what spreadsheets of continental Europe write", () => {
    const text = 'Datum;Erst;Volumen\r\n31.12.2019;"1234,5";7\r\n2.1.2020 15:30;0,25;8\r\n';
    expect(toPlainCsv(text, { delimiter: "semicolon", decimal: "comma", dateOrder: "day_first" })).toBe(
      "Datum,Erst,Volumen\r\n2019-12-31,1234.5,7\r\n2020-01-02 15:30,0.25,8\r\n",
    );
  });

  it("tells the month from the day only as it was told", () => {
    const text = "date\tclose\n01/02/2020\t5";
    expect(toPlainCsv(text, { delimiter: "tab", decimal: "point", dateOrder: "month_first" })).toBe(
      "date,close\n2020-01-02,5",
    );
    expect(toPlainCsv(text, { delimiter: "tab", decimal: "point", dateOrder: "day_first" })).toBe(
      "date,close\n2020-02-01,5",
    );
  });

  it("takes years that come first with points or strokes", () => {
    expect(toPlainCsv("date\n2020/1/31\n2020.01.31T14:00", { ...PLAIN_CSV, dateOrder: "day_first" })).toBe(
      "date\n2020-01-31\n2020-01-31T14:00",
    );
  });

  it.each(["1.234,5", "1,234,5", "12,", "abc", "31.12.19", "2019-12-31"])(
    "leaves %s to be judged where it is read",
    (cell) => {
      const dialect = { delimiter: "semicolon", decimal: "comma", dateOrder: "day_first" } as const;
      expect(toPlainCsv(`close\n${cell}`, dialect)).toBe(`close\n${cell}`);
    },
  );

  it("leaves a plain file as it is", () => {
    const text = "date,close\n2020-01-02,1.5\n\n";
    expect(toPlainCsv(text, PLAIN_CSV)).toBe(text);
  });
});
