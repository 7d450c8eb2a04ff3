import { describe, expect, it } from "vitest";
import { createCryptoExchange } from "./crypto-exchange.ts";
import { CRYPTO_EXCHANGES } from "./crypto-exchanges.ts";
import { EXCHANGE_ANSWERS, FIRST_DAY_SECONDS } from "./testing/exchange-answers.ts";
import { aQuestion, providerPorts, TOOLS } from "./testing/provider-ports.ts";
import { json, startWireServer, status, text, type Reply } from "./testing/wire-server.ts";

const FIRST_MS = FIRST_DAY_SECONDS * 1_000;
const IDS = ["binance", "coinbase", "kraken"] as const;

async function setUp(id: (typeof IDS)[number], replies: readonly Reply[]) {
  const server = await startWireServer(...replies);
  const ports = providerPorts(server.origin);
  const traits = CRYPTO_EXCHANGES.find((exchange) => exchange.id === id)!;
  const exchange = createCryptoExchange(traits, ports);
  const { symbol } = EXCHANGE_ANSWERS[id];
  return {
    server,
    ports,
    fetch: (overrides: object = {}) =>
      exchange.fetch(
        aQuestion({ symbol, fromMs: FIRST_MS, toMs: FIRST_MS + 3 * 86_400_000, ...overrides }),
        TOOLS,
      ),
  };
}

describe.each(IDS)("createCryptoExchange for %s", (id) => {
  const { markets, candles, empty, candlesPath } = EXCHANGE_ANSWERS[id];

  it("reads days that begin at midnight UTC, over a day later", async () => {
    const { server, fetch } = await setUp(id, [markets, candles([100, 101, 102]), empty]);
    const { columns, tsCloseMs, origin } = await fetch();
    expect(Array.from(columns.tsOpenMs)).toEqual([
      FIRST_MS,
      FIRST_MS + 86_400_000,
      FIRST_MS + 2 * 86_400_000,
    ]);
    expect([columns.open[0], columns.high[0], columns.low[0], columns.close[0], columns.volume[0]]).toEqual([
      99, 102, 97, 100, 12.5,
    ]);
    expect([tsCloseMs[0], origin]).toEqual([
      FIRST_MS + 86_400_000,
      expect.stringContaining("spot market BTC/USD"),
    ]);
    expect(server.asked[1]).toMatch(candlesPath);
  });

  it("answers no bars where there are none", async () => {
    const { fetch } = await setUp(id, [markets, empty]);
    expect((await fetch()).columns.tsOpenMs).toHaveLength(0);
  });

  it("does not know a pair that the exchange does not have, nor what is none", async () => {
    const { fetch } = await setUp(id, [markets]);
    await expect(fetch({ symbol: "NOPE-USD" })).rejects.toMatchObject({ code: "provider.unknown-symbol" });
    await expect(fetch({ symbol: "BTCUSD" })).rejects.toMatchObject({ code: "provider.unknown-symbol" });
  });

  it.each([
    ["broken JSON", text('[[1,"2"')],
    ["another answer than candles", json({ hello: "world" })],
  ])("never makes bars of %s", async (_, reply) => {
    const { fetch } = await setUp(id, [markets, reply]);
    const outcome = await fetch().then(
      ({ columns }) => columns.tsOpenMs.length,
      (thrown: { readonly code?: string }) => thrown.code,
    );
    expect(outcome).toBe("provider.malformed-answer");
  });

  it("says that it may not be asked from here", async () => {
    const { fetch } = await setUp(id, [status(451)]);
    await expect(fetch()).rejects.toMatchObject({ code: "provider.not-authorised" });
  });
});

describe("createCryptoExchange", () => {
  it("reads on where a page ends", async () => {
    const { markets, candles, empty } = EXCHANGE_ANSWERS.binance;
    const { server, fetch } = await setUp("binance", [
      markets,
      candles([100, 101]),
      candles([100, 101, 102]),
      empty,
    ]);
    const { columns } = await fetch({ toMs: FIRST_MS + 9 * 86_400_000 });
    expect(Array.from(columns.close)).toEqual([100, 101, 102]);
    const starts = server.asked.slice(1).map((path) => Number(/startTime=(\d+)/.exec(path)?.[1]));
    expect(starts).toEqual([0, 2, 3].map((days) => FIRST_MS + days * 86_400_000));
  });

  it("looks past stretches without a trade where the exchange sends them as empty pages", async () => {
    const { markets, candles, empty } = EXCHANGE_ANSWERS.coinbase;
    const { server, fetch } = await setUp("coinbase", [markets, empty, candles([100, 101, 102]), empty]);
    const { columns } = await fetch({ fromMs: FIRST_MS - 300 * 86_400_000 });
    expect([columns.close.length, server.asked.length]).toEqual([3, 3]);
  });

  it.each([
    ["EQuery:Unknown asset pair", "provider.unknown-symbol"],
    ["EGeneral:Too many requests", "provider.rate-limited"],
    ["EService:Unavailable", "provider.unreachable"],
    ["EGeneral:Permission denied", "provider.not-authorised"],
    ["EGeneral:Invalid arguments", "provider.refused"],
    ["EStrange:Unheard of", "provider.refused"],
  ])("understands Kraken's %s, which comes with status 200", async (error, code) => {
    const { markets } = EXCHANGE_ANSWERS.kraken;
    const { fetch } = await setUp("kraken", [markets, json({ error: [error], result: {} })]);
    await expect(fetch()).rejects.toMatchObject({ code });
  });

  it("says that Kraken gives its last bars only, and asks once", async () => {
    const { markets, candles } = EXCHANGE_ANSWERS.kraken;
    const { server, fetch } = await setUp("kraken", [markets, candles([100])]);
    const { caveats } = await fetch({ fromMs: 0 });
    expect([server.asked.length, caveats[1]]).toEqual([
      2,
      "Kraken gives the last 720 bars only, whatever was asked for",
    ]);
  });
});
