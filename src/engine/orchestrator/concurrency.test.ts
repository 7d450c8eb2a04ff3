import { describe, expect, it } from "vitest";
import { aWorkbench } from "#engine/workflow/testing/a-workbench.ts";
import { TRADING_SLICES } from "#engine/workflow/testing/trading-slices.ts";
import { turns } from "#engine/workflow/testing/fake-timer.ts";
import { refusedError, toAppError } from "#shared/errors/app-error.ts";
import { runId } from "#shared/model/ids.ts";

/** A workflow of ten seconds that takes an input. */
function aSlow(concurrency: string) {
  const workflow = `name: slow
concurrency: ${concurrency}
inputs: { place: { type: text, default: here } }
steps:
  - rest: { wait: 10s }
`;
  const bench = aWorkbench({ slices: TRADING_SLICES, workflow });
  const { orchestrator } = bench.engine;
  const start = (inputs: Readonly<Record<string, unknown>> = {}) =>
    orchestrator.executeWorkflow("slow", inputs, {
      runId: runId(`run-${String(bench.published.length)}-${String(count++)}`),
    });
  let count = 0;
  const running = () => orchestrator.list().length;
  return { ...bench, orchestrator, start, running };
}

describe("concurrency of a workflow", () => {
  it("lets the second run wait for the end of the first", async () => {
    const { start, running, timer, published } = aSlow("{ when_busy: queue }");
    const both = [start(), start()];
    await turns();
    expect(running()).toBe(1);
    await timer.pass(10_000);
    expect(running()).toBe(1);
    await timer.pass(10_000);
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual(["completed", "completed"]);
    expect(published.filter(({ name }) => name === "workflow.started").length).toBe(2);
  });

  it("refuses the second where it says skip, and starts nothing", async () => {
    const { start, running, published } = aSlow("{ when_busy: skip }");
    void start();
    await turns();
    await expect(start()).rejects.toMatchObject({ code: "run.busy", kind: "refused", value: "slow" });
    expect([running(), published.filter(({ name }) => name === "workflow.started").length]).toEqual([1, 1]);
  });

  it("makes one run of two starts at the same instant where it says skip", async () => {
    const { start, running, published } = aSlow("{ when_busy: skip }");
    const refusals: unknown[] = [];
    for (const started of [start(), start()]) started.catch((thrown: unknown) => refusals.push(thrown));
    await turns();
    expect(refusals).toMatchObject([{ code: "run.busy", kind: "refused" }]);
    expect([running(), published.filter(({ name }) => name === "workflow.started").length]).toEqual([1, 1]);
  });

  it("ends the first where the last is to win", async () => {
    const { start, timer } = aSlow("{ when_busy: cancel_previous }");
    const first = start();
    await turns();
    const second = start();
    await turns();
    expect(await first).toMatchObject({ status: "cancelled" });
    await timer.pass(10_000);
    expect(await second).toMatchObject({ status: "completed" });
  });

  it("counts runs of another key apart", async () => {
    const { start, running } = aSlow("{ key: '${inputs.place}', when_busy: queue }");
    for (const place of ["here", "there", "here"]) void start({ place });
    await turns();
    expect(running()).toBe(2);
  });

  it("refuses a key that is no text", async () => {
    const { start, orchestrator } = aSlow("{ key: '${inputs}', when_busy: queue }");
    const refusal = { code: "workflow.concurrency-key-invalid", kind: "user" };
    await expect(start()).rejects.toMatchObject(refusal);
    await expect(orchestrator.check("slow", {})).rejects.toMatchObject(refusal);
  });

  it("asks at the last instant whether a run that waited may start, and gives its place to the next", async () => {
    const { start, orchestrator, running, timer } = aSlow("{ when_busy: queue }");
    void start();
    await turns();
    let isWanted = true;
    const confirm = (): void => {
      if (!isWanted) throw refusedError({ code: "x.late", message: "too late" });
    };
    const late = orchestrator.start("slow", {}, { confirm }).catch(toAppError);
    const last = start();
    isWanted = false;
    await timer.pass(10_000);
    expect(await late).toMatchObject({ code: "x.late" });
    expect(running()).toBe(1);
    await timer.pass(10_000);
    expect((await last).status).toBe("completed");
  });

  it("starts nothing after it is closed", async () => {
    const { start, orchestrator } = aSlow("{ when_busy: queue }");
    orchestrator.close("the end of the program");
    await expect(start()).rejects.toMatchObject({ code: "run.cancelled" });
  });
});
