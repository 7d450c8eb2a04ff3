import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import type { AnyEnvelope, EventName } from "#shared/events/event-map.ts";
import { callCommandLine } from "./testing/call-command-line.ts";
import { copyWorkspace } from "./testing/copy-workspace.ts";
import { openAnApp, type AnApp } from "./testing/open-an-app.ts";
import { parseRun } from "./testing/printed-run.ts";

const RUN = "run --symbols SPX --from 2015-01-01 --to 2016-12-31 --json".split(" ");
const RESUME = ["runs", "resume", "--all", "--json"];

/** Runs a backtest and copies the workspace each time that an event of that name is told. */
async function copiesAt(
  name: EventName,
): Promise<{ readonly app: AnApp; readonly copies: readonly string[] }> {
  const app = await openAnApp();
  const copies: string[] = [];
  app.onPush("audit:tick", (events) => {
    if (events.some((event) => event.name === name)) copies.push(copyWorkspace(app.workspace));
  });
  expect((await callCommandLine(app, RUN)).code).toBe(0);
  return { app, copies };
}

async function lastRun(app: AnApp) {
  const { out } = await callCommandLine(app, ["runs", "show", "last", "--json"]);
  const { steps, statistics, status, runId, orderListHash } = parseRun(out);
  return {
    statistics,
    status,
    runId,
    orderListHash,
    steps: steps.map(({ step, status: how }) => [step, how]),
  };
}

function open(copy: string): Promise<AnApp> {
  return openAnApp([], copy);
}

describe("a backtest whose process is killed", () => {
  it("goes on at the first step without an outcome, and ends with the same result", async () => {
    const { app, copies } = await copiesAt("workflow.step.completed");
    const whole = await lastRun(app);
    expect(copies).toHaveLength(whole.steps.length);
    for (const [index, copy] of copies.entries()) {
      const later = await open(copy);
      const events: AnyEnvelope[] = [];
      later.onPush("audit:tick", (ticks) => events.push(...ticks));
      expect((await callCommandLine(later, RESUME)).code).toBe(0);
      expect(await lastRun(later)).toEqual(whole);
      const ran = events.flatMap((event) =>
        event.name === "workflow.step.started" ? [event.payload.step] : [],
      );
      expect(ran).toEqual(whole.steps.slice(index + 1).map(([step]) => step));
      expect(events[0]).toMatchObject({ name: "workflow.resumed", runId: whole.runId });
    }
  }, 60_000);

  it("goes on by itself when the window is opened, and only then", async () => {
    const { copies } = await copiesAt("workflow.step.started");
    const later = await open(copies[2]!);
    expect((await lastRun(later)).status).toBe("failed");
    const ended = Promise.withResolvers<void>();
    later.onPush("audit:tick", ([event]) => {
      if (event?.name === "workflow.completed") ended.resolve();
    });
    later.resumeUnfinished("the window was opened again");
    await ended.promise;
    expect((await lastRun(later)).status).toBe("completed");
    expect((await callCommandLine(later, ["runs", "resume", (await lastRun(later)).runId])).code).toBe(2);
  }, 20_000);

  it("fails with the cause when a stored output is not there any more or is damaged", async () => {
    const { copies } = await copiesAt("workflow.step.completed");
    const spoilt = [
      ["DELETE FROM artifacts", "run.not-resumable"],
      ["UPDATE artifacts SET bytes = x'00'", "store.artifact-damaged"],
    ] as const;
    for (const [sql, code] of spoilt) {
      const copy = copyWorkspace(copies[1]!);
      const db = new Database(join(copy, "research.sqlite"));
      db.exec(sql);
      db.close();
      const later = await open(copy);
      const { code: exitCode, out } = await callCommandLine(later, RESUME);
      expect([exitCode, JSON.parse(out)]).toMatchObject([1, { failed: [{ error: { code } }] }]);
      const [run] = await later.handlers["run:list"](undefined);
      expect(run).toMatchObject({ status: "failed", error: { code } });
      expect((await callCommandLine(later, ["runs", "resume", "--all"])).out).toBe("no run was cut off\n");
    }
  }, 20_000);

  it("shows the definition that it ran, whatever the file says today", async () => {
    const { app } = await copiesAt("workflow.started");
    const { out } = await callCommandLine(app, ["runs", "show", "last", "--definition"]);
    expect(out).toMatch(/^name: simple_backtest\n/);
  }, 20_000);
});

describe("the safe mode", () => {
  it("starts nothing and lets nothing go on, says so, and is left by a command", async () => {
    const { copies } = await copiesAt("workflow.step.started");
    let copy = copies[1]!;
    for (let crash = 0; crash < 2; crash += 1) {
      const crashed = await open(copy);
      copy = copyWorkspace(crashed.workspace);
    }
    const app = await open(copy);
    app.resumeUnfinished("the window was opened again");
    const { safeMode } = await app.handlers["app:get-snapshot"](undefined);
    expect(safeMode?.remedy).toContain("gpt-trader safe-mode leave");
    for (const words of [RUN, RESUME]) {
      const { code, out } = await callCommandLine(app, words);
      expect([code, JSON.parse(out)]).toMatchObject([3, { error: { code: "workspace.safe-mode" } }]);
    }
    expect((await callCommandLine(app, ["safe-mode", "leave"])).out).toContain("is left");
    expect((await callCommandLine(app, RESUME)).code).toBe(0);
  }, 20_000);

  it("is no place to leave when it is not open", async () => {
    const { out } = await callCommandLine(await openAnApp(), ["safe-mode", "leave"]);
    expect(out).toBe("the safe mode was not open\n");
  });
});
