import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import { createFakeNetwork, daysOf } from "#engine/testing/fake-network.ts";
import { createMemoryLibrary } from "#engine/testing/memory-library.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { Market } from "#shared/model/market.ts";
import { DAY_MS } from "#shared/model/time.ts";
import { dataManifest } from "./manifest.ts";
import { createData } from "./slice.ts";

const { methods } = dataManifest;
const WEEKDAYS = 60;

/** Mondays to Fridays from 2020-01-06 on, as far as they are there. */
function weekdays(isThere: (day: string, index: number) => boolean): string {
  const days = Array.from({ length: WEEKDAYS }, (_, index) => {
    const week = Math.floor(index / 5);
    return new Date(Date.UTC(2020, 0, 6 + week * 7 + (index % 5))).toISOString().slice(0, 10);
  });
  const lines = days
    .filter(isThere)
    .map((day, index) => `${day},1,1.2,0.9,${1 + (index % 5) / 20},${1_000 + (index % 7)}`);
  return [`date,open,high,low,close,volume`, ...lines, ""].join("\n");
}

function setUp(...series: readonly BarSeries[]) {
  const library = createMemoryLibrary(...series);
  const network = createFakeNetwork({ yahoo: { "EURUSD=X": daysOf(Array.from({ length: 12 }, () => 1)) } });
  const data = createData({ library, network });
  const published: unknown[] = [];
  const context = aContext({
    clock: createFakeClock(Date.UTC(2020, 0, 6) + 10 * DAY_MS),
    publish: (name, payload) => void published.push([name, payload]),
  });
  const set = async (symbol: string, market: Market, more: object = {}) =>
    methods.set_market.output.parse(
      await data.methods.set_market(methods.set_market.input.parse({ symbol, market, ...more }), context),
    );
  const importIt = (isThere: (day: string, index: number) => boolean) =>
    data.methods.import_csv(
      methods.import_csv.input.parse({
        symbol: "EURUSD",
        fileName: "a.csv",
        text: weekdays(isThere),
        allowGaps: true,
      }),
      context,
    );
  return { data, library, context, set, importIt, published };
}

describe("set_market", () => {
  it("judges gaps by the new calendar, leaves bars and hash as they are, and says so to whoever listens", async () => {
    const { library, set, importIt, published } = setUp();
    await importIt((day) => day !== "2020-01-15" && day !== "2020-02-17");
    const before = library.loadRaw("EURUSD", "1d", "csv");
    expect(before?.provenance.caveats).toEqual([expect.stringMatching(/^1 gap was allowed/)]);
    // Presidents' Day (February 17) is a session of currencies, not of US shares.
    const report = await set("eurusd", "forex");
    const after = library.loadRaw("EURUSD", "1d", "csv");
    expect(report).toMatchObject({ was: "us_equity", market: "forex", missing: 2, state: "trusted" });
    expect(after).toEqual({ ...before, provenance: after?.provenance });
    expect(after?.provenance).toMatchObject({
      market: "forex",
      caveats: ["2 missing by the calendar; first: no bar for 2020-01-15"],
    });
    expect(published).toEqual([
      [
        "series.market.changed",
        { symbol: "EURUSD", timeframe: "1d", provider: "csv", was: "us_equity", market: "forex" },
      ],
    ]);
    await set("eurusd", "forex");
    expect(published).toHaveLength(1);
  });

  it("holds a series back that the new calendar makes a sieve, and lets it go when set back", async () => {
    const { data, context, set, importIt } = setUp();
    // No Fridays: with the weekends that is three days of seven.
    await importIt((_, index) => index % 5 !== 4);
    const get = async () =>
      data.methods.get_historical(
        methods.get_historical.input.parse({ symbols: ["EURUSD"], defaultRange: "all" }),
        context,
      );
    expect((await set("EURUSD", "crypto")).state).toBe("quarantined");
    await expect(get()).rejects.toMatchObject({ code: "data.quarantined" });
    expect((await set("EURUSD", "us_equity")).state).toBe("trusted");
    expect((await get()).bars).toHaveLength(1);
  });

  it("is kept when the provider sends more bars", async () => {
    const { data, library, context, set } = setUp();
    const fetch = methods.fetch.input.parse({ symbols: ["EURUSD=X"] });
    await data.methods.fetch(fetch, context);
    await set("EURUSD=X", "forex");
    const later = { ...context, clock: createFakeClock(Date.UTC(2020, 0, 6) + 12 * DAY_MS) };
    const { fetched } = await data.methods.fetch(fetch, later);
    expect([fetched[0]?.status, library.loadRaw("EURUSD=X", "1d", "yahoo")?.provenance.market]).toEqual([
      "updated",
      "forex",
    ]);
  });

  it("refuses bars that are not stored", async () => {
    const bundled = aBarSeries({ symbol: "SPX", closes: [1, 2], provenance: { provider: "bundled" } });
    const { set } = setUp(bundled);
    await expect(set("SPX", "forex")).rejects.toMatchObject({
      code: "data.fixed-market",
      message: "the market can be set of stored bars only; the 1d bars of SPX come from bundled",
    });
    await expect(set("NOPE", "forex")).rejects.toMatchObject({ code: "data.unknown-symbol" });
  });
});
