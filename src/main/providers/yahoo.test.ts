import { describe, expect, it } from "vitest";
import { formatIsoDate, epochMs, formatIsoTime } from "#shared/model/time.ts";
import { aQuestion, providerPorts, TOOLS } from "./testing/provider-ports.ts";
import { json, startWireServer, status, type Reply } from "./testing/wire-server.ts";
import { emptyYahooAnswer, FEBRUARY_DAYS, UNKNOWN_AT_YAHOO, yahooAnswer } from "./testing/yahoo-answer.ts";
import { createYahoo } from "./yahoo.ts";

async function ask(reply: Reply, question = aQuestion()) {
  const server = await startWireServer(reply);
  const ports = providerPorts(server.origin);
  return { server, ports, answer: () => createYahoo(ports).fetch(question, TOOLS) };
}

const dates = (times: Float64Array): readonly string[] =>
  Array.from(times, (time) => formatIsoDate(epochMs(time)));

describe("createYahoo", () => {
  it("reads days at midnight UTC of the exchange's date, with the prices as they were sent", async () => {
    const { server, answer } = await ask(json(yahooAnswer()));
    const { columns, origin, caveats, actions } = await answer();
    expect(dates(columns.tsOpenMs)).toEqual([
      "2026-02-13",
      "2026-02-17",
      "2026-02-18",
      "2026-02-19",
      "2026-02-20",
    ]);
    expect([columns.open[0], columns.high[0], columns.low[0], columns.close[0], columns.volume[0]]).toEqual([
      99.5, 101, 99, 100, 1_000,
    ]);
    expect([origin, actions]).toEqual(["Yahoo Finance, ACME, USD, America/New_York", []]);
    expect(caveats).toHaveLength(1);
    expect(server.asked[0]).toMatch(/^\/v8\/finance\/chart\/ACME\?.*period1=0&period2=1771891260/);
  });

  it("says when the period of each day is over: with the session for the last one", async () => {
    const { answer } = await ask(json(yahooAnswer()));
    const { tsCloseMs } = await answer();
    expect(formatIsoTime(epochMs(tsCloseMs.at(-1)!))).toBe("2026-02-20T21:00:00.000Z");
    expect(tsCloseMs[3]!).toBeLessThanOrEqual(FEBRUARY_DAYS[4]! * 1_000);
  });

  it("puts a day of Sydney on its own date, though it opens on the day before in UTC", async () => {
    const meta = { exchangeTimezoneName: "Australia/Sydney", currentTradingPeriod: null };
    const opens = Date.UTC(2026, 1, 16, 23) / 1_000;
    const { answer } = await ask(json(yahooAnswer({ timestamps: [opens], meta })));
    expect(dates((await answer()).columns.tsOpenMs)).toEqual(["2026-02-17"]);
  });

  it("takes the later row where the day under way is there twice", async () => {
    const timestamps = [...FEBRUARY_DAYS, FEBRUARY_DAYS[4]! + 5_000];
    const { answer } = await ask(json(yahooAnswer({ timestamps })));
    const { columns } = await answer();
    expect([columns.close.length, columns.close.at(-1)]).toEqual([5, 105]);
  });

  it("leaves out rows without prices and says so", async () => {
    const { answer } = await ask(json(yahooAnswer({ closes: [100, null, 102, 103, 104] })));
    const { columns, caveats } = await answer();
    expect([columns.close.length, caveats.at(-1)]).toEqual([
      4,
      "Yahoo sent rows without prices, which were left out",
    ]);
  });

  it("gives prices as they were traded before a split, and hands splits and dividends on", async () => {
    const events = {
      splits: { s: { date: FEBRUARY_DAYS[2], numerator: 4, denominator: 1, splitRatio: "4:1" } },
      dividends: { d: { date: FEBRUARY_DAYS[1], amount: 0.25 } },
    };
    const { answer } = await ask(json(yahooAnswer({ events })));
    const { columns, actions } = await answer();
    expect(Array.from(columns.close)).toEqual([400, 404, 102, 103, 104]);
    expect(Array.from(columns.volume)).toEqual([250, 250, 1_000, 1_000, 1_000]);
    expect(actions.map(({ kind, tsMs, value }) => [kind, formatIsoDate(epochMs(tsMs)), value])).toEqual([
      ["dividend", "2026-02-17", 1],
      ["split", "2026-02-18", 4],
    ]);
  });

  it("takes the last price for no bar among bars shorter than a day", async () => {
    const start = FEBRUARY_DAYS[4]!;
    const timestamps = [start, start + 300, start + 517];
    const { server, answer } = await ask(
      json(yahooAnswer({ timestamps, meta: { regularMarketTime: start + 517 } })),
      aQuestion({ timeframe: "5m", fromMs: Date.UTC(2026, 1, 20) }),
    );
    const { columns, tsCloseMs } = await answer();
    expect(Array.from(columns.tsOpenMs)).toEqual([start * 1_000, (start + 300) * 1_000]);
    expect(tsCloseMs[1]).toBe((start + 600) * 1_000);
    expect(server.asked[0]).toContain("interval=5m");
  });

  it("asks for minutes week by week, and undoes the splits of a later week in an earlier one", async () => {
    const start = FEBRUARY_DAYS[4]!;
    const meta = { regularMarketTime: start + 999 };
    const events = { splits: { s: { date: start, numerator: 2, denominator: 1, splitRatio: "2:1" } } };
    const server = await startWireServer(
      json(yahooAnswer({ timestamps: [FEBRUARY_DAYS[0]!], closes: [50], meta })),
      json(yahooAnswer({ timestamps: [start], closes: [51], meta, events })),
    );
    const question = aQuestion({
      timeframe: "1m",
      fromMs: Date.UTC(2026, 1, 12),
      toMs: Date.UTC(2026, 1, 22),
    });
    const { columns } = await createYahoo(providerPorts(server.origin)).fetch(question, TOOLS);
    expect([server.asked.length, Array.from(columns.close)]).toEqual([2, [100, 51]]);
  });

  it("answers no bars where there are none", async () => {
    const { answer } = await ask(json(emptyYahooAnswer()));
    expect((await answer()).columns.tsOpenMs).toHaveLength(0);
  });

  it("does not know a symbol that Yahoo does not know", async () => {
    const { answer } = await ask(status(404, {}, UNKNOWN_AT_YAHOO));
    await expect(answer()).rejects.toMatchObject({ code: "provider.unknown-symbol", kind: "user" });
  });

  it("passes on why Yahoo refuses the days", async () => {
    const description =
      "1m data not available for startTime=0. The requested range must be within the last 30 days.";
    const body = { chart: { result: null, error: { code: "Unprocessable Entity", description } } };
    const { answer } = await ask(status(422, {}, body));
    await expect(answer()).rejects.toMatchObject({
      code: "provider.refused",
      message: expect.stringContaining("within the last 30 days"),
    });
  });

  it.each([
    ["without a chart", { finance: {} }],
    ["without a zone", yahooAnswer({ meta: { exchangeTimezoneName: null } })],
    ["with a zone that there is not", yahooAnswer({ meta: { exchangeTimezoneName: "Mars/Olympus" } })],
    ["with times that are texts", yahooAnswer({ timestamps: ["yesterday"] as never, closes: [100] })],
  ])("refuses an answer %s", async (_, body) => {
    const { answer } = await ask(json(body));
    await expect(answer()).rejects.toMatchObject({ code: "provider.malformed-answer", kind: "transient" });
  });

  it("never lets a symbol change the address", async () => {
    const { server, answer } = await ask(json(yahooAnswer()), aQuestion({ symbol: "A/../../B" }));
    await answer();
    expect(server.asked[0]).toMatch(/^\/v8\/finance\/chart\/A%2F..%2F..%2FB\?/);
  });
});
