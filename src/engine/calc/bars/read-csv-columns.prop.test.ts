import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256 } from "#engine/testing/sha256.ts";
import { CsvScanner } from "./csv-scanner.ts";
import { parseCsvTime } from "./csv-time.ts";
import { CsvTimes } from "./csv-times.ts";
import { findFirstInvalidBar } from "./find-first-invalid-bar.ts";
import { parseBarsCsv } from "./parse-bars-csv.ts";
import { readCsvColumns } from "./read-csv-columns.ts";
import { findInvalidBars } from "./validate-bars.ts";

function scan(cell: string): CsvScanner {
  const scanner = new CsvScanner(Buffer.from(cell), 1);
  scanner.nextLine();
  return scanner;
}

const digits = (count: number) =>
  fc.string({
    unit: fc.constantFrom("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
    minLength: 0,
    maxLength: count,
  });
const anyNumber = fc
  .tuple(fc.constantFrom("", "-", "+"), digits(18), fc.constantFrom("", "."), digits(18))
  .map((parts) => parts.join(""));

describe("a cell", () => {
  it("that is a plain number is the double that its text is", () => {
    fc.assert(
      fc.property(anyNumber, (text) => {
        const value = scan(text).plainNumber(0);
        expect([Number.NaN, Number(text)]).toContainEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  it.each(["", ".", "-", "1e5", " 1", "0x10", "Infinity", "1.2.3", "1234567890123456"])(
    "that is no plain number is left to others: %j",
    (text) => {
      expect(scan(text).plainNumber(0)).toBeNaN();
    },
  );

  it("that is a time is the time that its text is", () => {
    const two = fc.integer({ min: 0, max: 99 }).map((value) => String(value).padStart(2, "0"));
    const year = fc.constantFrom("0050", "1969", "1970", "2000", "2024", "2100");
    const part = fc
      .tuple(
        year,
        two,
        two,
        fc.constantFrom("T", " ", "t", "x"),
        two,
        two,
        fc.constantFrom("", ":30", ":61", ":1"),
      )
      .map(
        ([y, m, d, separator, hour, minute, second]) =>
          `${y}-${m}-${d}${separator}${hour}:${minute}${second}`,
      );
    const zone = fc.constantFrom("", "Z", "z", " UTC", "+01:00", "-0530", "+15:00");
    const text = fc.oneof(
      fc.tuple(part, zone).map((parts) => parts.join("")),
      fc.tuple(year, two, two).map((parts) => parts.join("-")),
      digits(14),
    );
    fc.assert(
      fc.property(text, (cell) => {
        const times = new CsvTimes(scan(cell), 0);
        const time = times.read();
        const known = parseCsvTime(cell);
        expect(Number.isNaN(time) ? undefined : { tsMs: time, notation: times.notation }).toEqual(known);
      }),
      { numRuns: 500 },
    );
  });
});

it("finds the first invalid bar where the explanations begin", () => {
  const price = fc.constantFrom(0, -1, 1, 2, 3, Number.NaN, Number.POSITIVE_INFINITY);
  const row = fc.tuple(fc.integer({ min: 1, max: 6 }), price, price, price, price, price);
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
      const column = (index: number) => Float64Array.from(rows, (values) => values[index]!);
      const columns = {
        tsOpenMs: column(0),
        open: column(1),
        high: column(2),
        low: column(3),
        close: column(4),
        volume: column(5),
      };
      const [first] = findInvalidBars(columns, (index) => index);
      expect(findFirstInvalidBar(columns)).toBe(first?.line ?? -1);
    }),
    { numRuns: 400 },
  );
});

describe("a large file", () => {
  const provenance = { provider: "csv", isSynthetic: false, origin: "a test", caveats: [] };
  const options = { symbol: "A", provenance, hash: sha256 };
  const HEADER = "date,open,high,low,close,volume";

  it("in which everything is wrong is read no further than anybody would look", () => {
    const parsed = parseBarsCsv(`${HEADER}\n${"nothing\n".repeat(150_000)}`, options);
    expect(parsed.ok ? [] : [parsed.error.length, parsed.error.at(-1)]).toEqual([
      100_001,
      expect.objectContaining({ line: 100_001, value: "too many problems to list" }),
    ]);
  });

  it("says how far it is read, and ends when told to", () => {
    const rows = Array.from({ length: 40_000 }, (_, index) => `${1577836800 + index * 60},1,1,1,1,1`);
    const bytes = Buffer.from([HEADER, ...rows].join("\n"));
    const fractions: number[] = [];
    const fields = HEADER.split(",");
    readCsvColumns(bytes, { fields, mapping: {}, onStep: (fraction) => void fractions.push(fraction) });
    expect(fractions.map((fraction) => fraction.toFixed(1))).toEqual(["0.4", "0.8"]);
    const stop = () =>
      readCsvColumns(bytes, {
        fields,
        mapping: {},
        onStep: () => {
          throw new Error("enough");
        },
      });
    expect(stop).toThrow("enough");
  });
});

describe("a mapped heading", () => {
  const provenance = { provider: "csv", isSynthetic: false, origin: "a test", caveats: [] };
  const options = { symbol: "A", provenance, hash: sha256 };

  it("stands for its field alone, and is told", () => {
    const text = "Timestamp,Open,High,Low,Close,Adj Close,Vol\n2020-01-02,1,3,1,2,2.5,7\n";
    const mapping = { close: "adj close", volume: "Vol" };
    const parsed = parseBarsCsv(text, { ...options, mapping });
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        close: Float64Array.of(2.5),
        volume: Float64Array.of(7),
        provenance: {
          caveats: ["columns were mapped: close from adj close, volume from Vol", "columns not read: close"],
        },
      },
    });
  });

  it("must be in the file", () => {
    const parsed = parseBarsCsv("date,open,high,low,close,volume\n2020-01-02,1,1,1,1,1\n", {
      ...options,
      mapping: { close: "Last" },
    });
    expect(parsed.ok ? [] : parsed.error).toMatchObject([
      { line: 1, field: "close", message: "must be the column Last of the header" },
    ]);
  });
});
