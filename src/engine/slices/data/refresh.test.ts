import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import { createMemoryLibrary } from "#engine/testing/memory-library.ts";
import { errorOf } from "#engine/testing/error-of.ts";
import { AppError } from "#shared/errors/app-error.ts";
import { refresh } from "./refresh.ts";
import { stream } from "./stream.ts";
import { createFakeNetwork, daysOf } from "#engine/testing/fake-network.ts";

const DAYS = daysOf([1, 2, 3, 4, 5]);
const unreachable = new AppError({
  kind: "transient",
  code: "provider.unreachable",
  message: "nobody is there",
});

const stored = (symbol: string, provider: string) =>
  aBarSeries({
    symbol,
    closes: [1, 2, 3],
    opens: [1, 2, 3],
    startDate: "2020-01-06",
    provenance: { provider },
  });

function setUp(acme: Parameters<typeof createFakeNetwork>[0]["yahoo"] = { ACME: DAYS, BOLT: DAYS }) {
  const library = createMemoryLibrary(
    stored("ACME", "csv"),
    stored("SPX", "bundled"),
    stored("ACME", "yahoo"),
    stored("BOLT", "yahoo"),
  );
  const network = createFakeNetwork({ yahoo: acme });
  const context = aContext({ clock: createFakeClock(Date.UTC(2020, 0, 11)) });
  return {
    network,
    run: async (symbols?: readonly string[]) =>
      (await refresh(library, network, { symbols }, context)).refreshed.map(
        ({ symbol, provider, status, newBars, note }) => [symbol, provider, status, newBars, note],
      ),
  };
}

const FIXED = [
  ["ACME", "csv", "fixed", 0, "came from a file: import a newer file to renew it"],
  ["SPX", "bundled", "fixed", 0, "ships with the product and does not change"],
];

describe("refresh", () => {
  it("brings what came over the network up to date, and says of the rest what would renew it", async () => {
    expect(await setUp().run()).toEqual([
      ...FIXED,
      ["ACME", "yahoo", "updated", 2, "2 new bars"],
      ["BOLT", "yahoo", "updated", 2, "2 new bars"],
    ]);
  });

  it("refreshes only what was named, and refuses what is not stored", async () => {
    const { run } = setUp();
    expect(await run(["bolt"])).toEqual([["BOLT", "yahoo", "updated", 2, "2 new bars"]]);
    await expect(run(["XYZ"])).rejects.toMatchObject({ code: "data.unknown-symbol" });
  });

  it("says of each what failed, and throws when nothing could be brought up to date", async () => {
    const { network, run } = setUp({ ACME: unreachable, BOLT: DAYS });
    expect((await run()).slice(2)).toEqual([
      ["ACME", "yahoo", "failed", 0, "nobody is there"],
      ["BOLT", "yahoo", "updated", 2, "2 new bars"],
    ]);
    network.has.yahoo = { ACME: unreachable, BOLT: unreachable };
    await expect(run()).rejects.toBe(unreachable);
  });

  it("asks nobody when the network is off, and says so", async () => {
    const { network, run } = setUp();
    network.rule = "off";
    expect((await run()).map(([, , status]) => status)).toEqual(["fixed", "fixed", "not_asked", "not_asked"]);
    expect(network.asked).toEqual([]);
  });
});

describe("stream", () => {
  it("refuses, because there is no live feed", () => {
    expect(errorOf(() => stream({ symbols: ["SPX"] }))).toMatchObject({
      kind: "refused",
      code: "data.no-live-feed",
    });
  });
});
