import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { json, startWireServer, status, type Reply } from "#main/providers/testing/wire-server.ts";
import { weekdays, yahooAnswer } from "#main/providers/testing/yahoo-answer.ts";
import type { RunId } from "#shared/model/ids.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { callCommandLine } from "./testing/call-command-line.ts";
import { openAnApp } from "./testing/open-an-app.ts";

const BACKTEST =
  "run --workflow strategy_backtest --symbols ACME --input provider=yahoo --input strategy=sma_cross";

const closes = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => 100 + 10 * Math.sin(index / 9) + index / 20);
/** What Yahoo has of ACME after that many days. */
const days = (count: number): Reply =>
  json(yahooAnswer({ timestamps: weekdays(count), closes: closes(count) }));

async function setUp(...replies: readonly Reply[]) {
  const server = await startWireServer(...replies);
  const workspace = aDirectory();
  const app = await openAnApp([], workspace, {
    GPT_TRADER_PROVIDER_ORIGIN: server.origin,
    APCA_API_KEY_ID: "key-id-of-a-canary",
    APCA_API_SECRET_KEY: "secret-key-of-a-canary",
  });
  return { app, server, workspace, call: (words: string) => callCommandLine(app, words.split(" ")) };
}

describe("bars of a network provider", () => {
  it("are fetched, kept, brought up to date and traded on from the command line", async () => {
    const { call, server } = await setUp(days(300), days(304));
    const fetched = await call("data fetch acme --provider yahoo");
    expect([fetched.code, fetched.out]).toEqual([
      0,
      expect.stringMatching(/ACME +1d +yahoo +2021-02-26 +300 +stored/),
    ]);
    const refreshed = await call("data refresh --json");
    const { series } = JSON.parse(refreshed.out) as { readonly series: readonly object[] };
    expect(series).toContainEqual({
      symbol: "ACME",
      timeframe: "1d",
      provider: "yahoo",
      status: "updated",
      to: "2021-03-04",
      newBars: 4,
      note: "4 new bars",
    });
    const ran = await call(BACKTEST);
    expect([ran.code, ran.err]).toEqual([0, expect.not.stringMatching(/^error/m)]);
    expect(server.asked).toHaveLength(2);
    expect((await call("data show ACME")).out).toContain(
      "Yahoo Finance, ACME, USD, America/New_York, as of ",
    );
  });

  it("come into a workflow that names the provider, whose report says where from", async () => {
    const { app, call } = await setUp(days(300));
    const ran = await call(`${BACKTEST} --json`);
    const { runId } = JSON.parse(ran.out) as { readonly runId: RunId };
    const report = await app.handlers["run:get-report"]({ runId, format: "html" });
    expect([ran.code, JSON.stringify(report)]).toEqual([0, expect.stringContaining("Yahoo Finance, ACME")]);
  });

  it("are brought up to date by the workflow data_refresh", async () => {
    const { call } = await setUp(days(300), days(301));
    await call("data fetch ACME");
    const ran = await call("run --workflow data_refresh");
    expect([ran.code, (await call("data list")).out]).toEqual([
      0,
      expect.stringMatching(/ACME +1d +yahoo +2020-01-06 +2021-03-01 +301/),
    ]);
  });

  it("are not asked for when the network is off", async () => {
    const { call, server } = await setUp(days(300));
    await call("config set data.network off");
    const fetched = await call("data fetch ACME");
    expect([fetched.code, fetched.err]).toEqual([3, expect.stringContaining("data.network is off")]);
    expect(server.asked).toEqual([]);
  });

  it("are cancelled by Ctrl+C, which leaves whole what was stored before", async () => {
    let interrupt: () => void = () => undefined;
    // Ctrl+C when the provider is asked for the second symbol, which it never answers.
    const { app, call, server } = await setUp(days(300), () => interrupt());
    const person = {
      onInterrupt: (callback: () => void) => {
        interrupt = callback;
        return () => undefined;
      },
    };
    const { code, err } = await callCommandLine(app, "data fetch ACME BOLT".split(" "), person);
    expect([code, err]).toEqual([130, expect.stringContaining("cancelled by Ctrl+C")]);
    expect(server.asked).toHaveLength(2);
    expect((await call("data list")).out).toMatch(/ACME +1d +yahoo +2020-01-06 +2021-02-26 +300/);
    expect((await call("data list")).out).not.toContain("BOLT");
  });

  it("show how far they are on standard error, and nothing of it is left", async () => {
    const shown: string[] = [];
    const watched = Promise.withResolvers<void>();
    const { app } = await setUp((response, request) => {
      void watched.promise.then(() => days(300)(response, request));
    });
    const showStatus = (line: string): void => {
      shown.push(line);
      watched.resolve();
    };
    const { code, out } = await callCommandLine(app, ["data", "fetch", "ACME"], { showStatus });
    expect([code, shown[0], shown.at(-1)]).toEqual([0, "0 % ACME: asking yahoo", ""]);
    expect(out).not.toContain("%");
  });

  it("never show a key, though the provider refuses it", async () => {
    const { app, call, workspace } = await setUp(status(403, {}, { message: "secret-key-of-a-canary" }));
    const { code, out, err } = await call("data fetch ACME --provider alpaca");
    expect([code, err]).toEqual([2, expect.stringContaining("APCA_API_KEY_ID and APCA_API_SECRET_KEY")]);
    await app.dispose();
    const log = readFileSync(join(workspace, "log", "app.jsonl"), "utf8");
    expect(out + err + log).not.toContain("of-a-canary");
  });

  it("refuses a provider, a length and a day that there are not", async () => {
    const { call } = await setUp(days(3));
    for (const words of ["--provider oracle", "--timeframe 2d", "--from tomorrow"]) {
      expect([words, (await call(`data fetch ACME ${words}`)).code]).toEqual([words, 2]);
    }
  });
});
