import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { runId } from "#shared/model/ids.ts";
import { callCommandLine } from "./testing/call-command-line.ts";
import { openAnApp, type AnApp } from "./testing/open-an-app.ts";

const caller = (app: AnApp) => (words: string) => callCommandLine(app, words.split(" "));

async function newestRuns(app: AnApp) {
  return (await app.handlers["history:search"]({})).runs;
}

it("finds runs, runs one again with another input, and says in what the two differ", async () => {
  const app = await openAnApp();
  const call = caller(app);
  await call("run --symbols SPX --from 2015-01-01 --to 2016-12-31 --seed 7");
  await call("run --workflow market_scan --symbols SPX");
  expect(await call("runs list --workflow simple_backtest --status completed --symbol spx")).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^run.*\nrun-\S+ +simple_backtest +backtest +completed/),
  });
  expect((await call("runs list --limit 1")).out).toContain("the newest 1 of 2");
  expect((await call("runs list --text nowhere")).out).toContain("no run fits");
  expect((await call("runs list --status complete")).err).toContain("did you mean --status completed?");
  expect(JSON.parse((await call("runs list --mode backtest --json")).out)).toMatchObject({
    kind: "runs",
    total: 2,
    runs: [{ workflow: "market_scan" }, { workflow: "simple_backtest", steps: expect.any(Array) }],
  });

  const first = (await newestRuns(app))[1]!;
  expect(await call(`runs again ${first.runId}`)).toMatchObject({ code: 0, err: "" });
  expect(await call(`runs again ${first.runId} --input feeBps=50`)).toMatchObject({ code: 0 });
  const [dearer, same] = await newestRuns(app);
  expect(same).toMatchObject({ inputs: first.inputs, totalReturn: first.totalReturn });
  const equal = await call(`runs compare ${first.runId} ${same!.runId}`);
  expect(equal.out).toMatch(/Run +Started/);
  expect(equal.out).not.toMatch(/Inputs|Statistics|Data|Trades|Definition/);
  const differing = await call(`runs compare ${first.runId} ${dearer!.runId}`);
  expect(differing.out).toMatch(/Inputs +feeBps +\S+ +50\n/);
  expect(differing.out).toMatch(/Statistics +Total return/);
  expect(differing.out).toMatch(/\d+ more are the same/);
  expect((await call("runs show last")).out).toMatch(/version 1 of simple_backtest, the present one/);
});

it("keeps the versions of a workflow, and says which one a run ran", async () => {
  const workspace = aDirectory();
  const file = join(workspace, "workflows", "mine.yaml");
  mkdirSync(join(workspace, "workflows"));
  const text = "name: mine\nsteps:\n  - fetch_data: { slice: data, method: get_historical }\n";
  writeFileSync(file, text);
  const app = await openAnApp([], workspace);
  const call = caller(app);
  await call("run --workflow mine --symbols SPX");
  writeFileSync(file, `${text}  - find: { slice: analyze, method: find_patterns }\n`);
  expect((await call("runs show last")).out).toContain("workflows diff mine 1 present");
  expect((await call("workflows diff mine 1 present")).out).toContain("\n+   - find: { slice: analyze");
  expect((await call("runs again last")).err).toContain("the workflow has changed since that run");
  expect((await call("workflows versions mine")).out).toMatch(/ 2 +present .*\n +1 +2/);
  expect((await call("workflows restore mine 1")).out).toContain("mine is version 1 of its texts now");
  expect((await call("workflows diff mine 1 present")).out).toContain("are the same");
  expect(await call("workflows restore simple_backtest 1")).toMatchObject({
    code: 3,
    err: expect.stringContaining("--as my_simple_backtest"),
  });
  expect(await call("workflows restore simple_backtest 1 --as my_backtest")).toMatchObject({ code: 0 });
  expect(await call("run --workflow my_backtest --symbols SPX --from 2018-01-01")).toMatchObject({ code: 0 });
});

it("never repeats a run of real money", async () => {
  const app = await openAnApp();
  const call = caller(app);
  await call("run --workflow live_trading --mode live --symbols SPX");
  const [live] = await newestRuns(app);
  expect(await call(`runs again ${live!.runId}`)).toMatchObject({
    code: 3,
    err: expect.stringContaining("never repeated by one press"),
  });
});

/** Rows of 200 runs that started later than the first. */
function addNewerRuns(workspace: string): void {
  const db = new Database(join(workspace, "research.sqlite"));
  const row = db.prepare("SELECT * FROM runs").get() as Readonly<Record<string, unknown>>;
  const names = Object.keys(row);
  const insert = db.prepare(`INSERT INTO runs VALUES (${names.map((name) => `@${name}`).join(", ")})`);
  for (let number = 1; number <= 200; number += 1)
    insert.run({ ...row, run_id: `run-${number}`, ts_started_ms: Number(row["ts_started_ms"]) + number });
  db.close();
}

it("shows a run that is older than the 200 newest, with its result, and repeats it", async () => {
  const first = await openAnApp();
  await caller(first)("run --symbols SPX --from 2015-01-01 --to 2016-12-31");
  const [old] = await newestRuns(first);
  await first.dispose();
  addNewerRuns(first.workspace);

  const app = await openAnApp([], first.workspace);
  expect(app.handlers["run:list"](undefined)).not.toContainEqual(expect.objectContaining(old!));
  const shown = await caller(app)(`runs show ${old!.runId}`);
  expect(shown.out).toContain("Sharpe");
  expect(await caller(app)(`runs again ${old!.runId}`)).toMatchObject({ code: 0 });
  expect(() => app.handlers["run:get"]({ runId: runId("none") })).toThrow(/no run has the id none/);
});
