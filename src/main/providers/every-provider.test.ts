import { describe, expect, it } from "vitest";
import { createCancellation } from "#engine/base/cancellation.ts";
import { NETWORK_PROVIDERS, type NetworkProvider } from "#shared/model/network-provider.ts";
import { openNetwork } from "./open-network.ts";
import { EXCHANGE_ANSWERS } from "./testing/exchange-answers.ts";
import { aQuestion, providerPorts, TOOLS } from "./testing/provider-ports.ts";
import {
  cutOff,
  hangUp,
  json,
  silence,
  startWireServer,
  status,
  text,
  type Reply,
} from "./testing/wire-server.ts";
import { yahooAnswer } from "./testing/yahoo-answer.ts";

const DAY_MS = 86_400_000;
const FIRST_MS = Date.UTC(2026, 1, 18);

const alpacaPage = json({
  bars: ["2026-02-18", "2026-02-19", "2026-02-20"].map((day) => ({
    t: `${day}T05:00:00Z`,
    o: 10,
    h: 12,
    l: 9,
    c: 11,
    v: 500,
  })),
  next_page_token: null,
});

/** What each provider answers to a question about three days or more, one answer a request. */
function answersOf(provider: NetworkProvider): readonly Reply[] {
  if (provider === "yahoo") return [json(yahooAnswer())];
  if (provider === "alpaca") return [alpacaPage];
  const { markets, candles } = EXCHANGE_ANSWERS[provider];
  return [markets, candles([100, 101, 102])];
}

async function setUp(provider: NetworkProvider, faults: readonly Reply[], overrides: object = {}) {
  const server = await startWireServer(...faults, ...answersOf(provider));
  const ports = providerPorts(server.origin, overrides);
  const network = openNetwork({
    ...ports,
    readSecret: () => "a-key-of-a-test",
    policy: () => "named",
    order: () => [],
  });
  const symbol = provider in EXCHANGE_ANSWERS ? EXCHANGE_ANSWERS[provider as "kraken"].symbol : "ACME";
  const question = aQuestion({ symbol, fromMs: FIRST_MS, toMs: FIRST_MS + 3 * DAY_MS });
  const fetch = (tools = TOOLS) => network.fetch({ provider, ...question }, tools);
  return { server, ports, fetch };
}

/** The fault again and again. */
const always = (reply: Reply): readonly Reply[] => Array.from({ length: 8 }, () => reply);

describe.each(NETWORK_PROVIDERS)("%s", (provider) => {
  it("answers bars in order of time, each with the end of its period", async () => {
    const { fetch } = await setUp(provider, []);
    const { columns, tsCloseMs } = await fetch();
    const times = Array.from(columns.tsOpenMs);
    expect(times).toEqual(times.toSorted((left, right) => left - right));
    expect(times.every((time, index) => time % DAY_MS === 0 && tsCloseMs[index]! > time)).toBe(true);
    expect(times.length).toBeGreaterThanOrEqual(3);
  });

  it("gets through when it is asked to slow down, fails for a while, and is cut off", async () => {
    const faults = [status(429, { "retry-after": "3" }), status(503), cutOff];
    const { ports, fetch } = await setUp(provider, faults);
    expect((await fetch()).columns.close.length).toBeGreaterThanOrEqual(3);
    expect(ports.waits).toEqual([3_000, 500, 1_000]);
  });

  it.each([
    ["stays too busy", status(429), "provider.rate-limited"],
    ["stays out of order", status(500), "provider.overloaded"],
    ["is always cut off", cutOff, "provider.unreachable"],
    ["hangs up", hangUp, "provider.unreachable"],
    ["answers broken JSON", text('{"chart":{"result":[{'), "provider.malformed-answer"],
    ["answers a page for people", text("<html>sorry</html>"), "provider.malformed-answer"],
    ["answers something else", json({ hello: "world" }), "provider.malformed-answer"],
    ["answers null", text("null"), "provider.malformed-answer"],
  ])("is an error when it %s, and never bars", async (_, reply, code) => {
    const { fetch } = await setUp(provider, always(reply));
    await expect(fetch()).rejects.toMatchObject({ code, kind: "transient" });
  });

  it.each([401, 403])("is an error that can be acted on when it answers %d", async (code) => {
    const { fetch } = await setUp(provider, always(status(code)));
    await expect(fetch()).rejects.toMatchObject({ code: "provider.not-authorised", kind: "user" });
  });

  it("is not waited for without end", async () => {
    const timer = {
      after(_: number, callback: () => void) {
        const handle = setImmediate(callback);
        return () => clearImmediate(handle);
      },
      every: () => () => undefined,
    };
    const { fetch } = await setUp(provider, always(silence), { timer });
    await expect(fetch()).rejects.toMatchObject({ code: "provider.unreachable" });
  });

  it("stops when it is called off", async () => {
    const cancellation = createCancellation();
    const { server, fetch } = await setUp(
      provider,
      always(() => cancellation.cancel("a person")),
    );
    await expect(fetch({ ...TOOLS, cancellation })).rejects.toMatchObject({ code: "run.cancelled" });
    expect(server.asked).toHaveLength(1);
  });
});
