import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { CutOffRun } from "#engine/orchestrator/orchestrator.ts";
import type { FakeSlice } from "#engine/registry/testing/fake-slices.ts";
import type { EventMap } from "#shared/events/event-map.ts";
import { runId } from "#shared/model/ids.ts";
import type { EarlierWaits } from "./run-types.ts";
import { aWorkbench, type Workbench } from "./testing/a-workbench.ts";
import { turns } from "./testing/fake-timer.ts";

function aDesk() {
  const asked: unknown[] = [];
  const slices: Readonly<Record<string, FakeSlice>> = {
    desk: {
      methods: {
        act: {
          input: { text: z.string().default("nothing") },
          output: { acted: z.boolean() },
          answer: ({ text }) => {
            asked.push(text);
            return { acted: true };
          },
        },
        hang: { answer: () => new Promise(() => undefined) },
      },
    },
  };
  return { slices, asked };
}

const ACT = "  - act: { slice: desk, method: act }\n";
const workflow = (steps: string): string =>
  `name: x\ninputs:\n  symbol: { type: string, default: SPX }\nsteps:\n${steps}`;

async function start(steps: string) {
  const desk = aDesk();
  const bench = aWorkbench({ slices: desk.slices, workflow: workflow(steps) });
  const { runId: id, finished } = await bench.engine.orchestrator.start("x", {});
  await turns();
  return { ...desk, ...bench, id, finished };
}

function problemsOf(steps: string): readonly string[] {
  const { engine } = aWorkbench({ slices: aDesk().slices });
  return engine
    .validateWorkflow(workflow(steps))
    .map(({ code, line, message, remedy }) => `${line} ${code} ${message}; ${remedy}`);
}

/** The run as the log of a process that was killed while it waited would tell it. */
function cutOff({ published, id }: Workbench & { readonly id: string }, waits: EarlierWaits): CutOffRun {
  const started = published[0]!.payload as EventMap["workflow.started"];
  return {
    ...started,
    runId: runId(id),
    given: started.given ?? [],
    definition: started.definition ?? "",
    progress: { reason: "a test", steps: new Map(), waits },
  };
}

const HEALTH =
  '  - ill: { wait: { event: "health.*", where: "event.payload.slice == inputs.symbol", timeout: 1h } }\n';
const ill = (slice: string): EventMap["health.degraded"] => ({ slice, state: "down", detail: "" });

describe("a wait for an event", () => {
  it("ends with the first that matches, and answers it", async () => {
    const { tell, finished, asked } = await start(HEALTH + ACT);
    tell("workflow.resumed", { reason: "", readBack: [] });
    tell("health.degraded", ill("FB"));
    await turns();
    expect(asked).toEqual([]);
    tell("health.degraded", ill("SPX"));
    const { status, steps } = await finished;
    expect([status, steps[0]?.output]).toMatchObject([
      "completed",
      { timedOut: false, event: { name: "health.degraded", payload: { slice: "SPX" } } },
    ]);
    expect(asked).toEqual(["nothing"]);
  });

  it("fails when its time is over, or goes on where it says so", async () => {
    const failing = await start(HEALTH);
    await failing.timer.pass(3_600_000);
    expect(await failing.finished).toMatchObject({
      status: "failed",
      error: { code: "workflow.wait-timed-out", message: expect.stringContaining("no health.* came") },
    });
    const going = await start(HEALTH.replace("timeout: 1h", "timeout: 1h, on_timeout: continue") + ACT);
    await going.timer.pass(3_600_000);
    expect(await going.finished).toMatchObject({
      status: "completed",
      steps: [{ output: { timedOut: true } }, {}],
    });
  });

  it("fails for a condition without a clear answer", async () => {
    const { tell, finished } = await start(HEALTH.replace("payload.slice", "payload.nothing"));
    tell("health.degraded", ill("SPX"));
    expect((await finished).status).toBe("failed");
    const unclear = await start(HEALTH.replace(" == inputs.symbol", ""));
    unclear.tell("health.degraded", ill("SPX"));
    expect((await unclear.finished).error?.code).toBe("workflow.condition-unknown");
  });

  it("is cancelled at once, and hears nothing any more", async () => {
    const { engine, id, finished, tell, timer } = await start(HEALTH);
    engine.orchestrator.cancel(id, "a test");
    expect((await finished).status).toBe("cancelled");
    tell("health.degraded", ill("SPX"));
    await timer.pass(3_600_000);
  });

  it("goes on after a crash from when it began, not from now", async () => {
    const bench = await start(HEALTH);
    const tsMs = bench.timer.clock.now() - 3_500_000;
    const waits = { begun: new Map([["ill", { seq: 7, tsMs }]]), approvals: new Map() };
    const later = aWorkbench({ slices: aDesk().slices, files: {} });
    const { finished } = later.engine.orchestrator.resume(cutOff(bench, waits));
    await later.timer.pass(100_000);
    expect((await finished).error?.code).toBe("workflow.wait-timed-out");
    expect(later.listened).toEqual([{ mode: "backtest", pattern: "health.*", afterSeq: 7 }]);
  });

  it.each([
    ['{ wait: { event: "order.fild" } }', "event must be known, was order.fild; did you mean order.filled?"],
    ['{ wait: { event: "Order" } }', "pattern must be segments joined by dots"],
    ['{ wait: { event: "order.*", where: "event.price > 1" } }', "member must be known, was price"],
    ['{ wait: { event: "order.*", where: "1 + 1" } }', "value must be a truth, was a number"],
    ['{ wait: { event: "order.*", on_timeout: continue } }', "on_timeout must stand beside timeout"],
    [
      '{ wait: { event: "order.*", timeout: 9999h } }',
      "timeout must be a duration with its unit of at most 480h",
    ],
    ['{ wait: { event: "order.*", until: 1h } }', "key must be known, was until"],
  ])("%s is refused before the run", (step, problem) => {
    expect(problemsOf(`  - w: ${step}\n`).join("\n")).toContain(problem);
  });
});

describe("a wait for a time", () => {
  it("goes on after a crash with what was left of it", async () => {
    const bench = await start("  - w: { wait: 10s }\n");
    const begun = new Map([["w", { seq: 1, tsMs: bench.timer.clock.now() - 7_000 }]]);
    const later = aWorkbench({ slices: aDesk().slices, files: {} });
    const { finished } = later.engine.orchestrator.resume(cutOff(bench, { begun, approvals: new Map() }));
    await later.timer.pass(3_000);
    expect(await finished).toMatchObject({ status: "completed", durationMs: 3_000 });
  });
});

/** Starts with the clock at that time. */
async function startAt(time: string, steps: string) {
  const desk = aDesk();
  const bench = aWorkbench({ slices: desk.slices, workflow: workflow(steps) });
  bench.timer.clock.advance(Date.parse(time) - bench.timer.clock.now());
  const { runId: id, finished } = await bench.engine.orchestrator.start("x", {});
  await turns();
  return { ...desk, ...bench, id, finished };
}

const HOUR_MS = 3_600_000;
const NEW_YORK = 'cron: "55 15 * * *", zone: America/New_York';

describe("a wait for a moment", () => {
  it.each([
    ["before the close of a half day", "2024-07-03T14:00:00Z", "session: close, offset: -5m", 2.916_666],
    ["to the open after a weekend and a holiday", "2024-08-30T21:00:00Z", "session: open", 88.5],
    ["to a time of a zone, over a change of its clocks", "2024-03-10T00:00:00Z", NEW_YORK, 19.916_666],
  ])("waits %s", async (_, time, moment, hours) => {
    const bench = await startAt(time, `  - w: { wait: { ${moment} } }\n${ACT}`);
    await bench.timer.pass(hours * HOUR_MS - 1_000);
    expect(bench.asked).toEqual([]);
    await bench.timer.pass(5_000);
    expect(bench.asked).toEqual(["nothing"]);
    expect((await bench.finished).status).toBe("completed");
  });

  it("is over when the computer slept through it", async () => {
    const bench = await startAt("2024-07-03T14:00:00Z", `  - w: { wait: { session: close } }\n${ACT}`);
    bench.timer.clock.sleep(9 * HOUR_MS);
    await bench.timer.pass(30_000);
    expect(bench.asked).toEqual(["nothing"]);
  });

  it("is the one after it began, also when a crash came between", async () => {
    const bench = await startAt("2024-07-03T14:00:00Z", `  - w: { wait: { session: close } }\n${ACT}`);
    const begun = new Map([["w", { seq: 1, tsMs: bench.timer.clock.now() }]]);
    const later = aDesk();
    const next = aWorkbench({ slices: later.slices, files: {} });
    next.timer.clock.advance(Date.parse("2024-07-05T13:00:00Z") - next.timer.clock.now());
    const { finished } = next.engine.orchestrator.resume(cutOff(bench, { begun, approvals: new Map() }));
    await next.timer.pass(0);
    expect([(await finished).status, later.asked]).toEqual(["completed", ["nothing"]]);
  });

  it.each([
    ["{ wait: { session: lunch } }", "session must be one of pre_market, open, close, after_hours"],
    ["{ wait: { session: close, offset: 25h } }", "offset must be a time of at most 24h, was 25h"],
    ['{ wait: { cron: "61 * * * *" } }', "cron must be five fields"],
    ['{ wait: { cron: "0 9 * * *", zone: Mars } }', "zone must be one of the IANA database, was Mars"],
    ["{ wait: { session: close, missed: skip } }", "key must be known, was missed"],
    ["{ wait: 25h }", "wait: { session: close, offset: -5m }"],
  ])("%s is refused before the run", (step, problem) => {
    expect(problemsOf(`  - w: ${step}\n`).join("\n")).toContain(problem);
  });
});

const ASK =
  "  - ask: { wait: { approval: \"${'Trade ' + inputs.symbol + '?'}\", who: [anna, bob], timeout: 24h } }\n";

function decide(bench: Awaited<ReturnType<typeof start>>, decision: "approved" | "rejected"): void {
  const approval = `${bench.id}:ask`;
  bench.tell("workflow.approval.decided", { approval, step: "ask", decision, by: "anna", comment: "ok" });
}

describe("an approval", () => {
  it("asks, waits, and answers who decided what", async () => {
    const bench = await start(ASK + ACT);
    expect(bench.published.at(-1)).toMatchObject({
      name: "workflow.approval.asked",
      payload: { approval: `${bench.id}:ask`, text: "Trade SPX?", who: ["anna", "bob"] },
    });
    bench.tell("workflow.approval.decided", {
      approval: "of another run",
      step: "ask",
      decision: "rejected",
      by: "bob",
      comment: "",
    });
    decide(bench, "approved");
    const { status, steps } = await bench.finished;
    expect([status, steps[0]?.output]).toEqual([
      "completed",
      { approved: true, decision: "approved", by: "anna", comment: "ok" },
    ]);
  });

  it("ends a run that was rejected as refused, unless its step goes on", async () => {
    const refused = await start(ASK + ACT);
    decide(refused, "rejected");
    expect(await refused.finished).toMatchObject({
      status: "refused",
      error: { code: "workflow.approval-rejected", message: "anna rejected ask: ok" },
    });
    const going = await start(
      `${ASK.replace("timeout: 24h", "on_reject: continue")}  - g: { when: "!steps.ask.approved", then: [{ act: { slice: desk, method: act } }] }\n`,
    );
    decide(going, "rejected");
    expect([(await going.finished).status, going.asked]).toEqual(["completed", ["nothing"]]);
  });

  it("expires, and says so in the log", async () => {
    const { timer, finished, published } = await start(ASK);
    await timer.pass(86_400_000);
    expect((await finished).error?.code).toBe("workflow.wait-timed-out");
    expect(published).toContainEqual(
      expect.objectContaining({
        name: "workflow.approval.decided",
        payload: expect.objectContaining({ decision: "expired", by: "the timeout" }),
      }),
    );
  });

  it("is withdrawn when its run is cancelled", async () => {
    const { engine, id, finished, story } = await start(ASK);
    engine.orchestrator.cancel(id, "a test", "no time");
    await finished;
    expect(story().slice(-3)).toEqual([
      "workflow.approval.decided ask",
      "workflow.step.failed ask",
      "workflow.cancelled ask",
    ]);
  });

  it("asks each item of a list by an id of its own", async () => {
    const { published } = await start(
      '  - each: { for_each: "[1, 2]", parallel: 2, steps: [{ ask: { wait: { approval: Go? } } }] }\n',
    );
    const asked = published.filter(({ name }) => name === "workflow.approval.asked");
    expect(asked.map(({ payload }) => (payload as EventMap["workflow.approval.asked"]).approval)).toEqual([
      expect.stringMatching(/:each\.ask#0$/),
      expect.stringMatching(/:each\.ask#1$/),
    ]);
  });

  it("does not ask again after a crash, and looks for an answer that came in between", async () => {
    const bench = await start(ASK + ACT);
    const approval = `${bench.id}:ask`;
    const tsDeadlineMs = bench.timer.clock.now() + 1_000;
    const open = new Map([[approval, { tsDeadlineMs, seq: 5 }]]);
    const waiting = aWorkbench({ slices: aDesk().slices, files: {} });
    const { finished } = waiting.engine.orchestrator.resume(
      cutOff(bench, { begun: new Map(), approvals: open }),
    );
    await waiting.timer.pass(1_000);
    expect((await finished).error?.code).toBe("workflow.wait-timed-out");
    expect(waiting.story()).not.toContain("workflow.approval.asked ask");
    expect(waiting.listened).toEqual([
      { mode: "backtest", pattern: "workflow.approval.decided", afterSeq: 5 },
    ]);
  });

  it.each([
    ["  - w: { wait: { approval: 7 } }\n", "approval must be a text"],
    ["  - w: { wait: { approval: Go?, who: anna } }\n", "who must be a list of names"],
    ["  - w: { wait: { approval: Go?, on_reject: maybe } }\n", "on_reject must be one of fail, continue"],
    ['  - w: { wait: { approval: "${inputs.nobody}" } }\n', "input must be known, was nobody"],
  ])("%s is refused before the run", (steps, problem) => {
    expect(problemsOf(steps).join("\n")).toContain(problem);
  });

  it("cannot stand under a trigger", () => {
    const { engine } = aWorkbench({ slices: aDesk().slices });
    const text =
      "name: x\nmode: real-time\nsteps:\n  - l: { trigger: market_data_update, steps: [{ a: { wait: { approval: Go? } } }] }\n";
    expect(engine.validateWorkflow(text).map(({ code }) => code)).toEqual(["workflow.approval-inside"]);
  });
});
