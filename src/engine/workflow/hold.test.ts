import { describe, expect, it } from "vitest";
import { errorOf } from "#engine/testing/error-of.ts";
import type { FakeSlice } from "#engine/registry/testing/fake-slices.ts";
import type { RunOptions } from "#engine/orchestrator/orchestrator.ts";
import type { EventMap } from "#shared/events/event-map.ts";
import { runId } from "#shared/model/ids.ts";
import { aWorkbench } from "./testing/a-workbench.ts";
import { turns } from "./testing/fake-timer.ts";

/** Steps that end when the test says so. */
function aDesk() {
  const open: (() => void)[] = [];
  const slices: Readonly<Record<string, FakeSlice>> = {
    desk: {
      methods: {
        act: { answer: () => ({}) },
        long: { answer: () => new Promise((resolve) => void open.push(() => resolve({}))) },
      },
    },
  };
  return { slices, finish: () => open.shift()?.() };
}

const THREE = `name: x
steps:
  - first: { slice: desk, method: long }
  - second: { slice: desk, method: act }
  - third: { slice: desk, method: act }
`;

async function start(options: RunOptions = {}, workflow = THREE) {
  const desk = aDesk();
  const bench = aWorkbench({ slices: desk.slices, workflow });
  const { runId: id, finished } = await bench.engine.orchestrator.start("x", {}, options);
  await turns();
  const run = bench.engine.orchestrator.find(id)!;
  const told = (): readonly string[] =>
    bench.story().filter((line) => !/step|started/.test(line) || /paused/.test(line));
  return { ...desk, ...bench, id, run, finished, told };
}

describe("a paused run", () => {
  it("finishes what is under way, holds, and goes on when it is let", async () => {
    const { run, finish, finished, story, engine } = await start();
    expect([run.pause("anna"), run.pause("bob")]).toEqual([true, false]);
    await turns();
    expect(story().at(-1)).toBe("workflow.pausing");
    finish();
    await turns();
    expect(story().slice(-2)).toEqual(["workflow.step.completed first", "workflow.paused second"]);
    expect(engine.orchestrator.list()[0]?.status).toBe("paused");
    expect([run.release("anna", false), run.release("anna", false)]).toEqual([true, false]);
    expect((await finished).status).toBe("completed");
  });

  it("does one step at a time", async () => {
    const { run, finish, finished, told } = await start();
    run.pause("anna");
    finish();
    await turns();
    run.release("anna", true);
    await turns();
    expect(told().slice(-2)).toEqual(["workflow.continued", "workflow.paused third"]);
    run.release("anna", true);
    expect((await finished).status).toBe("completed");
  });

  it("is cancelled with a reason that is kept", async () => {
    const { run, finish, finished, published, engine, id } = await start();
    run.pause("anna");
    finish();
    await turns();
    engine.orchestrator.cancel(id, "anna", "wrong symbol");
    expect((await finished).status).toBe("cancelled");
    expect(published.at(-1)).toMatchObject({
      name: "workflow.cancelled",
      payload: { by: "anna", reason: "wrong symbol" },
    });
  });

  it("is left as it is at the end of the program, and nothing more is written", async () => {
    const { run, finish, finished, published } = await start();
    expect(run.suspend()).toBe(false);
    run.pause("anna");
    finish();
    await turns();
    const before = published.length;
    expect(run.suspend()).toBe(true);
    await finished;
    expect(published).toHaveLength(before);
  });

  it("holds each of several steps that run at the same time, and is told once", async () => {
    const { run, finish, finished, told } = await start(
      {},
      `name: x
steps:
  - fan: { parallel: [{ left: [{ a: { slice: desk, method: long } }, { b: { slice: desk, method: act } }] }, { right: [{ c: { slice: desk, method: long } }, { d: { slice: desk, method: act } }] }] }
`,
    );
    run.pause("anna");
    finish();
    await turns();
    expect(told().at(-1)).toBe("workflow.pausing");
    finish();
    await turns();
    expect(told().at(-1)).toBe("workflow.paused fan.left.b");
    run.release("anna", true);
    await turns();
    expect(told().at(-1)).toBe("workflow.paused fan.right.d");
    run.release("anna", false);
    expect((await finished).status).toBe("completed");
  });
});

describe("a paused run of an earlier process", () => {
  it("holds before the next step inside what was entered, and does that one step when asked to", async () => {
    const inside = THREE.replace(
      "- second: { slice: desk, method: act }",
      '- second: { when: "true", then: [{ inner: { slice: desk, method: act } }, { last: { slice: desk, method: act } }] }',
    );
    const first = await start({ breakAt: ["inner"] }, inside);
    first.finish();
    await turns();
    const started = first.published[0]!.payload as EventMap["workflow.started"];
    const begun = new Map(["first", "second"].map((step, index) => [step, { seq: index, tsMs: 0 }]));
    const output = { output: {}, summary: {}, durationMs: 1 };
    for (const [allowed, step] of [
      [0, "second.then.inner"],
      [1, "second.then.last"],
    ] as const) {
      const later = aWorkbench({ slices: aDesk().slices, files: {} });
      later.engine.orchestrator.resume({
        ...started,
        runId: runId("run-7"),
        given: [],
        definition: inside,
        breakAt: [],
        progress: {
          reason: "a test",
          steps: new Map([["first", output]]),
          waits: { begun, approvals: new Map() },
          heldBy: "anna",
          allowed,
        },
      });
      await turns();
      expect(later.published.at(-1)).toMatchObject({
        name: "workflow.paused",
        payload: { by: "anna", step },
      });
    }
  });
});

describe("a breakpoint", () => {
  it("pauses before its step, also when named by the end of its path", async () => {
    const grouped = THREE.replace("  - third", "  - group:\n    - third");
    const { finish, finished, run, published, told } = await start({ breakAt: ["third"] }, grouped);
    expect(published[0]?.payload).toMatchObject({ breakAt: ["group.third"] });
    finish();
    await turns();
    expect(told()).toEqual(["workflow.paused group.third"]);
    run.release("anna", false);
    expect((await finished).status).toBe("completed");
  });

  it("is refused for what is no step", async () => {
    const { engine } = aWorkbench({ slices: aDesk().slices, workflow: THREE });
    const error = await engine.orchestrator.start("x", {}, { breakAt: ["secnd"] }).then(
      () => undefined,
      (thrown: unknown) =>
        errorOf(() => {
          throw thrown;
        }),
    );
    expect(error).toMatchObject({ code: "workflow.step-unknown", remedy: "did you mean second?" });
  });
});
