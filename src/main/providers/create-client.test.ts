import { describe, expect, it } from "vitest";
import { createCancellation, neverCancelled } from "#engine/base/cancellation.ts";
import { createClient, type ClientPorts } from "./create-client.ts";
import { providerPorts } from "./testing/provider-ports.ts";
import { cutOff, json, silence, startWireServer, status, text, type Reply } from "./testing/wire-server.ts";

const LIMIT = { concurrency: 4, requestsPerSecond: 1_000 };

async function setUp(replies: readonly Reply[], overrides: Partial<ClientPorts> = {}) {
  const server = await startWireServer(...replies);
  const ports = providerPorts(server.origin, overrides);
  const client = createClient(ports, { provider: "acme", limit: LIMIT, keySettings: "ACME_KEY" });
  const get = async (cancellation = neverCancelled): Promise<unknown> => {
    const response = await client.fetchFor({ symbol: "X", cancellation })("https://acme.example/v1/x?y=1");
    return response.json();
  };
  return { server, ports, get };
}

describe("createClient", () => {
  it("asks the other host for the same path, and gives what it answers", async () => {
    const { server, get } = await setUp([json({ price: 1 })]);
    expect([await get(), server.asked]).toEqual([{ price: 1 }, ["/v1/x?y=1"]]);
  });

  it("keeps its connection from one request to the next", async () => {
    const { server, get } = await setUp([json({})]);
    for (let count = 0; count < 8; count += 1) await get();
    expect(server.asked).toHaveLength(8);
    expect(server.connections()).toBeLessThan(8);
  });

  it("waits as long as Retry-After says, in seconds or until a date", async () => {
    const { ports, get } = await setUp([
      status(429, { "retry-after": "7" }),
      status(503, { "retry-after": "Tue, 24 Feb 2026 00:00:30 GMT" }),
      json({ price: 1 }),
    ]);
    expect([await get(), ports.waits]).toEqual([{ price: 1 }, [7_000, 30_000]]);
  });

  it("waits twice as long each time without such a word, and gives up after four attempts", async () => {
    const { server, ports, get } = await setUp([status(500)]);
    await expect(get()).rejects.toMatchObject({ kind: "transient", code: "provider.overloaded" });
    expect([server.asked.length, ports.waits]).toEqual([4, [250, 500, 1_000]]);
  });

  it("spreads its waits by chance, up to twice the shortest", async () => {
    const { ports, get } = await setUp([status(500)], { random: () => 0.999_999 });
    await expect(get()).rejects.toThrow("answered 500");
    expect(ports.waits.map(Math.round)).toEqual([500, 1_000, 2_000]);
  });

  it("says when to come back where the provider asks for a longer pause than is waited for", async () => {
    const { server, ports, get } = await setUp([status(429, { "retry-after": "3600" })]);
    await expect(get()).rejects.toMatchObject({
      code: "provider.rate-limited",
      remedy: expect.stringContaining("in 3600 s"),
    });
    expect([server.asked.length, ports.waits]).toEqual([1, []]);
  });

  it.each([401, 403, 451])("names where keys are given when it is answered %d", async (code) => {
    const { server, get } = await setUp([status(code)]);
    await expect(get()).rejects.toMatchObject({
      kind: "user",
      code: "provider.not-authorised",
      field: "ACME_KEY",
    });
    expect(server.asked).toHaveLength(1);
  });

  it.each([
    [404, "provider.unknown-symbol"],
    [400, "provider.refused"],
    [302, "provider.refused"],
  ])("does not repeat what is answered %d", async (code, error) => {
    const { server, get } = await setUp([status(code, {}, { msg: "no" })]);
    await expect(get()).rejects.toMatchObject({ code: error });
    expect(server.asked).toHaveLength(1);
  });

  it("follows no one elsewhere, since keys would go along", async () => {
    const other = await startWireServer(json({ price: 1 }));
    const { get } = await setUp([status(307, { location: `${other.origin}/` })]);
    await expect(get()).rejects.toMatchObject({ code: "provider.refused" });
    expect(other.asked).toEqual([]);
  });

  it.each([
    ["broken JSON", '{"price": 1'],
    ["a page for people", "<html>Service unavailable</html>"],
    ["nothing", ""],
  ])("refuses %s", async (_, body) => {
    const { get } = await setUp([text(body)]);
    await expect(get()).rejects.toMatchObject({ kind: "transient", code: "provider.malformed-answer" });
  });

  it("asks again for an answer that was cut off, and never takes a part for the whole", async () => {
    const whole = await setUp([cutOff, json({ price: 1 })]);
    expect([await whole.get(), whole.ports.waits]).toEqual([{ price: 1 }, [250]]);
    const cut = await setUp([cutOff]);
    await expect(cut.get()).rejects.toMatchObject({ code: "provider.unreachable" });
  });

  it("does not wait for ever for an answer", async () => {
    const fireAtOnce: ClientPorts["timer"] = {
      after(delayMs, callback) {
        expect(delayMs).toBe(20_000);
        const handle = setImmediate(callback);
        return () => clearImmediate(handle);
      },
      every: () => () => undefined,
    };
    const { get } = await setUp([silence], { timer: fireAtOnce });
    await expect(get()).rejects.toMatchObject({
      code: "provider.unreachable",
      message: "acme could not be reached: no whole answer within 20 s",
    });
  });

  it("says that nobody is there, with what can be done", async () => {
    const ports = providerPorts("http://127.0.0.1:1");
    const client = createClient(ports, { provider: "acme", limit: LIMIT });
    const asked = client.fetchFor({ symbol: "X", cancellation: neverCancelled })("https://acme.example/");
    await expect(asked).rejects.toMatchObject({
      kind: "transient",
      code: "provider.unreachable",
      remedy: expect.stringContaining("stored bars can still be used"),
    });
  });

  it("stops at once when it is called off, under way and while it waits", async () => {
    const cancellation = createCancellation();
    const slow = await setUp([
      () => {
        cancellation.cancel("a person");
      },
    ]);
    await expect(slow.get(cancellation)).rejects.toMatchObject({ code: "run.cancelled" });

    const later = createCancellation();
    const waiting = await setUp([status(500)], {
      wait() {
        later.cancel("a person");
        return Promise.resolve();
      },
    });
    await expect(waiting.get(later)).rejects.toMatchObject({ code: "run.cancelled" });
    expect(waiting.server.asked).toHaveLength(1);
  });

  it("has no more requests under way than the provider allows", async () => {
    let [open, most] = [0, 0];
    const held: (() => void)[] = [];
    const server = await startWireServer((response) => {
      open += 1;
      most = Math.max(most, open);
      held.push(() => {
        open -= 1;
        response.end("{}");
      });
      // Nobody is let go before two are there, and then both.
      if (held.length === 2) for (const release of held.splice(0)) release();
    });
    const client = createClient(
      providerPorts(server.origin, { limit: { concurrency: 2, requestsPerSecond: 1_000 } }),
      { provider: "acme", limit: LIMIT },
    );
    const get = client.fetchFor({ symbol: "X", cancellation: neverCancelled });
    await Promise.all(Array.from({ length: 6 }, () => get("https://acme.example/")));
    expect([server.asked.length, most]).toEqual([6, 2]);
  });
});
