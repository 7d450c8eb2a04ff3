import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { aWorkerFolder } from "#main/acceptance/testing/a-worker-folder.ts";
import { callCommandLine } from "#main/acceptance/testing/call-command-line.ts";
import { parseRun } from "#main/acceptance/testing/printed-run.ts";
import { nodeHasher } from "#main/node/node-ports.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { epochMs, formatIsoDate } from "#shared/model/time.ts";
import { createApp, type App } from "#main/app.ts";

const RESOURCES = fileURLToPath(new URL("../../../resources", import.meta.url));
const EXAMPLE = join(RESOURCES, "examples/strategies/gap_follow.ts");
const HASH = nodeHasher(readFileSync(EXAMPLE, "utf8"));

/** The whole product on a workspace that holds the example's strategy. */
async function openWithExample(allowed: readonly string[]): Promise<App> {
  const workspace = aDirectory();
  mkdirSync(join(workspace, "strategies"));
  cpSync(EXAMPLE, join(workspace, "strategies", "gap_follow.ts"));
  const app = await createApp({
    workspace,
    isDemo: false,
    version: "0.0.0",
    resources: RESOURCES,
    workers: aWorkerFolder(),
    environment: {},
    overrides: ["workers.lanes=1", "paper.barIntervalMs=1", `userCode.allowed=${JSON.stringify(allowed)}`],
  });
  onTestFinished(() => app.dispose());
  return app;
}

const words = (text: string): readonly string[] => text.split(" ");

describe("a strategy of one's own", () => {
  it("is in the manual as it ships", () => {
    const manual = readFileSync(join(RESOURCES, "../docs/your-own.md"), "utf8");
    expect(manual).toContain(`\`\`\`ts\n${readFileSync(EXAMPLE, "utf8")}\`\`\``);
  });

  it("is refused until it is allowed, with the command that allows it, and is seen in the health", async () => {
    const app = await openWithExample([]);
    const { code, err } = await callCommandLine(app, words("backtest --strategy gap_follow --symbols SPX"));
    const reason = `needs your consent: gpt-trader config set userCode.allowed '["${HASH}"]'`;
    expect([code, err]).toEqual([2, expect.stringContaining(`strategy gap_follow is disabled: ${reason}`)]);
    const { health } = await app.handlers["app:get-snapshot"](undefined);
    expect(health.find(({ slice }) => slice === "strategy:gap_follow")).toMatchObject({
      state: "disabled",
      detail: reason,
    });
    const builtIn = await callCommandLine(app, words("backtest --strategy momentum --symbols FB --json"));
    expect(builtIn.code).toBe(0);
  });

  it("trades on paper what it trades in a backtest", async () => {
    const app = await openWithExample([HASH]);
    const run = "run --mode paper --strategy gap_follow --symbols AAPL MSFT --input maximumBars=400 --json";
    expect(await callCommandLine(app, words(run))).toMatchObject({ code: 0 });
    const [session] = await app.handlers["paper:list"](undefined);
    const { sessionId, bars, fills, fillCount } = session!;
    const { tsOpenMs } = await app.handlers["paper:get-bars"]({ sessionId, symbol: "AAPL" });
    const [from, to] = [tsOpenMs.at(-bars / 2), tsOpenMs.at(-1)].map((tsMs) => formatIsoDate(epochMs(tsMs!)));
    const backtest = `backtest --provider synthetic --strategy gap_follow --symbols AAPL MSFT --from ${from} --to ${to} --json`;
    const history = parseRun((await callCommandLine(app, words(backtest))).out);
    expect(fillCount).toBeGreaterThan(5);
    expect(history.fills.map(({ symbol, side, price }) => [symbol, side, price])).toEqual(
      fills.toReversed().map(({ symbol, side, price }) => [symbol, side, price]),
    );
  });

  it("is searched over a grid, and named beside a ranking that leaves it out", async () => {
    const app = await openWithExample([HASH]);
    const search = "run --workflow grid_search --strategy gap_follow --symbols SPX --input points=2 --json";
    expect(await callCommandLine(app, words(search))).toMatchObject({ code: 0 });
    const ranked = await callCommandLine(app, words("run --symbols SPX --from 2015-01-01 --json"));
    expect(ranked.out).toMatch(/Your own strategies \(Gap follow\) are traded when they are named/);
  });
});
