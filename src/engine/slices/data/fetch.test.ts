import { describe, expect, it } from "vitest";
import { createCancellation } from "#engine/base/cancellation.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import { createMemoryLibrary } from "#engine/testing/memory-library.ts";
import { AppError } from "#shared/errors/app-error.ts";
import { DAY_MS } from "#shared/model/time.ts";
import { fetch } from "./fetch.ts";
import { dataManifest } from "./manifest.ts";
import { createFakeNetwork, daysOf, type FakeNetwork } from "#engine/testing/fake-network.ts";

const { input: schema, output: outputSchema } = dataManifest.methods.fetch;
const TEN = daysOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
const at = (day: number): number => TEN[0]!.tsOpenMs + day * DAY_MS;
const unreachable = new AppError({
  kind: "transient",
  code: "provider.unreachable",
  message: "nobody is there",
});

function setUp(has: FakeNetwork["has"] = { yahoo: { ACME: TEN } }) {
  const network = createFakeNetwork(has);
  const library = createMemoryLibrary();
  const run = async (input: object, nowMs = at(10), overrides: object = {}) => {
    const context = aContext({ clock: createFakeClock(nowMs), ...overrides });
    const answer = await fetch(library, network, schema.parse({ symbols: ["acme"], ...input }), context);
    return outputSchema.parse(answer).fetched;
  };
  return { network, library, run };
}

describe("fetch", () => {
  it("stores what the provider has, with where it came from and when", async () => {
    const { library, run } = setUp();
    expect(await run({})).toEqual([
      {
        symbol: "ACME",
        timeframe: "1d",
        provider: "yahoo",
        status: "stored",
        to: "2020-01-15",
        newBars: 10,
        note: "stored",
      },
    ]);
    const series = library.load("ACME", "1d", "yahoo");
    expect([series?.close.length, series?.provenance]).toEqual([
      10,
      {
        provider: "yahoo",
        isSynthetic: false,
        origin: "a provider of a test, as of 2020-01-16T00:00:00.000Z",
        caveats: ["made by a test"],
      },
    ]);
  });

  it("does not store a bar whose period is not over, and says so", async () => {
    const { library, run } = setUp();
    const [update] = await run({}, at(9) + DAY_MS / 2);
    expect([update?.newBars, update?.note]).toEqual([
      9,
      "stored; the bar of 2020-01-15T00:00:00.000Z is not over yet and was not stored",
    ]);
    expect(library.load("ACME", "1d", "yahoo")?.close.at(-1)).toBe(9);
  });

  it("asks again for the last five stored bars and what follows them, and adds what is new", async () => {
    const { network, library, run } = setUp();
    await run({}, at(8));
    const [update] = await run({});
    expect([update?.status, update?.newBars, update?.note]).toEqual(["updated", 2, "2 new bars"]);
    expect(network.asked.map(({ fromMs }) => fromMs)).toEqual([0, at(3)]);
    expect(Array.from(library.load("ACME", "1d", "yahoo")!.close)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it("gives the same bars and hash in two steps as in one", async () => {
    const [stepwise, once] = [setUp(), setUp()];
    for (const day of [3, 4, 8, 10]) await stepwise.run({}, at(day));
    await once.run({});
    const hashes = [stepwise, once].map(({ library }) => library.load("ACME", "1d", "yahoo")?.dataHash);
    expect(hashes[0]).toBe(hashes[1]);
  });

  it("asks for days before the stored ones when they are wanted", async () => {
    const { library, network, run } = setUp();
    await run({ from: "2020-01-13" });
    expect(network.asked[0]?.fromMs).toBe(at(7));
    const [update] = await run({ from: "2020-01-06" });
    expect([update?.status, update?.newBars, library.load("ACME", "1d", "yahoo")?.close[0]]).toEqual([
      "updated",
      7,
      1,
    ]);
  });

  it("stores nothing when the provider changes the past, until it is told to", async () => {
    const { library, network, run } = setUp();
    await run({}, at(8));
    network.has.yahoo = { ACME: TEN.map((bar) => ({ ...bar, close: bar.close / 2, low: bar.close / 2 })) };
    const [told] = await run({});
    expect([told?.status, told?.newBars, library.load("ACME", "1d", "yahoo")?.close.length]).toEqual([
      "past_changed",
      0,
      8,
    ]);
    expect(told?.note).toContain("low of 2020-01-09T00:00:00.000Z was 4, is 2");
    const [replaced] = await run({ replace: true });
    expect([replaced?.status, library.load("ACME", "1d", "yahoo")?.close[0]]).toEqual(["stored", 0.5]);
  });

  it("takes as much anew as is stored, without reading what may be damaged", async () => {
    const { network, library, run } = setUp({ yahoo: { ACME: daysOf([1, 2, 3]) } });
    await run({ timeframe: "1h", from: "2020-01-06" });
    const damaged = { ...library };
    damaged.load = () => {
      throw new Error("damaged");
    };
    await fetch(
      damaged,
      network,
      schema.parse({ symbols: ["ACME"], timeframe: "1h", replace: true }),
      aContext({ clock: createFakeClock(at(400)) }),
    );
    expect(network.asked.map(({ fromMs }) => fromMs)).toEqual([at(0), at(0)]);
  });

  it("adds nothing that leaves a hole to what is stored", async () => {
    const { network, library, run } = setUp();
    await run({}, at(2));
    network.has.yahoo = { ACME: TEN.slice(5) };
    expect(await run({})).toMatchObject([{ status: "apart", newBars: 0 }]);
    expect(library.load("ACME", "1d", "yahoo")?.close.length).toBe(2);
  });

  it("says that there is nothing newer", async () => {
    const { network, run } = setUp();
    await run({});
    expect(await run({})).toMatchObject([{ status: "current", newBars: 0, note: "up to date" }]);
    network.has.yahoo = { ACME: [] };
    expect(await run({})).toMatchObject([{ status: "current", note: "the provider has nothing newer" }]);
  });

  it("leaves a wrong bar out and says which, and refuses an answer that is wrong in more than one of twenty", async () => {
    const many = daysOf(Array.from({ length: 40 }, (_, index) => 100 + index));
    const broken = (count: number) => many.map((bar, index) => (index < count ? { ...bar, high: 1 } : bar));
    const { library, network, run } = setUp({ yahoo: { ACME: broken(1) } });
    const [update] = await run({}, at(40));
    expect(update?.note).toMatch(
      /1 bar was not valid and left out; first: 2020-01-06.* must not be below the low/,
    );
    expect(library.load("ACME", "1d", "yahoo")?.provenance.caveats.join()).toContain("left out");
    network.has.yahoo = { ACME: broken(3) };
    await expect(run({ replace: true }, at(40))).rejects.toMatchObject({ code: "data.invalid-bars" });
    expect(library.load("ACME", "1d", "yahoo")?.close.length).toBe(39);
  });

  it("gets past a wrong bar among the few that a refresh asks for", async () => {
    const wrong = TEN.map((bar, index) => (index === 8 ? { ...bar, low: 99 } : bar));
    const { library, run } = setUp({ yahoo: { ACME: wrong } });
    await run({}, at(8));
    expect(await run({})).toMatchObject([{ status: "updated", newBars: 1 }]);
    expect(library.load("ACME", "1d", "yahoo")?.close.at(-1)).toBe(10);
  });

  it("says which sessions are missing", async () => {
    const { library, run } = setUp({ yahoo: { ACME: TEN.filter((_, index) => index !== 2) } });
    await run({});
    expect(library.load("ACME", "1d", "yahoo")?.provenance.caveats.at(-1)).toMatch(
      /^1 missing by the calendar; first: no bar for 2020-01-08/,
    );
  });

  it("goes on with the next symbol when one fails, and throws when all do", async () => {
    const { run } = setUp({ yahoo: { ACME: TEN, NOPE: unreachable } });
    expect(await run({ symbols: ["NOPE", "ACME"] })).toMatchObject([
      { symbol: "NOPE", status: "failed", errorCode: "provider.unreachable", note: "nobody is there" },
      { symbol: "ACME", status: "stored" },
    ]);
    await expect(run({ symbols: ["NOPE"] })).rejects.toBe(unreachable);
  });

  it("never answers bars that were not sent", async () => {
    const { library, run } = setUp({ yahoo: { ACME: [] } });
    await expect(run({})).rejects.toMatchObject({ code: "provider.no-bars", kind: "user" });
    expect(library.list()).toEqual([]);
  });

  it("asks for the longest bars that those wanted can be made of", async () => {
    const { network, run } = setUp({ yahoo: { ACME: TEN } });
    await run({ timeframe: "1w" });
    await run({ timeframe: "4h" }, at(10));
    expect(network.asked.map(({ timeframe, fromMs }) => [timeframe, fromMs])).toEqual([
      ["1d", 0],
      ["1h", at(10) - 365 * DAY_MS],
    ]);
    await expect(run({ timeframe: "5m" })).rejects.toMatchObject({
      code: "provider.no-such-timeframe",
      remedy: "use one of 1h, 1d",
    });
  });

  it("asks nobody when the network is off", async () => {
    const { network, run } = setUp();
    network.rule = "off";
    await expect(run({})).rejects.toMatchObject({ kind: "refused", code: "provider.network-off" });
    expect(network.asked).toEqual([]);
  });

  it("stops when it is called off, and stores nothing then", async () => {
    const { library, run } = setUp();
    const cancellation = createCancellation();
    cancellation.cancel("a person");
    await expect(run({}, at(10), { cancellation })).rejects.toMatchObject({ code: "run.cancelled" });
    expect(library.list()).toEqual([]);
  });
});

describe("fetch beside repairs, splits and markets", () => {
  it("keeps the splits and dividends that came with the bars", async () => {
    const { network, library, run } = setUp();
    network.actions = [
      { kind: "split", tsMs: at(3), value: 2 },
      { kind: "dividend", tsMs: at(5), value: 0.25 },
      { kind: "dividend", tsMs: at(6), value: 0 },
    ];
    await run({});
    expect(library.curation.actions("ACME")).toEqual([
      { kind: "split", date: "2020-01-09", ratio: 2 },
      { kind: "dividend", date: "2020-01-11", amount: 0.25 },
    ]);
  });

  it("keeps none with bars that are not believed", async () => {
    const { network, library, run } = setUp();
    await run({}, at(8));
    network.has.yahoo = { ACME: daysOf([1, 2, 3, 4, 50, 60, 70, 80, 90, 100]) };
    network.actions = [{ kind: "split", tsMs: at(3), value: 2 }];
    expect((await run({}, at(10)))[0]?.status).toBe("past_changed");
    expect(library.curation.actions("ACME")).toEqual([]);
  });

  it("adds to the bars as they came, not to repaired ones", async () => {
    const { library, run } = setUp();
    await run({}, at(8));
    const was = { ...TEN[7]!, high: 8 };
    const repair = { was, became: { ...was, high: 9 }, reason: "spike", tsRepairedMs: was.tsOpenMs };
    library.curation.saveRepairs({ symbol: "ACME", timeframe: "1d", provider: "yahoo" }, [repair]);
    expect((await run({}, at(10)))[0]?.status).toBe("updated");
    expect([
      library.loadRaw("ACME", "1d", "yahoo")?.high[7],
      library.load("ACME", "1d", "yahoo")?.high[7],
    ]).toEqual([8, 9]);
  });

  it("knows that a crypto exchange never closes", async () => {
    const { library, run } = setUp({ kraken: { ACME: TEN } });
    await run({ provider: "kraken" });
    expect(library.load("ACME", "1d", "kraken")?.provenance.market).toBe("crypto");
  });
});
