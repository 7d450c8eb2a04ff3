import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { aTickSeries } from "#engine/testing/a-tick-series.ts";
import { errorOf } from "#engine/testing/error-of.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { createMemoryLibrary } from "#engine/testing/memory-library.ts";
import { epochMs, formatIsoDate } from "#shared/model/time.ts";
import { createData } from "./slice.ts";
import { dataManifest } from "./manifest.ts";

const hours = aBarSeries({
  symbol: "COIN",
  closes: Array.from({ length: 24 * 30 }, (_, index) => 100 + (index % 7)),
  timeframe: "1h",
  provenance: { market: "crypto" },
});
const { input: schema, output } = dataManifest.methods.show;
const trades = aTickSeries(Array.from({ length: 7_200 }, (_, index) => 1_000 + (index % 5)));
const slice = createData({ library: createMemoryLibrary(loadSpx(), hours, trades) });

async function show(input: Readonly<Record<string, unknown>>) {
  const { series, shown } = output.parse(await slice.methods.show(schema.parse(input), aContext()));
  const days = Array.from(shown.tsOpenMs, (time) => formatIsoDate(epochMs(time)));
  return { series, shown, days };
}

const refusal = async (input: Readonly<Record<string, unknown>>) =>
  show(input).then(
    () => undefined,
    (thrown: unknown) =>
      errorOf(() => {
        throw thrown;
      }),
  );

describe("show", () => {
  it("shows all bars as they are stored when nothing more is said", async () => {
    const { shown, series } = await show({ symbol: "spx" });
    expect([shown.dataHash, series.bars]).toEqual([loadSpx().dataHash, 5105]);
  });

  it("shows the longest stored bars of a symbol without days", async () => {
    expect((await show({ symbol: "COIN" })).shown.timeframe).toBe("1h");
  });

  it("shows whole weeks that open on the days asked for, and says what they were joined from", async () => {
    const { shown, days, series } = await show({
      symbol: "SPX",
      timeframe: "1w",
      from: "2019-01-02",
      to: "2019-01-15",
    });
    const week = loadSpx();
    const closeOf = (day: string) => week.close[week.tsOpenMs.indexOf(Date.parse(day))];
    expect([days, [...shown.close], series.caveats]).toEqual([
      ["2019-01-07", "2019-01-14"],
      [closeOf("2019-01-11"), closeOf("2019-01-18")],
      ["1w bars were joined from 1d bars"],
    ]);
  });

  it("says of the last month that it is not over", async () => {
    const { series } = await show({ symbol: "SPX", timeframe: "1mo", from: "2020-03-01" });
    expect(series.caveats.at(-1)).toBe("the last 1mo bar (2020-04-01) holds 1d bars up to 2020-04-17 only");
  });

  it("joins days of a coin from its hours", async () => {
    const { days, series } = await show({
      symbol: "COIN",
      timeframe: "1d",
      from: "2020-01-03",
      to: "2020-01-04",
    });
    expect([days, series.caveats]).toEqual([
      ["2020-01-03", "2020-01-04"],
      ["1d bars were joined from 1h bars"],
    ]);
  });

  it.each([
    [{ symbol: "SPX", timeframe: "1h" }, "data.no-such-series", "timeframe"],
    [{ symbol: "SPY" }, "data.unknown-symbol", "symbols"],
    [{ symbol: "SPX", from: "2021-01-01" }, "data.range-empty", "from"],
    [{ symbol: "SPX", from: "2019-02-02", to: "2019-02-03" }, "data.range-empty", "from"],
    [{ symbol: "SPX", from: "2019-02-04", to: "2019-01-03" }, "data.range-empty", "from"],
  ])("refuses %j with %s", async (input, code, field) => {
    expect(await refusal(input)).toMatchObject({ kind: "user", code, field });
  });
});

describe("stored trades", () => {
  const { methods } = dataManifest;
  const showTicks = async (input: object) =>
    methods.show_ticks.output.parse(
      await slice.methods.show_ticks(
        methods.show_ticks.input.parse({ symbol: "ticky", ...input }),
        aContext(),
      ),
    );

  it("are shown as they are, the last ones of the days asked for", async () => {
    expect(await showTicks({ limit: 2 })).toEqual({
      info: expect.objectContaining({ symbol: "TICKY", trades: 7_200, from: "2024-07-09" }),
      totalTrades: 7_200,
      tsMs: trades.tsMs.slice(-2),
      price: trades.price.slice(-2),
      size: trades.size.slice(-2),
    });
    expect((await showTicks({ from: "2024-07-10" })).totalTrades).toBe(0);
  });

  it.each([
    [
      { symbol: "SPX" },
      "use one of TICKY from csv, or import a file of trades with `data import FILE --keep-ticks`",
    ],
    [
      { provider: "yahoo" },
      "use one of TICKY from csv, or import a file of trades with `data import FILE --keep-ticks`",
    ],
  ])("are refused for %j, with what to do", async (input, remedy) => {
    await expect(showTicks(input)).rejects.toMatchObject({ code: "data.no-ticks", remedy });
  });

  it("are joined to bars of any length, by the minute where nothing is said", async () => {
    const lengths = await Promise.all(
      [{}, { timeframe: "5m" }, { timeframe: "1h" }, { timeframe: "1mo" }].map(async (more) => {
        const { shown } = await show({ symbol: "TICKY", ...more });
        return [shown.timeframe, shown.close.length];
      }),
    );
    expect(lengths).toEqual([
      ["1m", 120],
      ["5m", 24],
      ["1h", 2],
      ["1mo", 1],
    ]);
  });

  it("are traded on as the bars that they are joined to", async () => {
    const input = { symbols: ["TICKY"], from: "2024-07-09", to: "2024-07-09", timeframe: "5m" };
    const got = await slice.methods.get_historical(methods.get_historical.input.parse(input), aContext());
    expect([got.bars[0]?.close.length, got.caveats]).toEqual([24, ["5m bars were joined from 7200 trades"]]);
  });

  it("are listed, and told of with the series", async () => {
    const listed = await slice.methods.list_symbols({}, aContext());
    const covered = await slice.methods.coverage(
      methods.coverage.input.parse({ symbol: "TICKY", timeframe: "1m" }),
      aContext(),
    );
    expect([listed.ticks.map(({ symbol }) => symbol), covered.ticks[0]?.trades]).toEqual([["TICKY"], 7_200]);
  });

  it("do not answer for another provider", async () => {
    expect(await refusal({ symbol: "TICKY", provider: "yahoo" })).toMatchObject({
      code: "data.no-such-series",
      message: "TICKY has no 1d bars from yahoo, it has trades from csv",
    });
  });
});
