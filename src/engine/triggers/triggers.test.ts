import { describe, expect, it } from "vitest";
import { refusedError } from "#shared/errors/app-error.ts";
import { DAY_MS, epochMs, formatIsoTime } from "#shared/model/time.ts";
import { runId } from "#shared/model/ids.ts";
import { aHost, aWorld, type AHost } from "./testing/a-world.ts";

const MINUTE_MS = 60_000;

const aFile = (name: string, head: string): string => `name: ${name}\n${head}\nsteps: [log_metrics]\n`;
const HOURLY = aFile("hourly", 'on: { cron: "0 * * * *" }');
const CATCHES_UP = aFile("hourly", 'on: { cron: "0 * * * *", missed: run_once }\npriority: 8');

const activate = (host: AHost, workflow = "hourly") =>
  host.triggers.activate({ workflow, inputs: {}, by: "me" });

describe("an active workflow", () => {
  it("fires at its times, and each fire is an event with its reason", async () => {
    const world = aWorld({ hourly: HOURLY });
    const host = aHost(world);
    await world.timer.pass(90 * MINUTE_MS);
    await host.triggers.activate({ workflow: "hourly", inputs: { symbols: ["SPX"] }, by: "me" });
    await world.timer.pass(150 * MINUTE_MS);
    expect(world.runs).toMatchObject([
      { workflow: "hourly", mode: "backtest", inputs: { symbols: ["SPX"] }, activation: 1 },
      { trigger: "cron 0 * * * * UTC" },
      {},
    ]);
    expect(world.runs.map(({ tsMs }) => formatIsoTime(epochMs(tsMs)).slice(11, 19))).toEqual([
      "02:00:00",
      "03:00:00",
      "04:00:00",
    ]);
    expect(world.told("trigger.fired")[0]).toMatchObject({
      why: "cron 0 * * * * UTC came at 2020-01-01T02:00:00.000Z",
      key: "hourly cron 0 * * * * UTC 2020-01-01T02:00:00.000Z",
      priority: 5,
    });
  });

  it("fires at moments of the market, not on holidays", async () => {
    const world = aWorld({ w: aFile("w", "on: { session: open, offset: -30m }") });
    world.timer.clock.advance(DAY_MS / 2);
    await activate(aHost(world), "w");
    await world.timer.pass(DAY_MS * 1.1);
    // New Year's Day has no session.
    expect(world.runs.map(({ tsMs }) => formatIsoTime(epochMs(tsMs)).slice(0, 16))).toEqual([
      "2020-01-02T14:00",
    ]);
  });

  it("tells when it fires next, also one that is not active", async () => {
    const world = aWorld({
      hourly: HOURLY,
      plain: aFile("plain", "version: 1"),
      e: aFile("e", "on: { event: order.filled }"),
    });
    const { triggers } = aHost(world);
    expect(await triggers.list()).toMatchObject([
      { workflow: "hourly", isActive: false, by: undefined, triggers: [{ tsNextMs: undefined }] },
      { workflow: "e", isActive: false },
    ]);
    await triggers.activate({ workflow: "hourly", inputs: {}, by: "me" });
    expect((await triggers.list())[0]).toMatchObject({
      isActive: true,
      by: "me",
      triggers: [
        { trigger: "cron 0 * * * * UTC", isWaiting: false, tsNextMs: Date.parse("2020-01-01T01:00Z") },
      ],
    });
  });

  it("lets go of times that came while nobody was there, and says so", async () => {
    const world = aWorld({ hourly: HOURLY });
    const host = aHost(world);
    await activate(host);
    host.kill();
    await world.timer.pass(150 * MINUTE_MS);
    aHost(world);
    await world.timer.pass(30 * MINUTE_MS);
    expect(world.told("trigger.missed")).toMatchObject([
      { workflow: "hourly", count: 2, tsFirstMs: Date.parse("2020-01-01T01:00Z") },
    ]);
    expect(world.runs.length).toBe(1);
  });

  it("runs once for all of them where its file says so", async () => {
    const world = aWorld({ hourly: CATCHES_UP });
    const host = aHost(world);
    await activate(host);
    host.kill();
    await world.timer.pass(150 * MINUTE_MS);
    aHost(world);
    await world.timer.pass(MINUTE_MS);
    expect(world.runs.length).toBe(1);
    expect(world.told("trigger.fired")).toMatchObject([
      { why: expect.stringContaining("came 2 times since 2020-01-01T01:00:00.000Z"), priority: 8 },
    ]);
  });

  it("counts a schedule of years in no time", async () => {
    const world = aWorld({ w: aFile("w", 'on: { cron: "* * * * *" }') });
    const host = aHost(world);
    await activate(host, "w");
    host.kill();
    world.timer.clock.advance(3_000 * DAY_MS);
    aHost(world);
    await world.timer.pass(0);
    expect(world.told("trigger.missed")[0]?.count).toBe(1_000);
    await world.timer.pass(MINUTE_MS);
    // The last two were on time: at the start, and a minute before it.
    expect([world.told("trigger.missed").length, world.runs.length]).toEqual([1, 3]);
  });

  it("never fires in safe mode", async () => {
    const world = aWorld({ hourly: HOURLY, e: aFile("e", "on: { event: order.* }") });
    let isHeld = true;
    const host = aHost(world, { isHeld: () => isHeld });
    await activate(host);
    await activate(host, "e");
    await world.timer.pass(125 * MINUTE_MS);
    host.publish("order.cancelled", {});
    expect([world.runs, world.told("trigger.fired")]).toEqual([[], []]);
    isHeld = false;
    await world.timer.pass(60 * MINUTE_MS);
    expect(world.runs.length).toBe(1);
  });

  it("starts nothing with what its file got after the activation, until it is activated again", async () => {
    const world = aWorld({ hourly: HOURLY });
    const host = aHost(world);
    await activate(host);
    world.files.set("hourly", aFile("hourly", 'on: [{ cron: "30 * * * *" }]'));
    await world.timer.pass(120 * MINUTE_MS);
    expect(world.runs.length).toBe(0);
    expect((await host.triggers.list())[0]!.triggers).toMatchObject([
      { isWaiting: true, tsNextMs: undefined },
    ]);
    await activate(host);
    await world.timer.pass(60 * MINUTE_MS);
    expect(world.runs.length).toBe(1);
  });

  it("is quiet while its file cannot be read, and shows when the file is gone", async () => {
    const world = aWorld({ hourly: HOURLY });
    const host = aHost(world);
    await activate(host);
    world.files.set("hourly", "name: hourly\non: {}\nsteps: [log_metrics]\n");
    await world.timer.pass(90 * MINUTE_MS);
    world.files.delete("hourly");
    await world.timer.pass(90 * MINUTE_MS);
    expect(world.runs.length).toBe(0);
    expect(await host.triggers.list()).toMatchObject([{ workflow: "hourly", isActive: true, triggers: [] }]);
  });
});

describe("a workflow that is not active any more", () => {
  it("starts nothing, not even what had fired before", async () => {
    const world = aWorld({ hourly: HOURLY });
    const host = aHost(world, { startTakesMs: 10 * MINUTE_MS });
    await activate(host);
    await world.timer.pass(61 * MINUTE_MS);
    expect(host.triggers.deactivate("hourly", "me")).toBe(true);
    expect(host.triggers.deactivate("hourly", "me")).toBe(false);
    await world.timer.pass(180 * MINUTE_MS);
    expect(world.runs).toEqual([]);
    expect(world.told("trigger.skipped")).toMatchObject([
      { workflow: "hourly", why: "hourly was deactivated after its trigger fired" },
    ]);
    expect(host.queue.list(9)).toMatchObject([
      { status: "done", outcome: expect.stringMatching(/^skipped/) },
    ]);
  });

  it("stays so over a restart", async () => {
    const world = aWorld({ hourly: HOURLY });
    const host = aHost(world);
    await activate(host);
    host.triggers.deactivate("hourly", "me");
    host.kill();
    aHost(world);
    await world.timer.pass(180 * MINUTE_MS);
    expect(world.told("trigger.fired")).toEqual([]);
  });
});

describe("activate", () => {
  it("refuses a workflow without triggers", async () => {
    const world = aWorld({ plain: aFile("plain", "version: 1") });
    await expect(activate(aHost(world), "plain")).rejects.toMatchObject({
      code: "trigger.none",
      kind: "user",
    });
    await expect(activate(aHost(world), "plainn")).rejects.toMatchObject({ remedy: "did you mean plain?" });
    expect(world.events).toEqual([]);
  });

  it("refuses real money, whether it is asked for or meant", async () => {
    const live = aFile("live", "mode: real-time\nsafety: maximum\non: { session: open }");
    const world = aWorld({ live, hourly: HOURLY });
    const { triggers } = aHost(world);
    const refusal = {
      code: "trigger.live-refused",
      kind: "refused",
      remedy: expect.stringContaining("person"),
    };
    await expect(triggers.activate({ workflow: "live", inputs: {}, by: "me" })).rejects.toMatchObject(
      refusal,
    );
    const asked = triggers.activate({ workflow: "hourly", mode: "live", inputs: {}, by: "me" });
    await expect(asked).rejects.toMatchObject(refusal);
    await triggers.activate({ workflow: "live", mode: "paper", inputs: {}, by: "me" });
    expect(world.told("workflow.activated")).toMatchObject([{ workflow: "live", mode: "paper" }]);
  });
});

describe("a run that cannot start", () => {
  it("is told as skipped when another is under way", async () => {
    const world = aWorld({ hourly: HOURLY });
    const host = aHost(world, {
      onStart: () => {
        throw refusedError({ code: "run.busy", message: "no second run of hourly starts" });
      },
    });
    await activate(host);
    await world.timer.pass(61 * MINUTE_MS);
    expect(world.told("trigger.skipped")).toMatchObject([{ why: "no second run of hourly starts" }]);
  });

  it("is a dead job with its cause", async () => {
    const world = aWorld({ hourly: HOURLY });
    const host = aHost(world, {
      onStart: () => {
        throw refusedError({ code: "workflow.input-missing", message: "symbols is required" });
      },
    });
    await activate(host);
    await world.timer.pass(61 * MINUTE_MS);
    expect(host.queue.list(9)).toMatchObject([{ status: "dead", error: { code: "workflow.input-missing" } }]);
  });
});

describe("a trigger of events", () => {
  const file = aFile("w", `on: { event: order.*, where: "event.payload.symbol == 'SPX'" }`);

  async function aListener(text = file) {
    const world = aWorld({ w: text });
    const host = aHost(world);
    await activate(host, "w");
    await world.timer.pass(0);
    return { world, host };
  }

  it("starts a run for each event that it wants", async () => {
    const { world, host } = await aListener();
    const wanted = host.publish("order.cancelled", { symbol: "SPX" });
    host.publish("order.cancelled", { symbol: "AAPL" });
    host.publish("feed.lost", { symbol: "SPX" });
    await world.timer.pass(0);
    expect(world.runs.length).toBe(1);
    expect(world.told("trigger.fired")).toMatchObject([
      { why: `order.cancelled happened (event ${wanted.id})` },
    ]);
    expect(world.events.find(({ name }) => name === "trigger.fired")).toMatchObject({
      causationId: wanted.id,
    });
  });

  it("names its fire as the cause of the run", async () => {
    const { world, host } = await aListener();
    host.publish("order.cancelled", { symbol: "SPX" });
    await world.timer.pass(0);
    const fired = world.events.find(({ name }) => name === "trigger.fired");
    expect(world.runs).toMatchObject([{ causationId: fired?.id }]);
  });

  it("tells of an event that its condition cannot judge", async () => {
    const { world, host } = await aListener();
    host.publish("order.cancelled", {});
    expect(world.told("trigger.skipped")).toMatchObject([
      { why: expect.stringMatching(/^where has no answer: /) },
    ]);
    const number = await aListener(aFile("w", 'on: { event: order.*, where: "event.seq" }'));
    number.host.publish("order.cancelled", {});
    expect(number.world.told("trigger.skipped")).toMatchObject([
      { why: "where must be true or false, was 2" },
    ]);
  });

  it("does not start itself, nor a chain without end", async () => {
    const { world, host } = await aListener(aFile("w", "on: { event: workflow.** }"));
    world.files.set("v", aFile("v", "on: { event: workflow.completed }"));
    await activate(host, "v");
    await world.timer.pass(0);
    let seen = 0;
    host.publish("workflow.completed", {}, { runId: runId("by-hand") });
    for (let round = 0; round < 10; round += 1) {
      await world.timer.pass(0);
      const started = world.runs.slice(seen);
      seen = world.runs.length;
      for (const run of started) host.publish("workflow.completed", {}, { runId: run.runId });
    }
    // w and v once by hand, then each by the other, and so on to the third.
    expect(world.runs.map(({ workflow }) => workflow).toSorted()).toEqual(["v", "v", "v", "w", "w", "w"]);
    expect(world.told("trigger.skipped").length).toBe(2);
  });

  it("starts at most 60 runs a minute, and says once that there were more", async () => {
    const { world, host } = await aListener(aFile("w", "on: { event: order.* }"));
    for (let count = 0; count < 100; count += 1) host.publish("order.cancelled", {});
    await world.timer.pass(0);
    expect([world.told("trigger.fired").length, world.told("trigger.skipped").length]).toEqual([60, 1]);
    await world.timer.pass(MINUTE_MS);
    host.publish("order.cancelled", {});
    expect(world.told("trigger.fired").length).toBe(61);
  });

  it("ends with its activation", async () => {
    const { world, host } = await aListener(aFile("w", "on: { event: order.* }"));
    host.triggers.deactivate("w", "me");
    host.publish("order.cancelled", {});
    expect(world.told("trigger.fired")).toEqual([]);
  });

  it("ends with its process", async () => {
    const { world, host } = await aListener(aFile("w", "on: { event: order.* }"));
    host.triggers.stop();
    host.publish("order.cancelled", {});
    expect(world.told("trigger.fired")).toEqual([]);
  });
});

describe("a trigger of events after a kill", () => {
  const FILE = aFile("w", "on: { event: order.* }");

  async function aListener() {
    const world = aWorld({ w: FILE });
    const host = aHost(world);
    await activate(host, "w");
    await world.timer.pass(0);
    return { world, host };
  }

  function publishUntilKilled(host: AHost, count: number): void {
    try {
      for (let done = 0; done < count; done += 1) host.publish("order.cancelled", {});
    } catch {
      // The process has ended.
    }
  }

  it("fires on an event that was told in the last instant before it, once", async () => {
    const { world, host } = await aListener();
    host.kill(2);
    publishUntilKilled(host, 1);
    expect([world.told("order.cancelled").length, world.told("trigger.fired").length]).toEqual([1, 0]);
    for (let start = 0; start < 3; start += 1) {
      const next = aHost(world);
      await world.timer.pass(0);
      next.kill();
    }
    expect([world.runs.length, world.told("trigger.fired").length]).toEqual([1, 1]);
  });

  it("starts one run for each event in the log, wherever the kills came", async () => {
    for (let first = 1; first < 16; first += 1) {
      for (let second = 1; second < 10; second += 1) {
        const { world, host } = await aListener();
        host.kill(first);
        publishUntilKilled(host, 4);
        await world.timer.pass(0);
        const next = aHost(world);
        next.kill(second);
        await world.timer.pass(0);
        const last = aHost(world);
        await world.timer.pass(MINUTE_MS);
        const events = world.told("order.cancelled").length;
        const seen = [world.runs.length, new Set(world.told("trigger.fired").map(({ key }) => key)).size];
        expect({ first, second, seen }).toEqual({ first, second, seen: [events, events] });
        last.kill();
      }
    }
  });

  it("lets go of what happened after an end in order, and of what a process told that fires nothing", async () => {
    const { world, host } = await aListener();
    host.triggers.stop();
    host.publish("order.cancelled", {});
    host.kill();
    const next = aHost(world);
    await world.timer.pass(0);
    next.kill(2);
    publishUntilKilled(next, 1);
    const owed = world.events.findLast(({ name }) => name === "order.cancelled");
    const idle = aHost(world, { isIdle: true });
    idle.publish("order.cancelled", {});
    idle.kill();
    aHost(world);
    await world.timer.pass(0);
    expect(world.told("trigger.fired")).toMatchObject([
      { why: `order.cancelled happened (event ${owed?.id})` },
    ]);
  });

  it("lets go of what happens while its file cannot be read", async () => {
    const { world, host } = await aListener();
    world.files.set("w", "name: w\non: {}\nsteps: [log_metrics]\n");
    await world.timer.pass(MINUTE_MS);
    host.publish("order.cancelled", {});
    host.kill();
    world.files.set("w", FILE);
    aHost(world);
    await world.timer.pass(0);
    expect(world.told("trigger.fired")).toEqual([]);
  });

  it("waits with it until safe mode is left", async () => {
    const { world, host } = await aListener();
    host.kill(2);
    publishUntilKilled(host, 1);
    let isHeld = true;
    aHost(world, { isHeld: () => isHeld });
    await world.timer.pass(MINUTE_MS);
    expect(world.runs.length).toBe(0);
    isHeld = false;
    await world.timer.pass(MINUTE_MS);
    expect(world.runs.length).toBe(1);
  });

  it("counts what it had fired on towards the limit of a minute", async () => {
    const { world, host } = await aListener();
    for (let count = 0; count < 100; count += 1) host.publish("order.cancelled", {});
    host.kill();
    aHost(world);
    await world.timer.pass(0);
    expect([world.told("trigger.fired").length, world.told("trigger.skipped").length]).toEqual([60, 1]);
  });
});
