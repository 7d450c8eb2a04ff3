import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { aContext } from "#engine/testing/a-context.ts";
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
const slice = createData({ library: createMemoryLibrary(loadSpx(), hours) });

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
