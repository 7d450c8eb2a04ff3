import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { EventName } from "#shared/events/event-map.ts";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { callCommandLine } from "./testing/call-command-line.ts";
import { copyWorkspace } from "./testing/copy-workspace.ts";
import { openAnApp, type AnApp } from "./testing/open-an-app.ts";

const TRADE = `name: asked
inputs:
  symbols: { type: symbols, default: [SPX] }
steps:
  - fetch: { slice: data, method: get_historical }
  - ask: { wait: { approval: "Go on?", who: [anna, bob], timeout: 1h } }
  - detect: { slice: market_regime, method: detect }
`;
const EVENT = `name: heard
steps:
  - w: { wait: { event: "workflow.completed", timeout: 1h } }
`;

/** A workspace with workflows of its own. */
async function anApp(): Promise<AnApp> {
  const workspace = aDirectory();
  mkdirSync(join(workspace, "workflows"));
  writeFileSync(join(workspace, "workflows", "asked.yaml"), TRADE);
  writeFileSync(join(workspace, "workflows", "heard.yaml"), EVENT);
  return openAnApp([], workspace);
}

/** Resolves at the first event of that name from now on. */
function hears(app: AnApp, name: EventName): Promise<void> {
  const heard = Promise.withResolvers<void>();
  app.onPush("audit:tick", (events) => {
    if (events.some((event) => event.name === name)) heard.resolve();
  });
  return heard.promise;
}

async function start(app: AnApp, workflow: string, until: EventName, breakAt: readonly string[] = []) {
  const reached = hears(app, until);
  const { runId } = await app.handlers["workflow:start"]({ workflow, mode: "backtest", inputs: {}, breakAt });
  await reached;
  return runId;
}

async function lastRun(app: AnApp): Promise<RunView> {
  const [run] = await app.handlers["run:list"](undefined);
  return run!;
}

const statuses = ({ steps }: RunView): readonly string[] => steps.map(({ status }) => status);
const call = (app: AnApp, words: string) => callCommandLine(app, words.split(" "));

describe("an approval", () => {
  it("is listed, decided once by who may, and recorded with who and when", async () => {
    const app = await anApp();
    const runId = await start(app, "asked", "workflow.approval.asked");
    const id = `${runId}:ask`;
    expect((await call(app, "approvals list")).out).toContain(`${id}  asked`);
    const stranger = await call(app, `approvals approve ${id} --by carl --json`);
    expect([stranger.code, JSON.parse(stranger.out)]).toMatchObject([
      3,
      { error: { code: "approval.not-allowed" } },
    ]);
    const ended = hears(app, "workflow.completed");
    expect((await call(app, `approvals approve ${id} --by anna --comment fine`)).out).toBe(
      `${id} approved by anna\n`,
    );
    await ended;
    const again = await call(app, `approvals reject ${id} --by bob --json`);
    expect([again.code, JSON.parse(again.out)]).toMatchObject([
      3,
      { error: { code: "approval.already-decided" } },
    ]);
    const unknown = await call(app, "approvals approve nothing --by bob --json");
    expect([unknown.code, JSON.parse(unknown.out)]).toMatchObject([
      2,
      { error: { code: "approval.unknown" } },
    ]);
    expect((await call(app, "approvals list --json")).out).toContain('"approvals": []');
    const trail = await app.handlers["audit:search"]({ name: "workflow.approval.decided", limit: 9 });
    expect(trail).toMatchObject([{ text: "ask approved by anna: fine", event: { runId } }]);
    expect((await lastRun(app)).status).toBe("completed");
  }, 60_000);

  it("can be rejected, and then the run is refused", async () => {
    const app = await anApp();
    const runId = await start(app, "asked", "workflow.approval.asked");
    const ended = hears(app, "workflow.failed");
    await call(app, `approvals reject ${runId}:ask --by bob --comment no`);
    await ended;
    expect(await lastRun(app)).toMatchObject({
      status: "refused",
      error: { code: "workflow.approval-rejected", message: "bob rejected ask: no" },
      approvals: [{ status: "rejected", by: "bob", comment: "no" }],
    });
  }, 60_000);

  it("survives a kill, can be decided while no process runs it, and is found when it goes on", async () => {
    const app = await anApp();
    const runId = await start(app, "asked", "workflow.approval.asked");
    const waiting = await openAnApp([], copyWorkspace(app.workspace));
    const ended = hears(waiting, "workflow.completed");
    waiting.resumeUnfinished("the window was opened again");
    await call(waiting, `approvals approve ${runId}:ask --by anna`);
    await ended;
    expect(statuses(await lastRun(waiting))).toEqual(["completed", "completed", "completed"]);

    const cold = await openAnApp([], copyWorkspace(app.workspace));
    expect((await call(cold, `approvals approve ${runId}:ask --by anna`)).code).toBe(0);
    const decided = await openAnApp([], copyWorkspace(cold.workspace));
    expect((await call(decided, "runs resume --all")).code).toBe(0);
    const { status, approvals } = await lastRun(decided);
    expect([status, approvals?.map((approval) => approval.status)]).toEqual(["completed", ["approved"]]);
  }, 60_000);

  it("is left as it is when the program ends", async () => {
    const app = await anApp();
    await start(app, "asked", "workflow.approval.asked");
    await app.dispose();
    const later = await openAnApp([], app.workspace);
    expect((await call(later, "approvals list")).out).toContain("Go on?");
  }, 60_000);
});

describe("a wait for an event", () => {
  it("goes on after a kill with what the log holds since it began", async () => {
    const app = await anApp();
    await start(app, "heard", "workflow.step.started");
    const ended = hears(app, "workflow.completed");
    await app.handlers["workflow:start"]({
      workflow: "simple_backtest",
      mode: "backtest",
      inputs: { symbols: ["SPX"], from: "2018-01-01" },
    });
    await ended;
    const later = await openAnApp([], copyWorkspace(app.workspace));
    expect((await call(later, "runs resume --all")).code).toBe(0);
    const runs = await later.handlers["run:list"](undefined);
    expect(runs.find(({ workflow }) => workflow === "heard")?.status).toBe("completed");
  }, 60_000);
});

const SPAN = "--symbols SPX --from 2018-01-01 --to 2019-12-31";

describe("a paused run", () => {
  it("stops at a breakpoint, goes step by step, and to its end, each by a process of its own", async () => {
    const first = await anApp();
    const { code, out } = await call(first, `run ${SPAN} --break-at detect_regime`);
    expect([code, out]).toEqual([0, expect.stringContaining("before detect_regime, by the breakpoint at")]);
    await first.dispose();
    const second = await openAnApp([], first.workspace);
    expect((await lastRun(second)).status).toBe("paused");
    expect((await call(second, "runs resume --all")).out).toBe("no run was cut off\n");
    expect((await call(second, "runs step last")).out).toContain("before select_strategy");
    expect(statuses(await lastRun(second)).slice(0, 4)).toEqual([
      "completed",
      "completed",
      "completed",
      "pending",
    ]);
    const third = await openAnApp([], copyWorkspace(second.workspace));
    expect((await lastRun(third)).status).toBe("paused");
    const { runId } = await lastRun(third);
    expect((await call(third, `runs resume ${runId}`)).code).toBe(0);
    const whole = await openAnApp();
    await call(whole, `run ${SPAN}`);
    const [paused, plain] = await Promise.all(
      [third, whole].map(async (app) => {
        const run = await lastRun(app);
        return [run.status, await app.handlers["run:get-result"]({ runId: run.runId })] as const;
      }),
    );
    expect(paused?.[0]).toBe("completed");
    expect(paused?.[1]?.orderListHash).toBe(plain?.[1]?.orderListHash);
  }, 60_000);

  it("is brought back paused by the window, goes on when let, and says what cannot be", async () => {
    const app = await anApp();
    await call(app, `run ${SPAN} --break-at detect_regime`);
    const later = await openAnApp([], copyWorkspace(app.workspace));
    const held = hears(later, "workflow.paused");
    later.resumeUnfinished("the window was opened again");
    await held;
    const run = await lastRun(later);
    expect(run).toMatchObject({ status: "paused", hold: { step: "detect_regime" } });
    const pausedTwice = await call(later, "runs pause last --json");
    expect([pausedTwice.code, JSON.parse(pausedTwice.out)]).toMatchObject([
      2,
      { error: { code: "run.not-running" } },
    ]);
    const ended = hears(later, "workflow.cancelled");
    expect((await call(later, "runs cancel last --reason wrong")).code).toBe(0);
    await ended;
    expect((await lastRun(later)).cancelled).toMatchObject({ reason: "wrong" });
    for (const words of ["runs step last", "runs pause last", "runs cancel last"]) {
      expect((await call(later, words)).code).toBe(2);
    }
  }, 60_000);

  it("can be ended while no process runs it", async () => {
    const app = await anApp();
    await call(app, `run ${SPAN} --break-at detect_regime`);
    const later = await openAnApp([], copyWorkspace(app.workspace));
    expect((await call(later, "runs cancel last --reason late")).code).toBe(0);
    expect(await lastRun(later)).toMatchObject({ status: "cancelled", cancelled: { reason: "late" } });
    expect((await call(later, "runs resume --all")).out).toBe("no run was cut off\n");
  }, 60_000);

  it("pauses a paper session between its steps, and lets it go on", async () => {
    const app = await anApp();
    const first = hears(app, "market.data.updated");
    const { runId } = await app.handlers["workflow:start"]({
      workflow: "paper_trading",
      mode: "paper",
      inputs: { symbols: ["SPX"], barIntervalMs: 1, maximumBars: 30 },
    });
    await first;
    const paused = hears(app, "workflow.paused");
    expect((await call(app, `runs pause ${runId}`)).code).toBe(0);
    await paused;
    expect((await lastRun(app)).status).toBe("paused");
    await app.dispose();
    const later = await openAnApp([], app.workspace);
    expect((await call(later, `runs resume ${runId}`)).code).toBe(0);
    const [session] = await later.handlers["paper:list"](undefined);
    expect([(await lastRun(later)).status, session?.bars]).toEqual(["completed", 30]);
  }, 60_000);
});

describe("a dry run", () => {
  it("tells effects of a paper workflow and starts nothing", async () => {
    const app = await anApp();
    const { code, out } = await call(app, "run --mode paper --symbols SPX --dry-run");
    expect([code, out]).toEqual([
      0,
      expect.stringContaining("paper_trade.submit_order  EFFECT: sends orders on paper"),
    ]);
    expect(out).toContain('symbols <- ["SPX"] (input symbols)');
    expect(JSON.parse((await call(app, "run --symbols SPX --dry-run --json")).out)).toMatchObject({
      kind: "dry-run",
      workflow: "simple_backtest",
    });
    expect(await app.handlers["run:list"](undefined)).toEqual([]);
    expect((await call(app, "run --dry-run")).code).toBe(2);
  }, 60_000);
});
