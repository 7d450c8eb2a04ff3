import { describe, expect, it } from "vitest";
import { epochMs, formatIsoTime } from "#shared/model/time.ts";
import { createAlpaca } from "./alpaca.ts";
import { aQuestion, providerPorts, TOOLS } from "./testing/provider-ports.ts";
import { json, startWireServer, status, type Reply } from "./testing/wire-server.ts";

const KEYS: Readonly<Record<string, string>> = {
  APCA_API_KEY_ID: "an-id-of-a-test",
  APCA_API_SECRET_KEY: "a-secret-of-a-test",
};

/** A page in the service's own form; its days begin at midnight in New York. */
const page = (days: readonly string[], token: string | null = null): Reply =>
  json({
    bars: days.map((day) => ({ t: `${day}T05:00:00Z`, o: 10, h: 12, l: 9, c: 11, v: 500, n: 7, vw: 10.5 })),
    symbol: "ACME",
    next_page_token: token,
  });

async function setUp(replies: readonly Reply[], keys = KEYS) {
  const server = await startWireServer(...replies);
  const alpaca = createAlpaca({ ...providerPorts(server.origin), readSecret: (name) => keys[name] });
  return { server, fetch: (question = aQuestion()) => alpaca.fetch(question, TOOLS) };
}

describe("createAlpaca", () => {
  it("reads page after page, unadjusted, with the keys in the headers alone", async () => {
    const { server, fetch } = await setUp([
      page(["2026-02-18", "2026-02-19"], "TOKEN=="),
      page(["2026-02-20"]),
    ]);
    const { columns, origin } = await fetch();
    expect(Array.from(columns.tsOpenMs, (time) => formatIsoTime(epochMs(time)).slice(0, 10))).toEqual([
      "2026-02-18",
      "2026-02-19",
      "2026-02-20",
    ]);
    expect([columns.open[0], columns.high[0], columns.low[0], columns.close[0], columns.volume[0]]).toEqual([
      10, 12, 9, 11, 500,
    ]);
    expect(origin).toBe("Alpaca market data (consolidated feed, unadjusted), ACME, USD");
    expect(server.asked[0]).toMatch(
      /^\/v2\/stocks\/ACME\/bars\?timeframe=1Day&start=2016-01-01.*adjustment=raw/,
    );
    expect(server.asked.map((path) => path.includes("page_token=TOKEN%3D%3D"))).toEqual([false, true]);
    expect(server.headers[0]).toMatchObject({ "apca-api-key-id": "an-id-of-a-test" });
    expect(server.asked.join()).not.toContain("of-a-test");
  });

  it("holds a day for over when its session is and the free feed shows it, on a half day too", async () => {
    const closes = async (day: string, toMs: number): Promise<string> => {
      const { fetch } = await setUp([page([day])]);
      return formatIsoTime(epochMs((await fetch(aQuestion({ toMs }))).tsCloseMs[0]!));
    };
    expect(await closes("2026-02-20", Date.UTC(2026, 1, 20, 23))).toBe("2026-02-20T21:16:00.000Z");
    expect(await closes("2025-11-28", Date.UTC(2025, 10, 28, 23))).toBe("2025-11-28T18:16:00.000Z");
  });

  it("asks nobody without keys, and says which settings are missing", async () => {
    const { server, fetch } = await setUp([page([])], {});
    await expect(fetch()).rejects.toMatchObject({
      code: "provider.not-authorised",
      field: "APCA_API_KEY_ID and APCA_API_SECRET_KEY",
    });
    expect(server.asked).toEqual([]);
  });

  it("never repeats a wrong key", async () => {
    const { fetch } = await setUp([status(403, {}, { message: "forbidden a-secret-of-a-test" })]);
    const error: unknown = await fetch().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "provider.not-authorised" });
    expect(JSON.stringify(error) + String(error)).not.toContain("of-a-test");
  });

  it("answers no bars where there are none", async () => {
    const { fetch } = await setUp([json({ bars: null, symbol: "ACME", next_page_token: null })]);
    expect((await fetch()).columns.tsOpenMs).toHaveLength(0);
  });

  it.each([
    ["a page that is its own next", [page(["2026-02-18"], "T"), page(["2026-02-19"], "T")]],
    ["bars without prices", [json({ bars: [{ t: "2026-02-18T05:00:00Z" }], next_page_token: null })]],
    ["a time that is none", [json({ bars: [{ t: "today", o: 1, h: 1, l: 1, c: 1, v: 1 }] })]],
  ])("refuses %s", async (_, replies) => {
    const { fetch } = await setUp(replies);
    await expect(fetch()).rejects.toMatchObject({ code: "provider.malformed-answer" });
  });
});
