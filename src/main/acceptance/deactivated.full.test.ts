import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { callCommandLine } from "./testing/call-command-line.ts";
import { openAnApp, type AnApp } from "./testing/open-an-app.ts";

/** Trades on paper whenever another run has ended. */
const TRADER = `name: trader
mode: real-time
on: { event: workflow.completed, where: "event.payload.durationMs >= 0" }
inputs:
  symbols: { type: symbols, default: [SPX] }
  strategy: { type: strategyId, default: buy_and_hold }
steps:
  - initialize: { slices: [data, paper_trade] }
  - market_loop:
      trigger: market_data_update
      steps: [check_signals, validate_risk, execute_trade]
`;
const OTHER = "name: other\nsteps:\n  - look: { slice: monitor, method: health }\n";

const call = (app: AnApp, words: string) => callCommandLine(app, words.split(" "));
const countFills = async (app: AnApp): Promise<number> =>
  (await app.handlers["paper:list"](undefined)).reduce((sum, { fillCount }) => sum + fillCount, 0);

it("a workflow that trades on paper by its trigger trades nothing more once it is switched off", async () => {
  const workspace = aDirectory();
  mkdirSync(join(workspace, "workflows"));
  writeFileSync(join(workspace, "workflows", "trader.yaml"), TRADER);
  writeFileSync(join(workspace, "workflows", "other.yaml"), OTHER);
  const app = await openAnApp([], workspace);
  app.startTriggers();
  await call(app, "workflows activate trader --mode paper --input barIntervalMs=0 maximumBars=20");
  await call(app, "run --workflow other");
  await expect.poll(() => countFills(app)).toBe(1);
  await expect
    .poll(async () => (await app.handlers["paper:list"](undefined)).map(({ status }) => status))
    .toEqual(["stopped"]);

  await call(app, "workflows deactivate trader");
  await call(app, "run --workflow other");
  await app.dispose();

  const later = await openAnApp([], workspace);
  later.startTriggers();
  await call(later, "run --workflow other");
  expect([await countFills(later), (await later.handlers["paper:list"](undefined)).length]).toEqual([1, 1]);
  expect((await call(later, "jobs list")).out.match(/trader/g)).toHaveLength(1);
});
