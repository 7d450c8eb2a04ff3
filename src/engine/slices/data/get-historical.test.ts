import { describe, expect, it } from "vitest";
import { createCancellation } from "#engine/base/cancellation.ts";
import { hashSeries } from "#engine/calc/bars/hash-series.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { errorOf } from "#engine/testing/error-of.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { epochMs, formatIsoDate } from "#shared/model/time.ts";
import { getHistorical } from "./get-historical.ts";
import { dataManifest } from "./manifest.ts";
import { createMemoryLibrary } from "#engine/testing/memory-library.ts";

const counting = (from: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => from + index);

/** 30 and 20 days; both have 2020-01-11 to 2020-01-30. */
const early = aBarSeries({ symbol: "EARLY", closes: counting(100, 30), startDate: "2020-01-01" });
const late = aBarSeries({ symbol: "LATE", closes: counting(200, 20), startDate: "2020-01-11" });
const library = createMemoryLibrary(loadSpx(), early, late);

const { input: schema, output: outputSchema } = dataManifest.methods.get_historical;

function get(input: Readonly<Record<string, unknown>>, context = aContext()) {
  return outputSchema.parse(getHistorical(library, schema.parse(input), context));
}

const days = (series: BarSeries): readonly (string | undefined)[] =>
  [0, -1].map((index) => formatIsoDate(epochMs(series.tsOpenMs.at(index)!)));

describe("getHistorical", () => {
  it("uses the very range that was asked for and gives all history before it, nothing after", () => {
    const { bars, range } = get({ symbols: ["SPX"], from: "2010-01-01", to: "2019-12-31" });
    expect([range, bars.map(days)]).toEqual([
      { from: "2010-01-01", to: "2019-12-31", isAsked: true },
      [["2000-01-03", "2019-12-31"]],
    ]);
  });

  it("gives two series for two symbols, in their order", () => {
    const { bars } = get({ symbols: ["LATE", "EARLY"] });
    expect(bars.map(({ symbol, close }) => [symbol, close[0]])).toEqual([
      ["LATE", 200],
      ["EARLY", 100],
    ]);
  });

  it("trades the second half of what all series have when no range is asked for", () => {
    expect(get({ symbols: ["EARLY"] }).range).toEqual({
      from: "2020-01-16",
      to: "2020-01-30",
      isAsked: false,
    });
    expect(get({ symbols: ["EARLY", "LATE"] }).range).toEqual({
      from: "2020-01-21",
      to: "2020-01-30",
      isAsked: false,
    });
  });

  it("trades all that the series have in common when told so", () => {
    expect(get({ symbols: ["EARLY", "LATE"], defaultRange: "all" }).range).toEqual({
      from: "2020-01-11",
      to: "2020-01-30",
      isAsked: false,
    });
  });

  it("completes half a range", () => {
    expect(get({ symbols: ["EARLY"], from: "2020-01-05" }).range).toEqual({
      from: "2020-01-05",
      to: "2020-01-30",
      isAsked: true,
    });
    expect(get({ symbols: ["EARLY"], to: "2020-01-10" }).range).toEqual({
      from: "2020-01-06",
      to: "2020-01-10",
      isAsked: true,
    });
  });

  it("takes symbols in any case", () => {
    expect(get({ symbols: ["spx"] }).bars[0]?.symbol).toBe("SPX");
  });

  it("hashes exactly the bars that it gives", () => {
    const { bars, dataHash } = get({ symbols: ["EARLY", "LATE"], to: "2020-01-20" });
    expect(bars.map((series) => series.dataHash)).toEqual(bars.map((series) => hashSeries(series, sha256)));
    expect(dataHash).toBe(sha256(bars.map((series) => series.dataHash).join("\n")));
    expect(get({ symbols: ["EARLY", "LATE"], to: "2020-01-21" }).dataHash).not.toBe(dataHash);
  });

  it("warns of copied opens in the range, in the caveats and with the series", () => {
    const warned = get({ symbols: ["SPX"], from: "2010-01-01", to: "2019-12-31" });
    const calm = get({ symbols: ["SPX"], from: "2016-01-01", to: "2019-12-31" });
    expect([warned.caveats, warned.bars[0]?.provenance.caveats, calm.caveats]).toEqual([
      [expect.stringContaining("SPX opens at exactly the close of the day before on 157 of 2516 days")],
      warned.caveats,
      [],
    ]);
  });

  it("counts suspicious bars of the range", () => {
    const closes = [...Array.from({ length: 40 }, (_, index) => 100 + (index % 2)), 300, 301, 300];
    const spiked = createMemoryLibrary(aBarSeries({ symbol: "SPIKE", closes, startDate: "2020-01-01" }));
    const caveatsOf = (range: object) =>
      getHistorical(spiked, schema.parse({ symbols: ["SPIKE"], ...range }), aContext()).caveats;
    expect(caveatsOf({ from: "2020-01-30", to: "2020-02-12" })).toEqual([
      "1 bar of SPIKE in the range moved so far that they are graded suspicious",
    ]);
    expect(caveatsOf({ from: "2020-01-02", to: "2020-02-01" })).toEqual([]);
  });

  it("joins days to weeks that know nothing of days after the range", () => {
    const { bars } = get({ symbols: ["EARLY"], to: "2020-01-14", timeframe: "1w" });
    expect([days(bars[0]!), bars[0]?.close]).toEqual([
      ["2019-12-30", "2020-01-13"],
      Float64Array.of(104, 111, 113),
    ]);
  });

  it("takes a day outside the data when no session lies between", () => {
    expect(get({ symbols: ["SPX"], from: "2000-01-01", to: "2020-04-19" }).range).toEqual({
      from: "2000-01-01",
      to: "2020-04-19",
      isAsked: true,
    });
  });

  it("stops when cancelled", () => {
    const cancellation = createCancellation();
    cancellation.cancel("a person");
    expect(errorOf(() => get({ symbols: ["SPX"] }, aContext({ cancellation }))).code).toBe("run.cancelled");
  });

  it.each([
    [
      { symbols: ["SPX"], from: "1999-01-01" },
      "data.range-not-covered",
      "from",
      "1999-01-01",
      "ask for days from 2000-01-03 to 2020-04-17",
    ],
    [
      { symbols: ["SPX"], to: "2020-04-20" },
      "data.range-not-covered",
      "to",
      "2020-04-20",
      "ask for days from 2000-01-03 to 2020-04-17",
    ],
    [
      { symbols: ["EARLY"], to: "2020-02-01" },
      "data.range-not-covered",
      "to",
      "2020-02-01",
      "ask for days from 2020-01-01 to 2020-01-30",
    ],
    [
      { symbols: ["SPX"], from: "2019-12-31", to: "2010-01-01" },
      "data.range-reversed",
      "from",
      "2019-12-31",
      "give the earlier day as from and the later as to",
    ],
    [
      { symbols: ["SPX"], from: "2010-01-02", to: "2010-01-03" },
      "data.range-empty",
      "from",
      "2010-01-02",
      "ask for days on which all symbols have bars, or run the symbols apart",
    ],
    [
      { symbols: ["SPX", "LATE"], defaultRange: "all", to: "2020-01-10" },
      "data.range-not-covered",
      "to",
      "2020-01-10",
      "ask for days from 2020-01-11 to 2020-01-30",
    ],
    [
      { symbols: ["SPY"] },
      "data.unknown-symbol",
      "symbols",
      "SPY",
      "did you mean SPX? available: SPX, EARLY, LATE; import a CSV, or name the provider synthetic",
    ],
    [
      { symbols: ["SPX"], provider: "csv" },
      "data.no-such-series",
      "timeframe",
      "1d",
      "ask for a timeframe at least as long as the one at hand, or import shorter bars",
    ],
    [
      { symbols: ["SPX"], timeframe: "1h" },
      "data.no-such-series",
      "timeframe",
      "1h",
      "ask for a timeframe at least as long as the one at hand, or import shorter bars",
    ],
    [{ symbols: ["SPX", "spx"] }, "data.symbol-twice", "symbols", "SPX", "name each symbol once"],
  ])("refuses %j with %s", (input, code, field, value, remedy) => {
    const error = errorOf(() => get(input));
    expect({
      kind: error.kind,
      code: error.code,
      field: error.field,
      value: error.value,
      remedy: error.remedy,
    }).toEqual({ kind: "user", code, field, value, remedy });
  });

  it("refuses symbols without a day in common", () => {
    const old = aBarSeries({ symbol: "OLD", closes: [1, 2, 3], startDate: "2001-01-01" });
    const input = schema.parse({ symbols: ["OLD", "EARLY"], defaultRange: "all" });
    const error = errorOf(() => getHistorical(createMemoryLibrary(old, early), input, aContext()));
    expect(error.code).toBe("data.range-empty");
  });
});
