import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { callCommandLine } from "./testing/call-command-line.ts";
import { openAnApp, type AnApp } from "./testing/open-an-app.ts";

const AFTER_OTHER = `name: after_other
on: { event: workflow.completed, where: "event.payload.durationMs >= 0" }
steps:
  - look: { slice: monitor, method: health }
`;
const OTHER = "name: other\nsteps:\n  - look: { slice: monitor, method: health }\n";
const RUN_OTHER = "run --workflow other";

/** A workspace with a workflow that runs after each other run. */
function aWorkspace(): string {
  const workspace = aDirectory();
  mkdirSync(join(workspace, "workflows"));
  writeFileSync(join(workspace, "workflows", "after_other.yaml"), AFTER_OTHER);
  writeFileSync(join(workspace, "workflows", "other.yaml"), OTHER);
  return workspace;
}

const call = (app: AnApp, words: string) => callCommandLine(app, words.split(" "));

function runsOf(app: AnApp) {
  const runs = app.handlers["run:list"](undefined) as readonly { workflow: string; status: string }[];
  return runs.filter(({ workflow }) => workflow === "after_other").map(({ status }) => status);
}

it("starts a run when its event happens, and tells why", async () => {
  const app = await openAnApp([], aWorkspace());
  app.startTriggers();
  expect(await call(app, RUN_OTHER)).toMatchObject({ code: 0 });
  expect(runsOf(app)).toEqual([]);

  expect((await call(app, "workflows activate after_other")).out).toMatch(
    /after_other is active\n.*\nafter_other +yes +backtest +event workflow\.completed .* when it happens/,
  );
  await call(app, RUN_OTHER);
  await expect.poll(() => runsOf(app)).toEqual(["completed"]);
  const entries = await app.handlers["audit:search"]({ name: "trigger.fired" });
  expect(entries.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^after_other: workflow\.completed happened \(event event-/),
  ]);
  expect((await call(app, "jobs list")).out).toMatch(
    /done +1 +after_other event workflow\.completed .* started run run-/,
  );
  expect(JSON.parse((await call(app, "jobs show 1 --json")).out)).toMatchObject({
    kind: "job",
    job: { number: 1, status: "done", payload: { workflow: "after_other", mode: "backtest" } },
  });
});

it("keeps what is active over a restart, and starts nothing that is not", async () => {
  const workspace = aWorkspace();
  const first = await openAnApp([], workspace);
  await call(first, "workflows activate after_other --mode backtest");
  await call(first, "workflows activate data_refresh --json");
  await first.dispose();

  const second = await openAnApp([], workspace);
  const listed = (await call(second, "triggers list")).out;
  expect(listed).toMatch(/^data_refresh +yes +backtest +session close 30m +20\d\d-\d\d-\d\d \d\d:30$/m);
  expect(listed).toMatch(/^after_other +yes /m);
  expect((await call(second, "workflows deactivate after_other")).out).toBe(
    "after_other is not active any more\n",
  );
  expect((await call(second, "workflows deactivate after_other")).out).toBe("after_other was not active\n");
  await second.dispose();

  const third = await openAnApp([], workspace);
  third.startTriggers();
  await call(third, RUN_OTHER);
  expect((await call(third, "triggers list")).out).toMatch(
    /^after_other +no +backtest +event workflow\.completed .* -$/m,
  );
  expect([runsOf(third), (await call(third, "jobs list")).out]).toEqual([[], "no jobs\n"]);
});

it("refuses what no trigger may start, and what cannot be done, in words", async () => {
  const app = await openAnApp();
  const live = await call(app, "workflows activate data_refresh --mode live");
  expect(live.code).not.toBe(0);
  expect(live.err).toMatch(/data_refresh runs with real money, and no trigger starts that/);
  const none = await call(app, 'workflows activate simple_backtest --input symbols=["SPX"]');
  expect([none.code, none.err]).toEqual([2, expect.stringMatching(/simple_backtest has no triggers/)]);
  const missing = await call(app, "workflows activate data_refresh --input symbol=SPX");
  expect([missing.code, missing.err]).toEqual([2, expect.stringMatching(/did you mean symbols\?/)]);
  expect(await call(app, "jobs retry 7")).toMatchObject({
    code: 2,
    err: expect.stringMatching(/no job has the number 7/),
  });
  expect(await call(app, "triggers run --for soon")).toMatchObject({ code: 2 });
  expect((await call(app, "triggers run --for 1ms")).out).toBe("0 active workflows; Ctrl+C ends this\n");
  expect((await call(app, "triggers list")).out).toMatch(
    /^data_refresh +no +backtest +session close 30m +-$/m,
  );
});

it("ends a circle of workflows that start each other, says why, and names each fire as the cause of its run", async () => {
  const workspace = aWorkspace();
  const circle = AFTER_OTHER.replace("after_other", "circle");
  writeFileSync(join(workspace, "workflows", "circle.yaml"), circle);
  const app = await openAnApp([], workspace);
  app.startTriggers();
  await call(app, "workflows activate after_other");
  await call(app, "workflows activate circle");
  await call(app, RUN_OTHER);
  const told = async (name: string) => await app.handlers["audit:search"]({ name });
  await expect.poll(async () => (await told("trigger.skipped")).length, { timeout: 60_000 }).toBe(2);
  expect((await told("trigger.skipped")).map(({ text }) => text)).toEqual([
    expect.stringMatching(/3 runs were each started by an event of the one before, and no more are/),
    expect.stringMatching(/3 runs were each started by an event of the one before, and no more are/),
  ]);
  const causes = (await told("workflow.started")).map(({ event }) => event.causationId);
  const fires = (await told("trigger.fired")).map(({ event }) => event.id);
  expect(fires.length).toBe(6);
  expect(causes.filter((cause) => cause !== undefined).toSorted()).toEqual(fires.toSorted());
});
