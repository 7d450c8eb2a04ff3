import { describe, expect, it } from "vitest";
import { aContext } from "#engine/testing/a-context.ts";
import { errorOf } from "#engine/testing/error-of.ts";
import { dataManifest } from "./manifest.ts";
import { createData } from "./slice.ts";
import { createMemoryLibrary } from "#engine/testing/memory-library.ts";

const GOOD = "date,open,high,low,close,volume\n2020-01-02,10,12,9,11,100\n2020-01-03,11,13,10,12,0\n";
const BAD = "date,open,high,low,close,volume\n2020-01-02,10,12,9,,100\n2020-01-03,11,13,10,-12,0\n";

const { methods } = dataManifest;

function setUp() {
  const library = createMemoryLibrary();
  const { methods: data } = createData({ library });
  const importText = (text: string, more: object = {}) =>
    data.import_csv(
      methods.import_csv.input.parse({ symbol: "acme", fileName: "acme.csv", text, ...more }),
      aContext(),
    );
  return { library, data, importText };
}

describe("import_csv", () => {
  it("stores the bars under the upper-case symbol with their origin", async () => {
    const { data, importText } = setUp();
    const { series } = methods.import_csv.output.parse(await importText(GOOD));
    expect(series).toEqual({
      symbol: "ACME",
      timeframe: "1d",
      provider: "csv",
      isSynthetic: false,
      bars: 2,
      from: "2020-01-02",
      to: "2020-01-03",
      dataHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      caveats: [],
    });
    expect(await data.list_symbols({}, aContext())).toEqual({ series: [series], ticks: [] });
  });

  it("stores nothing when anything is wrong, and lists all that is", () => {
    const { library, importText } = setUp();
    const error = errorOf(() => importText(BAD));
    expect([error.kind, error.code, error.field, error.value, error.details, library.list()]).toEqual([
      "user",
      "data.invalid-bars",
      "close",
      "empty",
      [
        "line 2: close must have a value, was empty; fill in the value from the source, or remove the line and allow gaps",
        "line 3: close must be a price above zero, was -12; correct the price, or remove the bar and allow gaps",
      ],
      [],
    ]);
  });

  it("checks a timeframe that is given", () => {
    expect(errorOf(() => setUp().importText(GOOD, { timeframe: "1h" })).field).toBe("timeframe");
  });
});

describe("coverage", () => {
  it("lists missing sessions and suspicious bars", async () => {
    const { data, importText } = setUp();
    const gap = `${GOOD}2020-01-08,12,13,11,12,5\n`;
    await importText(gap, { allowGaps: true });
    const found = await data.coverage(methods.coverage.input.parse({ symbol: "ACME" }), aContext());
    const { gaps, suspiciousBars, series } = methods.coverage.output.parse(found);
    expect([gaps, suspiciousBars, series.caveats]).toEqual([
      ["no bars for 2 sessions from 2020-01-06"],
      [],
      ["1 gap was allowed; first: no bars for 2 sessions from 2020-01-06"],
    ]);
  });

  it("names the times of suspicious bars", async () => {
    const { data, importText } = setUp();
    const lines = Array.from({ length: 30 }, (_, index) => {
      const price = index === 29 ? 300 : 100 + (index % 2);
      return `${new Date(Date.UTC(2020, 0, 4 + index)).toISOString().slice(0, 10)},${price},${price},${price},${price},1`;
    });
    await importText(["date,open,high,low,close,volume", ...lines].join("\n"));
    const found = await data.coverage(methods.coverage.input.parse({ symbol: "ACME" }), aContext());
    expect(found.suspiciousBars).toEqual(["2020-02-02T00:00:00.000Z"]);
  });
});

describe("import_csv of another market", () => {
  const WEEKDAYS =
    "date,open,high,low,close,volume\n2020-01-17,1,1,1,1,0\n2020-01-20,1,1,1,1,0\n2020-01-21,1,1,1,1,0\n";

  it("keeps the market and what was done to the prices with the series", async () => {
    const { library, importText } = setUp();
    await importText(WEEKDAYS, { market: "forex", prices: "split_adjusted" });
    expect(library.load("ACME", "1d")?.provenance).toMatchObject({
      market: "forex",
      prices: "split_adjusted",
    });
  });

  it("asks for the days of that market", () => {
    const error = errorOf(() => setUp().importText(WEEKDAYS, { market: "crypto" }));
    expect(error.value).toBe("no bars for 2 sessions from 2020-01-18");
  });
});
