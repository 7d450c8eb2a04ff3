import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import { createMemoryLibrary } from "#engine/testing/memory-library.ts";
import { AppError } from "#shared/errors/app-error.ts";
import type { NetworkPolicy } from "#shared/model/network-provider.ts";
import { dataManifest } from "./manifest.ts";
import { createData } from "./slice.ts";
import { createFakeNetwork, daysOf } from "#engine/testing/fake-network.ts";

const { input: schema } = dataManifest.methods.get_historical;
const DAYS = daysOf(Array.from({ length: 40 }, (_, index) => 100 + index));
const LAST = "2020-02-14";

function setUp(policy: NetworkPolicy = "named") {
  const network = createFakeNetwork({ yahoo: { ACME: DAYS }, kraken: { "BTC-USD": DAYS } });
  network.rule = policy;
  const library = createMemoryLibrary(
    aBarSeries({ symbol: "SPX", closes: [1, 2, 3, 4], provenance: { provider: "bundled" } }),
  );
  const data = createData({ library, network });
  const get = async (input: object, nowMs = DAYS.at(-1)!.tsOpenMs + 86_400_000) => {
    const context = aContext({ clock: createFakeClock(nowMs) });
    const { bars } = await data.methods.get_historical(
      schema.parse({ symbols: ["ACME"], ...input }),
      context,
    );
    return (bars as readonly { close: Float64Array; provenance: { provider: string } }[])[0]!;
  };
  return { network, library, get };
}

describe("get_historical with a network", () => {
  it("stores what the named provider has and answers from the store", async () => {
    const { network, library, get } = setUp();
    const series = await get({ provider: "yahoo", from: "2020-01-10", to: LAST });
    expect([series.provenance.provider, series.close.at(-1)]).toEqual(["yahoo", 139]);
    expect(library.load("ACME", "1d", "yahoo")?.close[0]).toBe(104);
    await get({ provider: "yahoo", from: "2020-01-13", to: "2020-02-10" });
    await get({ provider: "yahoo" });
    expect(network.asked).toHaveLength(1);
  });

  it("asks again for days before and after the stored ones, and for nothing that cannot be there yet", async () => {
    const { network, get } = setUp();
    const early = DAYS[20]!.tsOpenMs;
    await get({ provider: "yahoo", from: "2020-01-13" }, early);
    await get({ provider: "yahoo", from: "2020-01-08" }, early);
    await get({ provider: "yahoo", to: LAST });
    expect(network.asked.map(({ fromMs }) => new Date(fromMs).toISOString().slice(0, 10))).toEqual([
      "2020-01-13",
      "2020-01-08",
      "2020-01-21",
    ]);
    await expect(get({ provider: "yahoo", to: "2020-03-10" })).rejects.toMatchObject({
      code: "data.range-not-covered",
    });
    expect(network.asked).toHaveLength(3);
  });

  it("makes weeks of the days that the provider sends", async () => {
    const { get } = setUp();
    expect((await get({ provider: "yahoo", timeframe: "1w" })).close[0]).toBe(106);
  });

  it("asks nobody for a workflow that names no provider", async () => {
    const { network, get } = setUp();
    await expect(get({})).rejects.toMatchObject({ code: "data.unknown-symbol" });
    expect(network.asked).toEqual([]);
  });

  it("asks the providers in order for an unknown symbol where that is allowed, and no one for a known one", async () => {
    const { network, get } = setUp("any");
    const series = await get({ symbols: ["BTC-USD"] });
    expect([series.provenance.provider, network.asked.map(({ provider }) => provider)]).toEqual([
      "kraken",
      ["yahoo", "kraken"],
    ]);
    await get({ symbols: ["SPX"] });
    expect(network.asked).toHaveLength(2);
    await expect(get({ symbols: ["NOPE"] })).rejects.toMatchObject({ code: "data.unknown-symbol" });
  });

  it("tells an outage, and does not take bars from elsewhere instead", async () => {
    const { network, get } = setUp("any");
    const error = new AppError({
      kind: "transient",
      code: "provider.unreachable",
      message: "nobody is there",
    });
    network.has.yahoo = { "BTC-USD": error };
    await expect(get({ symbols: ["BTC-USD"] })).rejects.toBe(error);
    await expect(get({ symbols: ["BTC-USD"], provider: "yahoo" })).rejects.toBe(error);
  });

  it("says that the network is off only when something is missing", async () => {
    const { network, get } = setUp();
    await get({ provider: "yahoo" });
    network.rule = "off";
    expect((await get({ provider: "yahoo" })).close.at(-1)).toBe(139);
    await expect(get({ symbols: ["BOLT"], provider: "yahoo" })).rejects.toMatchObject({
      code: "provider.network-off",
    });
  });

  it("refuses days that can only be had with another past, and says how to take it", async () => {
    const { network, get } = setUp();
    await get({ provider: "yahoo" }, DAYS[20]!.tsOpenMs);
    network.has.yahoo = { ACME: DAYS.map((bar) => ({ ...bar, high: bar.high * 2 })) };
    await expect(get({ provider: "yahoo", to: LAST })).rejects.toMatchObject({
      code: "provider.past-changed",
      remedy: expect.stringContaining("data fetch ACME --provider yahoo --replace"),
    });
  });
});
